#include "packet/pack_texts.hpp"

#include "answers/engine_messages.hpp"
#include "interview/interview_messages.hpp"
#include "packet/blank_messages.hpp"
#include "packet/bundle_messages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace formletter::packet {

namespace {

/// "/…/src/answers/engine_messages.hpp" -> "src/answers/engine_messages.hpp": the
/// same wherever the program was built.
std::string in_source_tree(std::string_view file) {
  const auto at = file.rfind("/src/");
  return std::string(at == std::string_view::npos ? file : file.substr(at + 1));
}

class TextGathering {
 public:
  explicit TextGathering(Pack &pack) : pack_(pack) {}

  Result<std::vector<PackText>> run() {
    gather_forms();
    gather_templates();
    gather_engine(interview::message::all);
    gather_engine(answers::engine_message::all);
    gather_engine(message::all);
    gather_engine(message::bundle);
    refuse_counted_and_not();
    if (!problems_.empty()) return std::move(problems_);
    return std::move(texts_);
  }

 private:
  PackText *add(std::string_view msgid, std::string_view note, Place place) {
    if (msgid.empty()) return nullptr;
    const auto [known, fresh] = by_msgid_.emplace(msgid, texts_.size());
    if (fresh) texts_.push_back({std::string(msgid), {}, {}, {}, false});
    PackText &text = texts_[known->second];
    place.column = 0;  // a PO file names lines
    if (std::ranges::find(text.places, place) == text.places.end()) text.places.push_back(std::move(place));
    if (!note.empty() && std::ranges::find(text.notes, note) == text.notes.end())
      text.notes.emplace_back(note);
    return &text;
  }

  Place in_pack(Place place) const {
    place.file = std::filesystem::path(place.file).lexically_relative(pack_.folder()).generic_string();
    return place;
  }

  void gather_forms() {
    for (const auto &id : pack_.form_ids()) {
      const auto form = pack_.form(id);
      if (!form) {
        problems_.insert(problems_.end(), form.problems().begin(), form.problems().end());
        continue;
      }
      for (const auto &message : (*form)->messages())
        add_uncounted(message.msgid, message.comment, in_pack(message.place));
      for (const auto &rule : (*form)->documents())
        if (is_translated(rule)) translated_.insert(rule.template_name);
    }
  }

  void gather_templates() {
    for (const auto &name : translated_) {
      const auto source = pack_.source_template(name);
      if (!source) {
        problems_.insert(problems_.end(), source.problems().begin(), source.problems().end());
        continue;
      }
      for (const auto &unit : (*source)->units()) add(unit);
    }
  }

  void add(const fill::TranslationUnit &unit) {
    auto *text = add(unit.msgid, unit.comment, in_pack(unit.place));
    if (text == nullptr) return;
    text->is_markup = true;
    if (unit.msgid_plural.empty()) {
      uncounted_.insert(unit.msgid);
      return;
    }
    counted_.emplace(unit.msgid, unit.place);
    if (unit.msgid_plural == text->msgid_plural) return;
    if (!text->msgid_plural.empty()) return problems_.push_back(two_plurals(unit, text->msgid_plural));
    text->msgid_plural = unit.msgid_plural;
  }

  void add_uncounted(std::string_view msgid, std::string_view note, Place place) {
    uncounted_.emplace(msgid);
    add(msgid, note, std::move(place));
  }

  /// A catalog has one entry for both, and its form for one may have to say a number, where
  /// others have the same form.
  void refuse_counted_and_not() {
    for (const auto &[msgid, place] : counted_)
      if (uncounted_.contains(msgid))
        problems_.push_back({.code = "two-plurals",
                             .place = place,
                             .subject = msgid,
                             .message = "For one thing this text says the same as another of the pack, which "
                                        "does not count.",
                             .hint = "word one of the two otherwise"});
  }

  /// gettext knows a text by what it says of one.
  static Problem two_plurals(const fill::TranslationUnit &unit, const std::string &other) {
    return {
        .code = "two-plurals",
        .place = unit.place,
        .subject = unit.msgid,
        .message = "For one thing this text says the same as another of the pack, for more it does not: “" +
                   other + "”.",
        .hint = "word both alike, or the singular differently"};
  }

  void gather_engine(const auto &messages) {
    for (const diag::EnglishText &said : messages)
      add_uncounted(said.text(), said.note(), {.file = in_source_tree(said.file()), .line = said.line()});
  }

  Pack &pack_;
  std::set<std::string> translated_;
  std::vector<PackText> texts_;
  std::map<std::string, std::size_t, std::less<>> by_msgid_;
  std::map<std::string, Place, std::less<>> counted_;  ///< texts that count, by what they say of one
  std::set<std::string, std::less<>> uncounted_;
  Problems problems_;
};

}  // namespace

bool is_translated(const form::DocumentRule &rule) {
  const auto *fixed = std::get_if<LanguageTag>(&rule.language);
  return rule.pair_with.has_value() || fixed == nullptr || fixed->language() != "en";
}

Result<std::vector<PackText>> pack_texts(Pack &pack) {
  return TextGathering(pack).run();
}

}  // namespace formletter::packet
