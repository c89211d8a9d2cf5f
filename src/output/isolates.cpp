#include "output/isolates.hpp"

namespace formletter::output {

IsolateControl isolate_at(std::string_view text, std::size_t offset) {
  if (!text.substr(offset).starts_with("\xE2\x81") || offset + 3 > text.size()) return IsolateControl::none;
  switch (static_cast<unsigned char>(text[offset + 2])) {
    case 0xA6:
      return IsolateControl::left_to_right;
    case 0xA7:
      return IsolateControl::right_to_left;
    case 0xA8:
      return IsolateControl::first_strong;
    case 0xA9:
      return IsolateControl::pop;
    default:
      return IsolateControl::none;
  }
}

bool isolates_balance(std::string_view text) {
  int depth = 0;
  for (std::size_t at = text.find("\xE2\x81"); at != std::string_view::npos;
       at = text.find("\xE2\x81", at + 3)) {
    const IsolateControl control = isolate_at(text, at);
    if (control == IsolateControl::none) continue;
    depth += control == IsolateControl::pop ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth == 0;
}

std::string_view isolate_tag(IsolateControl control) {
  switch (control) {
    case IsolateControl::left_to_right:
      return "<bdi dir=\"ltr\">";
    case IsolateControl::right_to_left:
      return "<bdi dir=\"rtl\">";
    case IsolateControl::first_strong:
      return "<bdi>";
    case IsolateControl::pop:
      return "</bdi>";
    case IsolateControl::none:
      return "";
  }
  return "";
}

}  // namespace formletter::output
