#include "i18n/po_reader.hpp"

#include "diag/utf8.hpp"
#include "i18n/po_line.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace formletter::i18n {

namespace {

class PoReader {
 public:
  explicit PoReader(const Source &po) : po_(po) {}

  Result<std::vector<Entry>> read() {
    if (refuse_bad_encoding()) return problems_;
    std::string_view rest = po_.text;
    for (int number = 1; !rest.empty(); ++number) {
      const auto length = std::min(rest.find('\n'), rest.size());
      read_line(PoLine(rest.substr(0, length), po_.name, number));
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    finish_entry();
    if (!problems_.empty()) return problems_;
    return std::move(entries_);
  }

 private:
  enum class Field { none, context, msgid, msgid_plural, msgstr };

  void problem(std::string code, Place place, std::string message, std::string hint = {}) {
    problems_.push_back(
        {std::move(code), Severity::error, std::move(place), {}, std::move(message), std::move(hint)});
  }

  bool refuse_bad_encoding() {
    const std::string_view text = po_.text;
    if (text.starts_with("\xEF\xBB\xBF")) {
      problem("po-byte-order-mark", {po_.name, 1, 1}, "The file starts with a byte order mark.",
              "save it as UTF-8 without one");
      return true;
    }
    const auto bad = diag::first_bad_utf8(text);
    if (!bad) return false;
    const auto before = text.substr(0, *bad);
    const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const int column = 1 + static_cast<int>(diag::character_count(before.substr(line_start)));
    problem("bad-utf8", {po_.name, line, column}, "This is not UTF-8 text.");
    return true;
  }

  void read_line(PoLine line) {
    if (line.empty()) return;
    if (line.rest().front() == '#') return read_comment(line.rest());
    if (line.rest().front() != '"') read_keyword(line);
    // After a wrong keyword the strings that follow have no home and say nothing new.
    read_strings(line);
  }

  void read_comment(std::string_view comment) {
    if (field_ == Field::msgstr) finish_entry();
    if (comment.starts_with("#~")) {
      next_is_fuzzy_ = false;
      return;
    }
    if (!comment.starts_with("#,")) return;
    comment.remove_prefix(2);
    while (!comment.empty()) {
      auto flag = comment.substr(0, comment.find(','));
      comment.remove_prefix(std::min(flag.size() + 1, comment.size()));
      while (!flag.empty() && is_po_blank(flag.front())) flag.remove_prefix(1);
      while (!flag.empty() && is_po_blank(flag.back())) flag.remove_suffix(1);
      if (flag == "fuzzy") next_is_fuzzy_ = true;
    }
  }

  void read_keyword(PoLine &line) {
    const PoLine keyword = line;
    if (line.take("msgstr")) return start_msgstr(line, keyword);
    if (line.take("msgid_plural")) return start_plural(keyword);
    if (line.take("msgid")) return start_msgid(keyword);
    if (line.take("msgctxt")) return start_context(keyword);
    const auto word = line.rest().substr(0, line.rest().find_first_of(" \t\"["));
    problem("po-syntax", keyword.place(),
            "Found `" + std::string(word) + "`, expected a comment or one of `msgctxt`, " +
                "`msgid`, `msgid_plural`, `msgstr`.");
    line.drop(line.rest().size());
    target_ = nullptr;
    field_ = Field::none;
  }

  void start_context(const PoLine &keyword) {
    finish_entry();
    begin_entry(keyword.place());
    has_context_ = true;
    field_ = Field::context;
    target_ = &entry_->context;
  }

  void start_msgid(const PoLine &keyword) {
    if (field_ == Field::context) {
      entry_->place = keyword.place();
    } else {
      finish_entry();
      begin_entry(keyword.place());
    }
    has_msgid_ = true;
    field_ = Field::msgid;
    target_ = &entry_->msgid;
  }

  void start_plural(const PoLine &keyword) {
    if (field_ != Field::msgid) {
      problem("po-syntax", keyword.place(), "`msgid_plural` must stand right behind a `msgid`.");
      target_ = nullptr;
      return;
    }
    has_plural_ = true;
    field_ = Field::msgid_plural;
    target_ = &entry_->msgid_plural;
  }

  void start_msgstr(PoLine &line, const PoLine &keyword) {
    target_ = nullptr;
    std::optional<std::size_t> index;
    if (line.take("[")) {
      index = 0;
      while (!line.empty() && digit_of(line.rest().front(), 10) >= 0 && *index < 100) {
        index = *index * 10 + static_cast<std::size_t>(digit_of(line.rest().front(), 10));
        line.drop(1);
      }
      if (!line.take("]"))
        problem("po-syntax", line.place(), "Expected `]` behind the number of the plural form.");
    }
    if (!entry_ || !has_msgid_)
      return problem("po-syntax", keyword.place(), "`msgstr` stands without a `msgid`.");
    field_ = Field::msgstr;
    if (has_plural_ != index.has_value()) {
      return problem("po-syntax", keyword.place(),
                     has_plural_ ? "A message with `msgid_plural` needs `msgstr[0]`, `msgstr[1]`, and so on."
                                 : "`msgstr[]` is for messages with `msgid_plural`.");
    }
    if (index.value_or(0) != entry_->msgstr.size()) {
      return problem("po-syntax", keyword.place(),
                     has_plural_ ? "The plural forms must be numbered 0, 1, 2 in order; expected `msgstr[" +
                                       std::to_string(entry_->msgstr.size()) + "]`."
                                 : "This message has a second `msgstr`.");
    }
    entry_->msgstr.emplace_back();
    target_ = &entry_->msgstr.back();
  }

  void read_strings(PoLine &line) {
    for (line.skip_blanks(); !line.empty(); line.skip_blanks()) {
      if (line.rest().front() != '"') {
        return problem("po-syntax", line.place(), "Expected a string in double quotes.");
      }
      if (!target_ && field_ == Field::none && problems_.empty()) {
        problem("po-syntax", line.place(), "This string belongs to no keyword.");
      }
      std::string ignored;
      if (!read_string(line, target_ ? *target_ : ignored)) return;
    }
  }

  /// False when the rest of the line cannot be made sense of.
  bool read_string(PoLine &line, std::string &text) {
    const PoLine start = line;
    line.drop(1);
    while (!line.empty()) {
      text += line.take_plain();
      if (line.empty()) break;
      if (line.take("\"")) return true;
      const PoLine piece = line;  // its place is worked out only for a problem: a line can be long
      const bool escaped = line.rest().front() == '\\';
      const std::size_t before = text.size();
      if (escaped && !line.take_escape(text)) {
        problem("po-syntax", piece.place(), "This is not one of the escapes of PO files.",
                "write `\\\\` for a backslash");
      } else if (!escaped) {
        text += line.rest().front();
        line.drop(1);
      }
      const unsigned char made = text.size() > before ? static_cast<unsigned char>(text.back()) : ' ';
      if (made < 0x20 && made != '\n' && made != '\t' && made != '\r') {
        problem("po-control-character", piece.place(), "A control character cannot be printed.");
      }
    }
    problem("po-syntax", start.place(), "The string has no closing quote on its line.");
    return false;
  }

  void begin_entry(Place place) {
    entry_ = Entry{};
    entry_->place = std::move(place);
    entry_->fuzzy = next_is_fuzzy_;
    next_is_fuzzy_ = false;
  }

  void finish_entry() {
    if (entry_) keep_entry();
    entry_.reset();
    has_msgid_ = has_plural_ = has_context_ = false;
    target_ = nullptr;
    field_ = Field::none;
  }

  void keep_entry() {
    if (!has_msgid_) return problem("po-syntax", entry_->place, "`msgctxt` stands without a `msgid`.");
    if (entry_->msgstr.empty()) {
      // A wrong msgstr has been reported already.
      if (field_ != Field::msgstr) problem("po-syntax", entry_->place, "This `msgid` has no `msgstr`.");
      return;
    }
    // An empty msgctxt is another message than none at all; U+0004 is gettext's own separator.
    std::string key = has_context_ ? entry_->context + '\4' : std::string();
    key += entry_->msgid;
    const auto [first, fresh] = seen_.emplace(std::move(key), entry_->place.line);
    if (!fresh) {
      return problem("po-duplicate", entry_->place,
                     "This message is already defined in line " + std::to_string(first->second) + ".");
    }
    entries_.push_back(std::move(*entry_));
  }

  const Source &po_;
  Problems problems_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, int> seen_;  ///< with the line
  std::optional<Entry> entry_;
  bool has_msgid_ = false, has_plural_ = false, has_context_ = false, next_is_fuzzy_ = false;
  Field field_ = Field::none;
  std::string *target_ = nullptr;
};

}  // namespace

Result<std::vector<Entry>> read_po_entries(const Source &po) {
  return PoReader(po).read();
}

}  // namespace formletter::i18n
