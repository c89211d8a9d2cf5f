#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// Follows the bytes of a file over chunk borders and notes on which lines they
/// tell something of its encoding.
class EncodingWatch {
 public:
  void add(std::string_view chunk);
  void finish();
  /// On which all that was added ends.
  int line() const { return line_; }

  int bad_line = 0;       ///< the first that is not UTF-8; 0 for none
  int accented_line = 0;  ///< the first with a character of UTF-8 beyond ASCII
  int foreign_line = 0;   ///< the first with a word that is none of Windows-1252
  bool has_zero = false;

 private:
  void judge(std::size_t end);
  void pass_ascii(std::string_view text, std::size_t size);
  void look_at(char c);

  std::string rest_;
  int line_ = 1, high_bytes_ = 0;
  unsigned char before_ = 0, middle_ = 0;
};

}  // namespace formletter::mailmerge
