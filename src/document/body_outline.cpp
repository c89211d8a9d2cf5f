#include "document/body_outline.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"

namespace formletter::document {
namespace {

class OutlineScan {
 public:
  explicit OutlineScan(std::string_view text) : text_(text) {}

  std::optional<BodyOutline> run() {
    if (!pass_start("html")) return std::nullopt;
    if (looking_at("<head") && !pass_element()) return std::nullopt;
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
  /// Passes the start tag of an element that has contents.
  bool pass_start(std::string_view name) {
    const std::size_t behind_name = at_ + 1 + name.size();
    if (!looking_at("<") || text_.substr(at_ + 1, name.size()) != name) return false;
    const auto behind = behind_tag(behind_name);
    if (behind == npos || text_[behind - 2] == '/') return false;
    if (text_[behind_name] != '>' && !ascii::is_space(text_[behind_name])) return false;
    at_ = behind;
    if (name == "html") skip_space();
    return true;
  }

  /// Where the tag ends that is open at `from`: at a `>` outside of quotes.
  std::size_t behind_tag(std::size_t from) const {
    for (; from < text_.size() && text_[from] != '>'; ++from) {
      if (text_[from] != '"' && text_[from] != '\'') continue;
      from = text_.find(text_[from], from + 1);
      if (from == npos) return npos;
    }
    return from < text_.size() ? from + 1 : npos;
  }

  /// Moves behind the element that begins here.
  bool pass_element() {
    std::size_t depth = 0;
    do {
      if (at_ + 1 >= text_.size() || text_[at_] != '<') return false;
      const char first = text_[at_ + 1];
      if (first == '!' || first == '?') return false;
      at_ = behind_tag(at_ + 1);
      if (at_ == npos) return false;
      if (first == '/') {
        if (depth-- == 0) return false;
      } else if (text_[at_ - 2] != '/') {
        ++depth;
      }
      if (depth > 0) at_ = text_.find('<', at_);
    } while (depth > 0 && at_ != npos);
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

  static constexpr auto npos = std::string_view::npos;
  std::string_view text_;
  std::size_t at_ = 0, line_begin_ = 0;
  int line_ = 1;
};

}  // namespace

std::optional<BodyOutline> body_outline(std::string_view xhtml) {
  return OutlineScan(xhtml).run();
}

}  // namespace formletter::document
