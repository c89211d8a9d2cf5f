#include "i18n/header_reader.hpp"

#include "diag/ascii.hpp"
#include "i18n/plural_rule.hpp"
#include "xml/tree.hpp"

#include <formletter/date.hpp>

#include <algorithm>
#include <map>

namespace formletter::i18n {

namespace {

/// "Name: value" lines of the header's msgstr, names in lower case.
std::map<std::string, std::string> header_fields(std::string_view msgstr) {
  std::map<std::string, std::string> fields;
  while (!msgstr.empty()) {
    const auto line = msgstr.substr(0, msgstr.find('\n'));
    msgstr.remove_prefix(std::min(line.size() + 1, msgstr.size()));
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
      fields[ascii::lower(line.substr(0, colon))] = xml::folded(line.substr(colon + 1));
    }
  }
  return fields;
}

/// Where a line of the file names the field, in quotes and perhaps behind others.
std::size_t field_in(std::string_view line, std::string_view field) {
  const std::string lower = ascii::lower(line), name = std::string(field) + ":";
  for (auto at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    const auto before = std::string_view(lower).substr(0, at);
    if (before.ends_with('"') || before.ends_with("\\n")) return at;
  }
  return std::string::npos;
}

/// The places of the header's fields, which its text does not keep.
class FieldPlaces {
 public:
  FieldPlaces(const Source &po, Place header) : po_(po), header_(std::move(header)) {}

  /// The header itself where it has no such field.
  Place of(std::string_view field) const {
    std::string_view rest = po_.text;
    for (int number = 1; !rest.empty(); ++number) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (number < header_.line) continue;
      if (number > header_.line && line.starts_with("msgid")) break;
      if (const auto at = field_in(line, field); at != std::string::npos)
        return {po_.name, number, static_cast<int>(at) + 1};
    }
    return header_;
  }

 private:
  const Source &po_;
  Place header_;
};

/// What programs and people write where they have nobody to name; the first is gettext's own.
bool is_no_name(std::string_view name) {
  static constexpr std::string_view nobody[] = {"full name", "your name", "name",   "reviewer",
                                                "none",      "nobody",    "no one", "n/a",
                                                "na",        "unknown",   "todo",   "tbd"};
  return std::ranges::find(nobody, ascii::lower(name)) != std::end(nobody);
}

bool names_somebody(std::string_view reviewer) {
  const auto address = reviewer.find('<');
  const auto name = ascii::trimmed(reviewer.substr(0, address == 0 ? reviewer.size() : address));
  return !is_no_name(name) && std::ranges::any_of(name, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || ascii::is_letter(c);
  });
}

/// Reads the header into values; what is wrong goes to `problems`.
class HeaderReader {
 public:
  HeaderReader(const Source &po, const Entry &entry, Problems &problems)
      : places_(po, entry.place), fields_(header_fields(entry.msgstr.front())), problems_(problems) {}

  CatalogHeader read(const std::optional<LanguageTag> &named_for) {
    check_charset();
    CatalogHeader header;
    header.language = language(named_for);
    header.state = state();
    header.translator = fields_["last-translator"];
    header.revised_on = fields_["po-revision-date"];
    header.reviewer = fields_["x-reviewer"];
    header.reviewed_on = fields_["x-reviewed-on"];
    header.source_revision = fields_["x-source-revision"];
    return header;
  }

  /// Null when the file does not give one.
  std::shared_ptr<const PluralRule> plural_rule() {
    const std::string &field = fields_["plural-forms"];
    if (field.empty()) return nullptr;
    auto rule = PluralRule::parse(field);
    if (rule) return std::make_shared<const PluralRule>(std::move(*rule));
    has_refused_rule_ = true;
    problem(
        "po-plural-forms", "plural-forms",
        "`Plural-Forms` must be a rule like `nplurals=2; plural=(n != 1);` that gives a form below nplurals "
        "for every count.");
    return nullptr;
  }
  /// Whether plural_rule() met one that is none: no message can be held against it.
  bool has_refused_rule() const { return has_refused_rule_; }

 private:
  void problem(std::string code, std::string_view field, std::string message, std::string hint = {}) {
    problems_.push_back(
        {std::move(code), Severity::error, places_.of(field), {}, std::move(message), std::move(hint)});
  }

  void check_charset() {
    if (!ascii::lower(fields_["content-type"]).ends_with("charset=utf-8")) {
      problem("po-charset", "content-type", "The header must say `Content-Type: text/plain; charset=UTF-8`.");
    }
  }

  LanguageTag language(const std::optional<LanguageTag> &named_for) {
    const auto tag = LanguageTag::parse(fields_["language"]);
    if (!tag) {
      problem("po-language", "language",
              "The header must name the language as a tag, as in `Language: es`; found `" +
                  fields_["language"] + "`.");
    } else if (named_for && *tag != *named_for) {
      problem("po-language", "language",
              "The file is named for `" + named_for->text() + "`, and its header says `" + tag->text() + "`.",
              "write `Language: " + named_for->text() + "`, or rename the file");
    }
    return tag.value_or(LanguageTag());
  }

  ReviewState state() {
    const std::string &written = fields_["x-formletter-state"];
    if (written == "reviewed" && is_signed()) return ReviewState::reviewed;
    if (written == "partial") return ReviewState::partial;
    if (!written.empty() && written != "draft" && written != "reviewed") {
      problem("po-state", "x-formletter-state",
              "`X-Formletter-State` must be `partial`, `draft` or `reviewed`; found `" + written + "`.");
    }
    return ReviewState::draft;
  }

  /// A word alone must not make a draft a translation that people rely on.
  bool is_signed() {
    const bool somebody = names_somebody(fields_["x-reviewer"]);
    if (!somebody) {
      problem("po-state", "x-formletter-state",
              "The catalog says that it was reviewed, and `X-Reviewer` names nobody.",
              "name who read it through, or write `draft`");
    }
    const std::string &day = fields_["x-reviewed-on"];
    const bool is_day = Date::parse_iso(day).has_value();
    if (!is_day) {
      problem("po-state", day.empty() ? "x-formletter-state" : "x-reviewed-on",
              "The catalog says that it was reviewed, and `X-Reviewed-On` " +
                  (day.empty() ? std::string("says no day.") : "`" + day + "` is no day."),
              "write the day as YYYY-MM-DD, or the state as `draft`");
    }
    return somebody && is_day;
  }

  FieldPlaces places_;
  std::map<std::string, std::string> fields_;
  Problems &problems_;
  bool has_refused_rule_ = false;
};

}  // namespace

ReadHeader read_header(const Source &po, const Entry &header, const std::optional<LanguageTag> &named_for,
                       Problems &problems) {
  HeaderReader reader(po, header, problems);
  ReadHeader read{.header = reader.read(named_for), .plural_rule = reader.plural_rule()};
  read.has_refused_rule = reader.has_refused_rule();
  return read;
}

Place header_field_place(const Source &po, std::string_view field) {
  // Comments may stand above the header, which is the first message.
  const auto before = po.text.substr(0, po.text.starts_with("msgid") ? 0 : po.text.find("\nmsgid") + 1);
  const auto line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
  return FieldPlaces(po, {po.name, line, 1}).of(field);
}

}  // namespace formletter::i18n
