#include "xml/markup_scan.hpp"

#include "diag/ascii.hpp"
#include "xml/markup_characters.hpp"

#include <algorithm>

namespace formletter::xml {

namespace {

class Scanner {
 public:
  Scanner(std::string_view text, MarkupScan &scan, std::size_t around)
      : text_(text), scan_(scan), open_(scan.open), most_open_(most_nested - around) {
    scan.clear();
  }

  void run() {
    skip_declaration();
    while (at_ < text_.size() && !given_up_) {
      if (text_[at_] == '<') {
        markup();
      } else {
        character_data();
      }
    }
    if (!given_up_) finish();
  }

 private:
  void report(std::string code, std::size_t offset, std::string message, std::string hint = {}) {
    scan_.problems.push_back(
        {std::move(code), static_cast<std::uint32_t>(offset), std::move(message), std::move(hint)});
  }
  /// Nothing after this can be read with any sense.
  void give_up(std::string code, std::size_t offset, std::string message, std::string hint = {}) {
    report(std::move(code), offset, std::move(message), std::move(hint));
    given_up_ = true;
  }
  bool looking_at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  void skip_space() {
    while (at_ < text_.size() && ascii::is_space(text_[at_])) ++at_;
  }

  void skip_declaration() {
    if (!looking_at("<?xml") || at_ + 5 >= text_.size() || !ascii::is_space(text_[at_ + 5])) return;
    const auto end = text_.find("?>");
    scan_.plain = false;
    if (end == std::string_view::npos) return give_up("xml-syntax", 0, "The XML declaration has no `?>`.");
    const auto declaration = text_.substr(0, end);
    const auto encoding = declaration.find("encoding");
    if (encoding != std::string_view::npos && !names_utf8(declaration.substr(encoding))) {
      report("encoding", encoding, "The XML declaration names an encoding that is not UTF-8.",
             "save the file as UTF-8");
    }
    at_ = end + 2;
  }
  static bool names_utf8(std::string_view encoding) {
    const auto quote = encoding.find_first_of("\"'");
    if (quote == std::string_view::npos) return false;
    const std::string name = ascii::lower(encoding.substr(quote + 1, 5));
    return name == "utf-8" || name == "us-as";
  }

  void markup() {
    switch (at_ + 1 < text_.size() ? text_[at_ + 1] : '\0') {
      case '/':
        return end_tag();
      case '?':
        return skip_to("?>", "processing instruction");
      case '!':
        if (looking_at("<!--")) return skip_to("-->", "comment");
        if (looking_at("<![CDATA[")) return skip_to("]]>", "CDATA section");
        return give_up("document-type", at_, "Document type declarations are not read.",
                       "remove the `<!DOCTYPE …>`");
      default:
        return start_tag();
    }
  }

  void skip_to(std::string_view end, const std::string &what) {
    scan_.plain = false;
    const auto found = text_.find(end, at_);
    if (found == std::string_view::npos)
      return give_up("xml-syntax", at_, "This " + what + " is never closed.");
    if (what == "CDATA section" && open_.empty()) text_outside_root(at_);
    at_ = found + end.size();
  }

  void character_data() {
    while (at_ < text_.size() && text_[at_] != '<') {
      if (!open_.empty() && (ordinary(text_[at_]) || text_[at_] == '\n')) {
        at_ = ordinary_end(text_, at_ + 1);
        continue;
      }
      check_character();
      if (open_.empty() && !ascii::is_space(text_[begin_of_text_])) text_outside_root(begin_of_text_);
    }
  }
  void check_character() {
    begin_of_text_ = at_;
    const char c = text_[at_];
    if (c == '&' || c == '\r') scan_.as_written = false;
    if (c == '&') return reference();
    if (static_cast<unsigned char>(c) < 0x20 && !ascii::is_space(c)) {
      report("control-character", at_, "A control character stands here; XML does not allow it.");
    }
    ++at_;
  }
  void text_outside_root(std::size_t offset) {
    if (!outside_reported_) report("text-outside-root", offset, "Text stands outside the root element.");
    outside_reported_ = true;
  }

