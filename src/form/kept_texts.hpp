#pragma once

#include <cstddef>
#include <forward_list>
#include <string>
#include <string_view>

namespace formletter::form {

/// Texts that stay where they are until all of them go, in a few pieces of memory.
class KeptTexts {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (pieces_.empty() || pieces_.front().capacity() - pieces_.front().size() < text.size()) {
      pieces_.emplace_front().reserve(text.size() < usual_piece / 4 ? usual_piece : text.size());
    }
    std::string &piece = pieces_.front();
    const std::size_t begin = piece.size();
    piece += text;
    return std::string_view(piece).substr(begin);
  }

 private:
  static constexpr std::size_t usual_piece = 2048;  ///< bytes
  std::forward_list<std::string> pieces_;           ///< the last first
};

}  // namespace formletter::form
