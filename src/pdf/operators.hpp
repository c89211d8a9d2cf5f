#pragma once

#include "pdf/syntax.hpp"

#include <formletter/length.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace formletter::pdf {

/// The operators of a page, put one behind the other. Most are a few bytes, which a string
/// would append by two calls each; in a header for that.
class Operators {
 public:
  void clear() { size_ = 0; }
  std::string_view all() const { return {room_.data(), size_}; }

  void put(std::string_view text) {
    std::memcpy(ahead(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  /// How much is known when this is compiled.
  // NOLINTBEGIN(modernize-avoid-c-arrays): a text in quotation marks is one.
  template <std::size_t N>
  void put(const char (&text)[N]) {
    std::memcpy(ahead(N - 1), text, N - 1);
    size_ += N - 1;
  }
  // NOLINTEND(modernize-avoid-c-arrays)
  void put(char c) {
    *ahead(1) = c;
    ++size_;
  }
  void put_number(std::int64_t value) { end_at(put_integer(ahead(longest_number), value)); }
  void put_length(Length length) { end_at(put_thousandths(ahead(longest_number), length.in_millipoints())); }

 private:
  char *ahead(std::size_t count) {
    if (room_.size() - size_ < count) [[unlikely]]
      grow(count);
    return room_.data() + size_;
  }
  void grow(std::size_t count);
  void end_at(const char *end) { size_ = static_cast<std::size_t>(end - room_.data()); }

  std::string room_;  ///< its size is what there is room for
  std::size_t size_ = 0;
};

}  // namespace formletter::pdf
