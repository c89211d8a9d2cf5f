#include "packet/untranslated.hpp"

#include "diag/utf8.hpp"
#include "fill/english_marks.hpp"
#include "fill/template_state.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <set>

namespace formletter::packet {

namespace {

constexpr std::size_t named_at_most = 2;

std::string shortened(std::string_view msgid) {
  constexpr std::size_t longest = 60;
  std::size_t end = 0;
  for (std::size_t i = 0; i < longest && end < msgid.size(); ++i) diag::next_character(msgid, end);
  return std::string(msgid.substr(0, end)) + (end < msgid.size() ? "…" : "");
}

struct EnglishText {
  std::string msgid;
  Place place;
  std::optional<std::size_t> block;  ///< its number among the template's; none of a label
};

std::string in_pack(const Place &place, const Pack &pack) {
  const auto file = std::filesystem::path(place.file).lexically_relative(pack.folder());
  return file.generic_string() + ":" + std::to_string(place.line);
}

bool lacks(const i18n::Catalog *catalog, const form::Choice &choice) {
  return !choice.label.empty() && (catalog == nullptr || !catalog->find(choice.label));
}

/// Gathers what one paper says in English, each text once.
class EnglishTexts {
 public:
  EnglishTexts(Pack &pack, const PaperWords &paper, const fill::Template &source)
      : pack_(pack), paper_(paper), source_(source) {}

  std::vector<EnglishText> gathered() {
    add_blocks();
    if (paper_.labels) add_labels();
    if (!texts_.empty()) leave_printed();
    std::set<std::string_view> told;
    std::vector<EnglishText> once;
    for (const auto &text : texts_)
      if (told.insert(text.msgid).second) once.push_back(text);
    return once;
  }

 private:
  /// Of a label no more is known than whether its words stand on the paper.
  void leave_printed() {
    const auto filled = paper_.filled();
    if (!filled) return;
    const auto blocks = fill::printed_in_english(*filled);
    std::erase_if(texts_, [&](const EnglishText &text) {
      return text.block ? !blocks.contains(*text.block)
                        : filled->find(xml::escaped(text.msgid)) == std::string::npos;
    });
  }

  void add_blocks() {
    const auto translated = pack_.translated_template(paper_.template_name, paper_.language);
    if (!translated || (*translated)->untranslated().empty()) return;
    const auto units = source_.units();
    const auto &msgids = (*translated)->untranslated();
    for (std::size_t block = 0; block < msgids.size(); ++block) {
      const auto unit = std::ranges::find(units, msgids[block], &fill::TranslationUnit::msgid);
      texts_.push_back({msgids[block], unit != units.end() ? unit->place : Place{}, block});
    }
  }

  /// Of answers that a tag of the template names.
  void add_labels() {
    std::set<std::string, std::less<>> named;
    for (const auto &tag : source_.state().expansion.tags())
      named.insert(tag.name.substr(0, tag.name.find_first_of(".?")));
    for (form::NodeId node = 0; node < paper_.instance.size(); ++node) {
      const auto &leaf = paper_.instance.at(node);
      const auto name = paper_.instance.name(node);
      if (!leaf.relevant || leaf.text.empty() || !named.contains(name)) continue;
      const auto *item = paper_.form.find(name);
      const auto *question = item != nullptr ? std::get_if<form::Question>(item) : nullptr;
      if (question != nullptr && !question->choices.empty()) add_chosen(*question, leaf.text);
    }
  }

  /// Of a select_multiple the names stand with spaces between them.
  void add_chosen(const form::Question &question, std::string_view answer) {
    const auto list = paper_.form.choice_lists().find(question.choices);
    if (list == paper_.form.choice_lists().end()) return;
    const auto *catalog = pack_.catalogs().find(paper_.language);
    while (!answer.empty()) {
      const auto name = answer.substr(0, answer.find(' '));
      answer.remove_prefix(std::min(name.size() + 1, answer.size()));
      const auto *choice = list->second.find(name);
      if (choice != nullptr && lacks(catalog, *choice)) texts_.push_back({choice->label, choice->place, {}});
    }
  }

  Pack &pack_;
  const PaperWords &paper_;
  const fill::Template &source_;
  std::vector<EnglishText> texts_;
};

}  // namespace

std::string untranslated_texts(Pack &pack, const PaperWords &paper) {
  const auto source = pack.source_template(paper.template_name);
  if (!source) return {};
  const auto texts = EnglishTexts(pack, paper, **source).gathered();
  if (texts.empty()) return {};
  std::string told = std::to_string(texts.size()) + (texts.size() == 1 ? " text: " : " texts: ");
  for (std::size_t i = 0; i < std::min(texts.size(), named_at_most); ++i)
    told += (i == 0 ? "“" : ", “") + shortened(texts[i].msgid) + "” (" + in_pack(texts[i].place, pack) + ")";
  return told + (texts.size() > named_at_most ? ", …" : "");
}

bool lacks_labels(const form::Form &form, const i18n::Catalogs &catalogs, const LanguageTag &language) {
  const auto *catalog = catalogs.find(language);
  for (const auto &[name, list] : form.choice_lists())
    for (const auto &choice : list.choices)
      if (lacks(catalog, choice)) return true;
  return false;
}

}  // namespace formletter::packet
