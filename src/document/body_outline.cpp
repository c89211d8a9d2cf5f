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
    if (behind == npos || text_[behind - 2] == '/' || !ends_name(behind_name)) return false;
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

  /// Moves behind the element that begins here: to where as many of its name have ended as have
  /// begun. What stands between is looked into when it is read.
  bool pass_element() {
    if (!looking_at("<")) return false;
    std::size_t behind_name = at_ + 1;
    while (behind_name < text_.size() && !ends_name(behind_name)) ++behind_name;
    const auto name = text_.substr(at_ + 1, behind_name - at_ - 1);
    if (name.empty() || name.front() == '!' || name.front() == '?') return false;
    std::size_t depth = pass_tag(behind_name) ? 0 : 1;
    while (depth > 0 && at_ != npos) {
      at_ = text_.find('<', at_);
      if (at_ == npos || at_ + 1 == text_.size()) return false;
      const char next = text_[++at_];
      if (next == '!' || next == '?') return false;
      if (next == '/') ++at_;
      if (!is_called(name)) continue;
      const bool is_empty = pass_tag(at_ + name.size());
      if (next == '/') {
        --depth;
      } else if (!is_empty) {
        ++depth;
      }
    }
    return at_ != npos;
  }
  /// Moves behind the tag that is open at `from`; true for one of an element without contents.
  bool pass_tag(std::size_t from) {
    at_ = behind_tag(from);
    return at_ != npos && text_[at_ - 2] == '/';
  }
  bool is_called(std::string_view name) const {
    const std::size_t behind = at_ + name.size();
    return behind < text_.size() && text_[at_] == name.front() && ends_name(behind) &&
           text_.substr(at_, name.size()) == name;
  }
  bool ends_name(std::size_t at) const {
    return at < text_.size() && (text_[at] == '>' || text_[at] == '/' || ascii::is_space(text_[at]));
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
