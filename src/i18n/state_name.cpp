#include "i18n/state_name.hpp"

namespace formletter::i18n {

std::string state_name(ReviewState state) {
  switch (state) {
    case ReviewState::partial:
      return "partial";
    case ReviewState::draft:
      return "draft";
    case ReviewState::reviewed:
      return "reviewed";
  }
  return "draft";
}

}  // namespace formletter::i18n
