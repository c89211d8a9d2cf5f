#include "fill/tag_scan.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::fill {

namespace {

bool is_name_character(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
}

bool is_name(std::string_view text) {
  if (text.ends_with('?')) text.remove_suffix(1);
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         std::all_of(text.begin(), text.end(), is_name_character);
}

std::string_view sigil(TagKind kind) {
  switch (kind) {
    case TagKind::variable:
      return "";
    case TagKind::open:
      return "#";
    case TagKind::inverted:
      return "^";
    case TagKind::close:
      return "/";
    case TagKind::partial:
      return ">";
    case TagKind::comment:
      return "!";
  }
  return "";
}

TagKind kind_of(char first) {
  switch (first) {
    case '#':
      return TagKind::open;
    case '^':
      return TagKind::inverted;
    case '/':
      return TagKind::close;
    case '>':
      return TagKind::partial;
    case '!':
      return TagKind::comment;
    default:
      return TagKind::variable;
  }
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  TagScan scan() {
    for (std::size_t at = text_.find("{{"); at != std::string_view::npos; at = text_.find("{{", at)) {
      at = read_tag(at);
      if (open_.size() > most_nested_sections) return too_deep();
    }
    for (const std::size_t open : open_) report_unclosed(open);
    return std::move(result_);
  }

 private:
  void problem(std::string code, std::size_t offset, std::string_view subject, std::string message,
               std::string hint = {}) {
    result_.problems.push_back(
        {std::move(code), offset, std::string(subject), std::move(message), std::move(hint)});
  }

  /// What follows is not read: the rest of the tags would be told as unclosed or unopened.
  TagScan too_deep() {
    const Tag &tag = result_.tags[open_.back()];
    problem(
        "too-deep", tag.begin, tag.name,
        "Sections stand in one another here more than " + std::to_string(most_nested_sections) + " deep.");
    return std::move(result_);
  }

  /// Reads the tag at `begin`; gives the offset to go on from.
  std::size_t read_tag(std::size_t begin) {
    if (text_.substr(begin).starts_with("{{{")) return refuse_triple(begin);
    const auto close = text_.find("}}", begin + 2);
    const auto next = text_.find("{{", begin + 2);
    const bool comment = ascii::trimmed(text_.substr(begin + 2, 8)).starts_with('!');
    if (close == std::string_view::npos || (next < close && !comment)) {
      problem("unclosed-tag", begin, {}, "This `{{` has no `}}`.");
      return begin + 2;
    }
    const auto inside = ascii::trimmed(text_.substr(begin + 2, close - begin - 2));
    const std::size_t end = close + 2;
    if (inside.empty()) {
      problem("bad-tag", begin, {}, "This tag is empty; expected a name between the braces.");
      pass_over(begin, end);
    } else if (inside.front() == '=') {
      problem("changed-delimiter", begin, {}, "Templates keep `{{` and `}}`; delimiters cannot be changed.");
    } else if (inside.front() == '&') {
      refuse_unescaped(ascii::trimmed(inside.substr(1)), begin, end);
    } else {
      keep(kind_of(inside.front()), inside, begin, end);
    }
    return end;
  }

  std::size_t refuse_triple(std::size_t begin) {
    const auto close = text_.find("}}", begin);
    const auto name = ascii::trimmed(text_.substr(begin + 3, std::min(close, text_.size()) - begin - 3));
    std::size_t end = begin + 3;
    if (close != std::string_view::npos) end = close + (text_.substr(close).starts_with("}}}") ? 3 : 2);
    refuse_unescaped(name, begin, end);
    return end;
  }

  /// The rest is read as if the name alone stood there, as it should.
  void refuse_unescaped(std::string_view name, std::size_t begin, std::size_t end) {
    const bool named = is_name(name);
    problem("unescaped-tag", begin, name,
            "An unescaped value could break the document; values are always escaped.",
            named ? "write `{{" + std::string(name) + "}}`" : "");
    if (!named) return pass_over(begin, end);
    result_.tags.push_back({TagKind::variable, std::string(name), begin, end, result_.tags.size()});
  }

  /// The rest is read as if the tag were not there.
  void pass_over(std::size_t begin, std::size_t end) {
    result_.tags.push_back({TagKind::comment, {}, begin, end, result_.tags.size()});
  }

  void keep(TagKind kind, std::string_view inside, std::size_t begin, std::size_t end) {
    const auto name = kind == TagKind::variable ? inside : ascii::trimmed(inside.substr(1));
    if (kind != TagKind::comment && !is_name(name)) {
      problem("bad-tag", begin, {},
              "`" + std::string(name) +
                  "` is not a name; expected letters, digits, `_`, `-` and `.`, with `?` only at the end.");
      return pass_over(begin, end);
    }
    const std::size_t index = result_.tags.size();
    result_.tags.push_back({kind, std::string(kind == TagKind::comment ? "" : name), begin, end, index});
    if (result_.tags.back().opens()) open_.push_back(index);
    if (kind == TagKind::close) close_section(index);
  }

  void close_section(std::size_t index) {
    Tag &close = result_.tags[index];
    const auto same = std::find_if(open_.rbegin(), open_.rend(),
                                   [&](std::size_t open) { return result_.tags[open].name == close.name; });
    if (same == open_.rend()) {
      const auto crossed = std::find(crossed_.begin(), crossed_.end(), close.name);
      if (crossed != crossed_.end()) {  // the same mistake, reported where it began
        crossed_.erase(crossed);
        return;
      }
      std::string hint;
      if (!open_.empty()) hint = "the open section is `" + result_.tags[open_.back()].name + "`";
      problem("unopened-section", close.begin, close.name,
              "`{{/" + close.name + "}}` closes no open section.", std::move(hint));
      return;
    }
    // Sections opened inside and still open: crossed when their own close follows, else unclosed.
    while (open_.back() != *same) {
      const Tag inner = result_.tags[open_.back()];
      const std::string end_tag = "{{/" + inner.name + "}}";
      if (text_.find(end_tag, close.end) != std::string_view::npos) {
        problem("crossed-section", close.begin, close.name,
                "`{{/" + close.name + "}}` stands inside `" + written(inner) +
                    "`, which is still open; sections must nest.",
                "close `" + inner.name + "` first");
        crossed_.push_back(inner.name);
      } else {
        report_unclosed(open_.back());
      }
      open_.pop_back();
    }
    close.partner = open_.back();
    result_.tags[open_.back()].partner = index;
    open_.pop_back();
  }

  void report_unclosed(std::size_t open) {
    const Tag &tag = result_.tags[open];
    problem("unclosed-section", tag.begin, tag.name,
            "`" + written(tag) + "` has no `{{/" + tag.name + "}}`.");
  }

  std::string_view text_;
  TagScan result_;
  std::vector<std::size_t> open_;
  std::vector<std::string> crossed_;
};

/// Follows XML's markup just far enough to tell text from attribute values.
class MarkupState {
 public:
  explicit MarkupState(std::string_view text) : text_(text) {}

