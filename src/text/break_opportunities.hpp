#pragma once

#include <formletter/language_tag.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::text {

/// What may happen before a character.
enum class Break : std::uint8_t {
  none,
  allowed,
  forced,      ///< behind U+2028
  hyphen,      ///< inside a word, with a hyphen that the text does not have
  last_resort  ///< inside an e-mail address, number or name that should hold together
};

/// Places where a line may end: UAX #14 by ICU (with its dictionaries for Thai,
/// Lao, Khmer and Burmese), then what paper needs beyond it.
class BreakFinder {
 public:
  BreakFinder();
  ~BreakFinder();
  BreakFinder(BreakFinder &&) noexcept;
  BreakFinder &operator=(BreakFinder &&) noexcept;

  /// One entry a character and one for the end, for the text in `language`; valid
  /// until the next call. Isolates do not count: they stay with what they enclose.
  const std::vector<Break> &find(std::u32string_view characters, const LanguageTag &language);

 private:
  struct Iterators;
  void strip(std::u32string_view characters);

  std::unique_ptr<Iterators> iterators_;
  std::u32string drawn_;               ///< without bidi controls
  std::vector<std::uint32_t> places_;  ///< of drawn_ in the characters given
  std::vector<Break> drawn_breaks_, breaks_;
  std::u16string units_;
};

}  // namespace formletter::text
