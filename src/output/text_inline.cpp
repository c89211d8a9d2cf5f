#include "output/text_inline.hpp"

#include "diag/ascii.hpp"
#include "diag/overloaded.hpp"
#include "output/isolates.hpp"
#include "output/wrap_text.hpp"

#include <algorithm>
#include <string_view>

namespace formletter::output {
namespace {

using document::CheckBox;
using document::Image;
using document::InlineObject;
using document::InlineText;
using document::PageCount;
using document::PageNumber;
using document::TextField;

std::string text_field(const TextField &field) {
  if (!field.value.empty()) return field.value;
  if (!field.width) return std::string(field_mark);
  // About twelve characters an inch, as on a typewriter.
  const auto columns = field.width->in_millipoints() / 6000;
  std::string line(static_cast<std::size_t>(std::clamp<std::int64_t>(columns, 4, 40)), '_');
  return line;
}

std::string object_text(const InlineObject &object) {
  return std::visit(Overloaded{
                        [](const Image &image) {
                          return image.alternative.empty() ? std::string() : "[" + image.alternative + "]";
                        },
                        [](const CheckBox &box) { return std::string(box.checked ? "[x]" : "[ ]"); },
                        [](const TextField &field) { return text_field(field); },
                        // A message is one page.
                        [](const PageNumber &) { return std::string("1"); },
                        [](const PageCount &) { return std::string("1"); },
                    },
                    object);
}

std::string without_isolates(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (isolate_at(text, at) == IsolateControl::none) {
      result += text[at];
    } else {
      at += 2;
    }
  }
  return result;
}

/// The address that a reader would type: without mailto: or tel:.
std::string_view shown_target(std::string_view target) {
  for (const std::string_view scheme : {"mailto:", "tel:"}) {
    if (target.starts_with(scheme)) return target.substr(scheme.size());
  }
  return target;
}

bool says_target(std::string_view words, std::string_view target) {
  const std::string plain = without_isolates(words);
  const auto first = plain.find_first_not_of(' ');
  if (first == std::string::npos) return false;
  const std::string said = plain.substr(first, plain.find_last_not_of(' ') - first + 1);
  if (said == target || said == shown_target(target)) return true;
  if (target.starts_with("tel:")) {
    std::string digits;
    std::copy_if(said.begin(), said.end(), std::back_inserter(digits),
                 [](char c) { return ascii::is_digit(c) || c == '+'; });
    return target.substr(4).ends_with(digits) && digits.size() >= 7;
  }
  const auto scheme = target.find("://");
  return scheme != std::string_view::npos && said == target.substr(scheme + 3);
}

class PlainText {
 public:
  PlainText(const document::Document &document, const InlineText &text) : document_(document), text_(text) {}

  std::string write(bool isolated) {
    const auto &spans = text_.spans;
    for (std::size_t i = 0; i < spans.size();) {
      std::size_t next = i + 1;
      while (next < spans.size() && spans[next].link == spans[i].link) ++next;
      const std::size_t begin = result_.size();
      add_characters(spans[i].begin, spans[next - 1].end);
      if (spans[i].link) add_target(document_.links.at(*spans[i].link), begin, isolated);
      i = next;
    }
    return isolated ? result_ : without_isolates(result_);
  }

 private:
  void add_characters(std::size_t at, std::size_t end) {
    const std::string_view all = text_.text;
    while (at < end) {
      const std::size_t object = std::min(end, all.find(object_replacement, at));
      result_ += all.substr(at, object - at);
      at = object;
      if (at == end) return;
      const InlineObject &here = text_.objects.at(next_object_++);
      result_ += object_text(here);
      at += object_replacement.size();
      const bool box = std::holds_alternative<CheckBox>(here);
      if (box && at < all.size() && all[at] != ' ') result_ += ' ';
    }
  }

  void add_target(std::string_view target, std::size_t begin, bool isolated) {
    if (says_target(std::string_view(result_).substr(begin), target)) return;
    const bool space = result_.ends_with(' ');
    if (space) result_.pop_back();
    const std::string shown = "<" + std::string(shown_target(target)) + ">";
    result_ += ' ';
    if (isolated) result_ += left_to_right_isolate;
    result_ += shown;
    if (isolated) result_ += pop_isolate;
    if (space) result_ += ' ';
  }

  const document::Document &document_;
  const InlineText &text_;
  std::size_t next_object_ = 0;
  std::string result_;
};

}  // namespace

std::string plain_text(const document::Document &document, const InlineText &text, Direction direction) {
  const bool isolated = direction == Direction::right_to_left || has_right_to_left_letters(text.text);
  return PlainText(document, text).write(isolated);
}

}  // namespace formletter::output
