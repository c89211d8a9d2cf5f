#include "pdf/operators.hpp"

#include <algorithm>

namespace formletter::pdf {

void Operators::grow(std::size_t count) {
  constexpr std::size_t usual_page = 8192;
  room_.resize(std::max({usual_page, 2 * room_.size(), size_ + count}));
}

}  // namespace formletter::pdf
