#include "diag/shortened.hpp"
#include "fill/compiled.hpp"
#include "fill/english_marks.hpp"
#include "fill/template_state.hpp"
#include "fill/translation_check.hpp"
#include "fill/value_text.hpp"

#include "diag/report.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::fill {

namespace {

/// Pieces of a text to be replaced, later ones last; none overlaps another.
class Edits {
 public:
  void replace(std::size_t begin, std::size_t end, std::string with) {
    edits_.push_back({begin, end, std::move(with)});
  }
  /// `ranges` are of the text, with no edit across an end of theirs; they become those of
  /// what is made.
  std::string applied_to(std::string_view text, std::vector<TextRange> &ranges) {
    // Where one begins with an insertion and another takes away what follows,
    // the insertion is first.
    std::sort(edits_.begin(), edits_.end(), [](const Edit &a, const Edit &b) {
      return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::string made;
    std::size_t from = 0;
    std::vector<TextRange> moved = ranges;
    for (const Edit &edit : edits_) {
      made.append(text.substr(from, edit.begin - from)).append(edit.with);
      from = edit.end;
      for (std::size_t i = 0; i < ranges.size(); ++i) {
        const auto shift = made.size() - from;  // modulo the size of size_t, as sums are, too
        if (from <= ranges[i].begin) moved[i].begin = ranges[i].begin + shift;
        if (from <= ranges[i].end) moved[i].end = ranges[i].end + shift;
      }
    }
    ranges = std::move(moved);
    return made.append(text.substr(from));
  }

 private:
  struct Edit {
    std::size_t begin, end;
    std::string with;
  };
  std::vector<Edit> edits_;
};

std::string direction_name(const LanguageTag &language) {
  return language.right_to_left() ? "rtl" : "ltr";
}

/// With the white space in front of it.
void remove_attribute(const xml::Attribute &attribute, std::string_view text, Edits &edits) {
  std::size_t begin = attribute.offset;
  while (std::string_view(" \t\r\n").find(text[begin - 1]) != std::string_view::npos) --begin;
  const auto quote = text.find_first_of("\"'", attribute.offset);
  edits.replace(begin, text.find(text[quote], quote + 1) + 1, {});
}

/// Notes to translators are not for the reader of the paper.
void remove_notes(const xml::Element &element, std::string_view text, Edits &edits) {
  if (const auto *note = element.attribute_node("data-comment")) remove_attribute(*note, text, edits);
  for (const xml::Element &child : element.children()) remove_notes(child, text, edits);
}

/// Sets the root's lang and dir, whatever the source had.
void mark_root(const Template::State &source, const LanguageTag &language, Edits &edits) {
  const auto root = source.tree.root();
  for (const char *name : {"lang", "dir"}) {
    if (const auto *attribute = root.attribute_node(name)) {
      remove_attribute(*attribute, source.expansion.text(), edits);
    }
  }
  const auto behind_name = root.offset() + 1 + root.name().size();
  edits.replace(behind_name, behind_name,
                " lang=\"" + language.text() + "\" dir=\"" + direction_name(language) + "\"");
}

void mark_as_english(const TextBlock &block, Edits &edits) {
  if (block.is_title || block.has_language) return;
  edits.replace(block.behind_name, block.behind_name,
                block.has_direction ? R"( lang="en")" : R"( lang="en" dir="ltr")");
}

Place place_of(const i18n::Catalog &catalog, std::string_view msgid) {
  for (const i18n::Entry &entry : catalog.entries()) {
    if (entry.msgid == msgid && entry.context.empty() && !entry.fuzzy) return entry.place;
  }
  return {};
}

constexpr std::size_t longest_told = 40;

/// Puts one language's texts into a template.
class Translator {
 public:
  Translator(const Template::State &source, const LanguageTag &language, const i18n::Catalogs &catalogs,
             EnglishTexts english_texts)
      : source_(source),
        language_(language),
        catalog_(catalogs.find(language)),
        english_texts_(english_texts) {}

  void translate() {
    mark_root(source_, language_, edits_);
    remove_notes(source_.tree.root(), source_.expansion.text(), edits_);
    for (const TextBlock &block : source_.blocks) translate(block);
  }

  std::string text() { return edits_.applied_to(source_.expansion.text(), english); }

  std::vector<TextRange> english;  ///< texts left in English, in what text() gives
  Problems problems;
  std::vector<std::string> untranslated;

 private:
  void translate(const TextBlock &block) {
    if (!catalog_ || !catalog_->translates(block.msgid, block.msgid_plural)) return keep_english(block);
    edits_.replace(block.inner_begin, block.inner_end,
                   block.counted.empty() ? translation_of(block) : all_forms_of(block));
  }

  void keep_english(const TextBlock &block) {
    if (!catalog_ && language_.language() == "en") return;
    untranslated.push_back(block.msgid);
    english.push_back({block.inner_begin, block.inner_end});
    mark_as_english(block, edits_);
    if (english_texts_ == EnglishTexts::plain) return;
    edits_.replace(block.inner_begin, block.inner_begin, english_begin(untranslated.size() - 1));
    edits_.replace(block.inner_end, block.inner_end, english_end());
  }

  std::string translation_of(const TextBlock &block) {
    std::string translation(*catalog_->find(block.msgid));
    check(block, check_translation(block.msgid, translation));
    return translation;
  }

  /// Every form in a section of its own, of which one is printed.
  std::string all_forms_of(const TextBlock &block) {
    const auto &entry = *catalog_->find_counted(block.msgid, block.msgid_plural);
    std::string made;
    for (std::size_t form = 0; form < entry.msgstr.size(); ++form) {
      check(block, check_translation(english_of(*catalog_, entry, form), entry.msgstr[form]));
      std::string section = block.counted;
      section.append(".count.").append(std::to_string(form)).append("}}");
      made += "{{#" + section + entry.msgstr[form] + "{{/" + section;
    }
    return made;
  }

  void check(const TextBlock &block, const std::vector<TranslationFault> &faults) {
    for (const TranslationFault &fault : faults) {
      problems.push_back({fault.code,
                          Severity::error,
                          place_of(*catalog_, block.msgid),
                          diag::shortened(block.msgid, longest_told),
                          fault.message,
                          {}});
    }
  }

  const Template::State &source_;
  const LanguageTag &language_;
  const i18n::Catalog *catalog_;
  EnglishTexts english_texts_;
  Edits edits_;
};

}  // namespace

Result<TranslatedTemplate> TranslatedTemplate::make(const Template &source, const LanguageTag &language,
                                                    const i18n::Catalogs &catalogs,
                                                    EnglishTexts english_texts) {
  Translator translator(source.state(), language, catalogs, english_texts);
  translator.translate();
  if (!translator.problems.empty()) return diag::in_reading_order(std::move(translator.problems));

  const std::string text = translator.text();
  Compiled compiled = compile(text, translator.english);
  auto state = std::make_shared<State>(State{language,
                                             std::move(translator.untranslated),
                                             std::move(compiled.slots),
                                             std::move(compiled.literals),
                                             {}});
  for (const Compiled::Stretch &stretch : compiled.stretches) {
    state->stretches.push_back(
        {kainjow::mustache::mustache(stretch.mustache_source), stretch.first_slot, stretch.end_slot});
    assert(state->stretches.back().mustache.is_valid());
  }
  TranslatedTemplate made;
  made.state_ = std::move(state);
  return made;
}

const std::vector<std::string> &TranslatedTemplate::untranslated() const {
  return state_->untranslated;
}

}  // namespace formletter::fill
