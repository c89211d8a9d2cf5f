#include "document/body_scan.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"

namespace formletter::document {

std::optional<std::string_view> BodyScan::pass_opening() {
  if (!pass_start("html")) return std::nullopt;
  if (looking_at("<head") && !pass_element()) return std::nullopt;
  skip_space();
  if (!pass_start("body")) return std::nullopt;
  return text_.substr(0, at_);
}

void BodyScan::pass_opening(std::string_view known) {
  at_ = known.size();
}

bool BodyScan::at_child() {
  skip_space();
  return !looking_at("</");
}

std::optional<BodyChild> BodyScan::pass_child() {
  BodyChild child = child_here();
  const std::size_t begin = at_;
  if (!pass_element()) return std::nullopt;
  child.source = text_.substr(begin, at_ - begin);
  return child;
}

BodyChild BodyScan::pass_child(std::size_t size) {
  BodyChild child = child_here();
  child.source = text_.substr(at_, size);
  at_ += size;
  return child;
}

bool BodyScan::pass_closing() {
  return pass("</body>") && pass("</html>") && at_ == text_.size();
}

void BodyScan::skip_space() {
  while (at_ < text_.size() && ascii::is_space(text_[at_])) ++at_;
}

/// Passes what is looked at, and the white space behind it.
bool BodyScan::pass(std::string_view what) {
  if (!looking_at(what)) return false;
  at_ += what.size();
  skip_space();
  return true;
}

/// Passes the start tag of an element that has contents.
bool BodyScan::pass_start(std::string_view name) {
  const std::size_t behind_name = at_ + 1 + name.size();
  if (!looking_at("<") || text_.substr(at_ + 1, name.size()) != name) return false;
  const auto behind = behind_tag(behind_name);
  if (behind == npos || text_[behind - 2] == '/' || !ends_name(behind_name)) return false;
  at_ = behind;
  if (name == "html") skip_space();
  return true;
}

/// Where the tag ends that is open at `from`: at a `>` outside of quotes.
std::size_t BodyScan::behind_tag(std::size_t from) const {
  for (; from < text_.size() && text_[from] != '>'; ++from) {
    if (text_[from] != '"' && text_[from] != '\'') continue;
    from = text_.find(text_[from], from + 1);
    if (from == npos) return npos;
  }
  return from < text_.size() ? from + 1 : npos;
}

/// Moves behind the element that begins here: to where as many of its name have ended as have
/// begun. What stands between is looked into when it is read.
bool BodyScan::pass_element() {
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
bool BodyScan::pass_tag(std::size_t from) {
  at_ = behind_tag(from);
  return at_ != npos && text_[at_ - 2] == '/';
}

bool BodyScan::is_called(std::string_view name) const {
  const std::size_t behind = at_ + name.size();
  return behind < text_.size() && text_[at_] == name.front() && ends_name(behind) &&
         text_.substr(at_, name.size()) == name;
}

bool BodyScan::ends_name(std::size_t at) const {
  return at < text_.size() && (text_[at] == '>' || text_[at] == '/' || ascii::is_space(text_[at]));
}

BodyChild BodyScan::child_here() {
  for (auto end = text_.find('\n', line_begin_); end < at_; end = text_.find('\n', line_begin_)) {
    line_begin_ = end + 1;
    ++line_;
  }
  const auto before = text_.substr(line_begin_, at_ - line_begin_);
  return {.source = {}, .line = line_, .column = 1 + static_cast<int>(diag::character_count(before))};
}

}  // namespace formletter::document
