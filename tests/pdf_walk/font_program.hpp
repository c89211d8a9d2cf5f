#pragma once

#include <memory>
#include <optional>
#include <string>

namespace formletter::pdf {

/// An embedded font program, read by FreeType: another reader than the one that wrote it.
class FontProgram {
 public:
  explicit FontProgram(std::string bytes);
  ~FontProgram();
  FontProgram(const FontProgram &) = delete;
  FontProgram &operator=(const FontProgram &) = delete;

  bool opens() const;
  /// Through the Microsoft Unicode table (3, 1); 0 for none.
  unsigned glyph_of_character(char32_t character) const;
  bool has_unicode_table() const;
  /// `glyph` is a CID where the program is a CID-keyed one. In thousandths of an em; nothing when there is no
  /// such glyph or its outline is damaged.
  std::optional<double> width(unsigned glyph) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace formletter::pdf
