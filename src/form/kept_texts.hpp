#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace formletter::form {

/// Texts that stay where they are until all of them go, in a few pieces of memory.
class KeptTexts {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (pieces_.empty() || left_ < text.size()) {
      left_ = std::max(text.size(), usual_piece);
      next_ = pieces_.emplace_back(new char[left_]).get();
    }
    char *const kept = next_;
    std::memcpy(kept, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {kept, text.size()};
  }

 private:
  static constexpr std::size_t usual_piece = 2048;  ///< bytes
  std::vector<std::unique_ptr<char[]>> pieces_;     // NOLINT(modernize-avoid-c-arrays)
  char *next_ = nullptr;                            ///< the free bytes of the last piece
  std::size_t left_ = 0;
};

}  // namespace formletter::form
