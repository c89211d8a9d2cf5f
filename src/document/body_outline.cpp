#include "document/body_outline.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"

namespace formletter::document {
namespace {

enum class TagShape { start, end, empty };
struct Tag {
  TagShape shape = TagShape::start;
  std::string_view name;
  std::size_t end = 0;
};

class OutlineScan {
 public:
  explicit OutlineScan(std::string_view text) : text_(text) {}

  std::optional<BodyOutline> run() {
    if (!pass_start("html")) return std::nullopt;
    if (const auto next = tag(); next && next->name == "head" && !pass_element()) return std::nullopt;
    skip_space();
    if (!pass_start("body")) return std::nullopt;
    BodyOutline outline{.opening_end = at_, .children = {}};
    outline.children.reserve(32);
    for (skip_space(); !looking_at("</"); skip_space()) {
      BodyChild &child = outline.children.emplace_back();
      note_place(child);
      if (!pass_element()) return std::nullopt;
      child.end = at_;
    }
    if (!pass("</body>") || !pass("</html>") || at_ != text_.size()) return std::nullopt;
    return outline;
  }

 private:
  bool looking_at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  void skip_space() {
    while (at_ < text_.size() && ascii::is_space(text_[at_])) ++at_;
  }
  /// Passes what is looked at, and the white space behind it.
  bool pass(std::string_view what) {
    if (!looking_at(what)) return false;
    at_ += what.size();
    skip_space();
    return true;
  }
  bool pass_start(std::string_view name) {
    const auto next = tag();
    if (!next || next->shape != TagShape::start || next->name != name) return false;
    at_ = next->end;
    if (name == "html") skip_space();
    return true;
  }

  /// The tag at hand; nothing where there is none, or markup that is no tag.
  std::optional<Tag> tag() const {
    if (at_ + 1 >= text_.size() || text_[at_] != '<') return std::nullopt;
    const bool closes = text_[at_ + 1] == '/';
    const std::size_t name_begin = at_ + (closes ? 2 : 1);
    std::size_t end = name_begin;
    while (end < text_.size() && !ascii::is_space(text_[end]) && text_[end] != '>' && text_[end] != '/')
      ++end;
    const auto name = text_.substr(name_begin, end - name_begin);
    if (name.empty() || name.front() == '!' || name.front() == '?') return std::nullopt;
    for (; end < text_.size() && text_[end] != '>'; ++end) {
      if (text_[end] != '"' && text_[end] != '\'') continue;
      end = text_.find(text_[end], end + 1);
      if (end == std::string_view::npos) return std::nullopt;
    }
    if (end >= text_.size()) return std::nullopt;
    const bool empty = text_[end - 1] == '/';
    return Tag{closes ? TagShape::end : empty ? TagShape::empty : TagShape::start, name, end + 1};
  }

  /// Moves behind the element that begins here.
  bool pass_element() {
    std::size_t depth = 0;
    do {
      const auto next = tag();
      if (!next) return false;
      if (next->shape == TagShape::start) ++depth;
      if (next->shape == TagShape::end && depth-- == 0) return false;
      at_ = next->end;
      if (depth > 0) at_ = text_.find('<', at_);
    } while (depth > 0 && at_ != std::string_view::npos);
    return depth == 0;
  }

  void note_place(BodyChild &child) {
    for (auto end = text_.find('\n', line_begin_); end < at_; end = text_.find('\n', line_begin_)) {
      line_begin_ = end + 1;
      ++line_;
    }
    child.begin = at_;
    child.line = line_;
    child.column = 1 + static_cast<int>(diag::character_count(text_.substr(line_begin_, at_ - line_begin_)));
  }

  std::string_view text_;
  std::size_t at_ = 0, line_begin_ = 0;
  int line_ = 1;
};

}  // namespace

std::optional<BodyOutline> body_outline(std::string_view xhtml) {
  return OutlineScan(xhtml).run();
}

}  // namespace formletter::document
