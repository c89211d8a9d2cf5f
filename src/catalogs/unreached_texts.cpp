#include "catalogs/matrix.hpp"
#include "disk/disk.hpp"
#include "i18n/plural_rule.hpp"
#include "i18n/po_writer.hpp"

#include <charconv>
#include <set>

namespace formletter::catalogs {

namespace {

/// Private characters around a block's number: what is found in a filled document was printed.
constexpr std::string_view mark_begin = "\xEE\x80\x80", mark_end = "\xEE\x80\x81";

/// A language whose "translations" are the English with each block's number in front.
class MarkedLanguage {
 public:
  explicit MarkedLanguage(const std::vector<UnreachedText> &texts) {
    std::vector<i18n::PoMessage> messages;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto mark = std::string(mark_begin) + std::to_string(i) + std::string(mark_end);
      const auto &[msgid, msgid_plural, place] = texts[i];
      messages.push_back({.msgid = msgid, .msgid_plural = msgid_plural, .msgstr = {mark + msgid}});
      if (!msgid_plural.empty()) messages.back().msgstr.push_back(mark + msgid_plural);
    }
    po_ = {"<marked>", i18n::written_po({{"Language", tag().text()},
                                         {"Content-Type", "text/plain; charset=UTF-8"},
                                         {"Plural-Forms", std::string(i18n::english_plural_forms)}},
                                        messages)};
  }
  static LanguageTag tag() { return LanguageTag::parse("en-XM").value(); }
  Result<i18n::Catalog> catalog() const { return i18n::Catalog::read_po(po_); }

 private:
  Source po_;
};

void find_marks(std::string_view text, std::set<std::size_t> &found) {
  for (auto at = text.find(mark_begin); at != std::string_view::npos; at = text.find(mark_begin, at + 1)) {
    std::size_t number = 0;
    const char *digits = text.data() + at + mark_begin.size();
    if (std::from_chars(digits, text.data() + text.size(), number).ec == std::errc()) found.insert(number);
  }
}

class Reaching {
 public:
  Reaching(Press::Works &works, const form::Form &form, const std::string &form_name)
      : works_(works), form_(form), form_name_(form_name) {}

  Result<std::vector<UnreachedText>> run(Date today) {
    gather();
    auto catalog = MarkedLanguage(texts_).catalog();
    if (!catalog) return catalog.problems();
    works_.pack.take_catalog(std::move(*catalog));
    for (const auto &path : works_.pack.sample_files())
      if (const auto source = disk::read_file(path)) fill(*source, {.today = works_.pack.sample_day(today)});
    if (!problems_.empty()) return std::move(problems_);
    std::vector<UnreachedText> unreached;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      if (!found_.contains(i)) unreached.push_back(std::move(texts_[i]));
    return unreached;
  }

 private:
  void gather() {
    std::set<std::string> templates, msgids;
    for (const auto &rule : form_.documents()) templates.insert(rule.template_name);
    for (const auto &name : templates) {
      const auto source = works_.pack.source_template(name);
      if (!source) {
        problems_.insert(problems_.end(), source.problems().begin(), source.problems().end());
        continue;
      }
      for (auto &unit : (*source)->units())
        if (msgids.insert(unit.msgid).second)
          texts_.push_back({std::move(unit.msgid), std::move(unit.msgid_plural), std::move(unit.place)});
    }
  }

  /// Another form's sample, or a bad one, prints nothing here; `formletter check` tells of bad ones.
  void fill(const Source &sample, const PrintOptions &options) {
    const auto record = works_.read_record(form_name_, sample, options);
    if (!record || !record->checked.ok()) return;
    const auto planned = works_.plan(*record, options);
    if (!planned) return;
    for (auto document : *planned) {
      document.language = MarkedLanguage::tag();
      if (const auto xhtml = works_.fill(*record, document, options.today)) find_marks(*xhtml, found_);
    }
  }

  Press::Works &works_;
  const form::Form &form_;
  const std::string &form_name_;
  std::vector<UnreachedText> texts_;
  std::set<std::size_t> found_;
  Problems problems_;
};

}  // namespace

Result<std::vector<UnreachedText>> unreached_texts(Press::Works &works, const std::string &form_name,
                                                   Date today) {
  const auto form = works.pack.form(form_name);
  if (!form) return form.problems();
  return Reaching(works, **form, form_name).run(today);
}

}  // namespace formletter::catalogs
