#include "output/text_flow.hpp"

#include <algorithm>

namespace formletter::output {
namespace {

constexpr Length blank_line_from = Length::pt(6);

}  // namespace

void TextFlow::add_gap(Length gap) {
  Length &target = lines_.empty() ? leading_ : pending_;
  target = std::max(target, gap);
}

void TextFlow::add_line(std::string line) {
  if (pending_ >= blank_line_from) lines_.emplace_back();
  pending_ = Length();
  line.erase(line.find_last_not_of(' ') + 1);
  lines_.push_back(std::move(line));
}

void TextFlow::add_flow(const TextFlow &inner, std::string_view first, std::string_view rest) {
  add_gap(inner.leading_);
  bool is_first = true;
  for (const std::string &line : inner.lines_) {
    add_line(line.empty() ? line : std::string(is_first ? first : rest) + line);
    is_first = false;
  }
  add_gap(inner.pending_);
}

}  // namespace formletter::output