  void reference() {
    const auto begin = at_;
    const auto end = text_.find_first_of(";<&\"' \t\r\n", begin + 1);
    if (end == std::string_view::npos || text_[end] != ';') {
      report("xml-syntax", begin, "A bare `&` stands here.", "write `&amp;`");
      ++at_;
      return;
    }
    check_reference(text_.substr(begin + 1, end - begin - 1), begin);
    at_ = end + 1;
  }
  void check_reference(std::string_view name, std::size_t begin) {
    if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") return;
    if (name.empty() || name[0] != '#') {
      return report("unknown-entity", begin, "The entity `&" + std::string(name) + ";` is not declared.",
                    "write the character itself, or its number: `&#160;` for a no-break space");
    }
    const bool hexadecimal = name.size() > 1 && name[1] == 'x';
    const auto code = character_code(name.substr(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
    if (!code || !allowed_character(*code)) {
      report("bad-character-reference", begin,
             "`&" + std::string(name) + ";` is no character that XML allows.");
    }
  }

  std::string_view read_name() {
    const auto begin = at_;
    auto end = begin;
    if (end < text_.size() && name_start(text_[end])) {
      while (end < text_.size() && name_part(text_[end])) ++end;
    }
    at_ = end;
    return text_.substr(begin, end - begin);
  }

  void start_tag() {
    const auto begin = at_++;
    const auto name = read_name();
    if (name.empty()) {
      return give_up("xml-syntax", begin, "A `<` stands here that begins no tag.",
                     "write `&lt;` for the sign itself");
    }
    static_assert(most_nested == 200);
    if (open_.size() >= most_open_) {
      return give_up("too-deep", begin, "Elements stand in one another here more than 200 deep.");
    }
    if (open_.empty() && !scan_.elements.empty()) {
      report("second-root", begin, "A second root element, <" + std::string(name) + ">, begins here.");
    }
    ScannedElement element{
        name, static_cast<std::uint32_t>(begin), 0, 0, 0, static_cast<std::uint32_t>(scan_.attributes.size()),
        0};
    read_attributes(element);
    if (given_up_) return;
    const bool closed = text_[at_] == '/';
    at_ += closed ? 2 : 1;
    element.inner_begin = element.inner_end = element.end = static_cast<std::uint32_t>(at_);
    if (!closed) open_.push_back(scan_.elements.size());
    scan_.elements.push_back(element);
  }

  void read_attributes(ScannedElement &element) {
    while (true) {
      const bool spaced = at_ < text_.size() && ascii::is_space(text_[at_]);
      skip_space();
      if (at_ >= text_.size()) return unclosed_tag(element);
      if (text_[at_] == '>' || looking_at("/>")) return;
      if (!spaced || !name_start(text_[at_])) return unclosed_tag(element);
      read_attribute(element);
      if (given_up_) return;
    }
  }
  void unclosed_tag(const ScannedElement &element) {
    give_up("xml-syntax", std::min(at_, text_.size() - 1),
            "The start tag <" + std::string(element.name) +
                "> is broken here; an attribute, `>` or `/>` was expected.");
  }

  void read_attribute(ScannedElement &element) {
    const auto begin = at_;
    const auto name = read_name();
    for (auto i = element.first_attribute; i < scan_.attributes.size(); ++i) {
      if (scan_.attributes[i].name == name) {
        report("duplicate-attribute", begin, "The attribute `" + std::string(name) + "` is given twice.");
      }
    }
    scan_.attributes.push_back({name, static_cast<std::uint32_t>(begin), {}});
    ++element.attribute_count;
    skip_space();
    if (at_ >= text_.size() || text_[at_] != '=') return unclosed_tag(element);
    ++at_;
    skip_space();
    read_attribute_value(element);
  }
  void read_attribute_value(const ScannedElement &element) {
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return unclosed_tag(element);
    const auto begin = at_;
    const char quote = text_[at_++];
    while (true) {
      auto at = at_;
      while (at < text_.size() && text_[at] != quote && ordinary(text_[at])) ++at;
      at_ = at;
      if (at == text_.size() || text_[at] == quote) break;
      if (text_[at_] == '<') {
        return give_up("xml-syntax", at_, "A `<` stands in the value of an attribute.",
                       "write `&lt;`, or close the quote");
      }
      // A line end or a tab is read as a blank.
      if (ascii::is_space(text_[at_])) scan_.as_written = false;
      check_character();
    }
    if (at_ >= text_.size())
      return give_up("xml-syntax", begin, "The value that begins here is never closed.");
    scan_.attributes.back().written = text_.substr(begin + 1, at_ - begin - 1);
    ++at_;
  }

  void end_tag() {
    const auto begin = at_;
    at_ += 2;
    if (closes_open_one()) return;
    const auto name = read_name();
    skip_space();
    if (at_ >= text_.size() || text_[at_] != '>') {
      return give_up("xml-syntax", begin, "The end tag </" + std::string(name) + "> has no `>`.");
    }
    ++at_;
    if (open_.empty()) {
      return give_up("xml-syntax", begin, "</" + std::string(name) + "> closes nothing.");
    }
    if (scan_.elements[open_.back()].name != name) {
      return crossed(scan_.elements[open_.back()], name, begin);
    }
    close(begin);
  }
  /// Passes the name that an end tag is expected to have, with nothing behind it, as most do.
  bool closes_open_one() {
    if (open_.empty()) return false;
    const std::string_view name = scan_.elements[open_.back()].name;
    const auto behind = at_ + name.size();
    if (behind >= text_.size() || text_[behind] != '>' || text_.substr(at_, name.size()) != name)
      return false;
    const auto begin = at_ - 2;
    at_ = behind + 1;
    close(begin);
    return true;
  }
  void close(std::size_t end_tag_begin) {
    ScannedElement &element = scan_.elements[open_.back()];
    element.inner_end = static_cast<std::uint32_t>(end_tag_begin);
    element.end = static_cast<std::uint32_t>(at_);
    open_.pop_back();
  }
  void crossed(const ScannedElement &element, std::string_view name, std::size_t begin) {
    const auto line = 1 + std::count(text_.begin(), text_.begin() + element.offset, '\n');
    give_up("xml-syntax", begin,
            "</" + std::string(name) + "> stands where </" + std::string(element.name) +
                "> was expected (opened in line " + std::to_string(line) + ").");
  }

  void finish() {
    if (!open_.empty()) {
      const auto &element = scan_.elements[open_.back()];
      report("xml-syntax", element.offset, "<" + std::string(element.name) + "> is never closed.");
    } else if (scan_.elements.empty()) {
      report("xml-syntax", 0, "There is no root element.");
    }
  }

  std::string_view text_;
  MarkupScan &scan_;
  std::vector<std::size_t> &open_;
  std::size_t most_open_;
  std::size_t at_ = 0;
  std::size_t begin_of_text_ = 0;
  bool given_up_ = false, outside_reported_ = false;
};

}  // namespace

void scan_markup(std::string_view text, MarkupScan &scan, std::size_t around) {
  Scanner(text, scan, around).run();
}

}  // namespace formletter::xml