  TagSetting at(std::size_t offset) {
    while (at_ < offset) step();
    return {setting_, value_begin_};
  }
  void skip_to(std::size_t offset) { at_ = std::max(at_, offset); }

 private:
  void step() {
    if (setting_ == Setting::content) return step_in_content();
    if (setting_ == Setting::comment) {
      const bool over = text_.substr(at_).starts_with(comment_end_);
      at_ += over ? comment_end_.size() : 1;
      if (over) setting_ = Setting::content;
      return;
    }
    const char c = text_[at_++];
    if (setting_ == Setting::attribute) {
      if (c == quote_) setting_ = Setting::markup;
    } else if (c == '>') {
      setting_ = Setting::content;
    } else if (c == '"' || c == '\'') {
      setting_ = Setting::attribute;
      quote_ = c;
      value_begin_ = at_;
    }
  }

  void step_in_content() {
    const auto rest = text_.substr(at_);
    ++at_;
    if (rest.front() != '<') return;
    setting_ = Setting::comment;
    if (rest.starts_with("<!--")) {
      comment_end_ = "-->";
    } else if (rest.starts_with("<![CDATA[")) {
      comment_end_ = "]]>";
    } else if (rest.starts_with("<?")) {
      comment_end_ = "?>";
    } else {
      setting_ = Setting::markup;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Setting setting_ = Setting::content;
  std::string_view comment_end_;
  char quote_ = '"';
  std::size_t value_begin_ = 0;
};

}  // namespace

std::string written(const Tag &tag) {
  return "{{" + std::string(sigil(tag.kind)) + tag.name + "}}";
}

TagScan scan_tags(std::string_view text) {
  return Scanner(text).scan();
}

std::vector<TagSetting> settings_of(std::string_view text, const std::vector<Tag> &tags) {
  std::vector<TagSetting> settings;
  MarkupState state(text);
  for (const Tag &tag : tags) {
    settings.push_back(state.at(tag.begin));
    state.skip_to(tag.end);  // what a tag holds is not markup
  }
  return settings;
}

std::string without_tags(std::string_view text, const std::vector<Tag> &tags, char filler) {
  std::string blank(text);
  for (const Tag &tag : tags) {
    const char byte = tag.kind == TagKind::variable ? filler : ' ';
    for (std::size_t at = tag.begin; at < tag.end; ++at) {
      if (blank[at] != '\n') blank[at] = byte;
    }
  }
  return blank;
}

}  // namespace formletter::fill
