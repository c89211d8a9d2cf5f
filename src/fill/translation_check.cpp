#include "fill/translation_check.hpp"

#include "diag/ascii.hpp"
#include "fill/structure_check.hpp"
#include "fill/tag_scan.hpp"
#include "i18n/placeholders.hpp"
#include "i18n/white_space.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace formletter::fill {

namespace {

using Signature = std::multiset<std::string>;

/// Each tag with the sections it stands in: "{{factor}} in {{#reasons}}". A set:
/// a language may have to repeat a name.
std::set<std::string> tag_signature(const std::vector<Tag> &tags) {
  std::set<std::string> signature;
  std::vector<std::string> open;
  for (const Tag &tag : tags) {
    if (tag.kind == TagKind::comment) continue;
    if (tag.kind == TagKind::close) {
      if (!open.empty()) open.pop_back();
      continue;
    }
    std::string use = written(tag);
    for (const std::string &section : open) use += " in " + section;
    signature.insert(std::move(use));
    if (tag.opens()) open.push_back(written(tag));
  }
  return signature;
}

bool is_spoken(std::string_view attribute) {
  return attribute == "alt" || attribute == "title";
}
bool is_of_a_language(std::string_view attribute) {
  return attribute == "lang" || attribute == "dir";
}

/// A value that is read to people is the language's own, but whether there is one is not.
std::string written_for_all(const xml::Attribute &attribute) {
  const bool is_own = is_spoken(attribute.name) && !i18n::is_blank(attribute.value);
  return " " + std::string(attribute.name) + "=\"" + (is_own ? "…" : std::string(attribute.value)) + "\"";
}

/// The elements below one, as a text in any language has them.
struct Elements {
  Signature all;
  Signature languages;  ///< their lang and dir, whatever the values
};

void add_elements(const xml::Element &element, Elements &elements) {
  for (const xml::Element &child : element.children()) {
    std::set<std::string> attributes;
    std::string use = "<" + std::string(child.name());
    for (const xml::Attribute &attribute : child.attributes()) {
      if (is_of_a_language(attribute.name)) {
        elements.languages.insert(use + " " + std::string(attribute.name) + "=\"…\">");
      } else {
        attributes.insert(written_for_all(attribute));
      }
    }
    for (const std::string &attribute : attributes) use += attribute;
    elements.all.insert(use + ">");
    add_elements(child, elements);
  }
}

template <typename Set>
void report_added(const Set &source, const Set &translation, const std::string &code,
                  std::vector<TranslationFault> &faults) {
  std::vector<std::string> added;
  std::set_difference(translation.begin(), translation.end(), source.begin(), source.end(),
                      std::back_inserter(added));
  for (const auto &use : added)
    faults.push_back({code, "The translation has `" + use + "`, which the English has not."});
}

template <typename Set>
void compare(const Set &source, const Set &translation, const std::string &code,
             std::vector<TranslationFault> &faults) {
  std::vector<std::string> missing;
  std::set_difference(source.begin(), source.end(), translation.begin(), translation.end(),
                      std::back_inserter(missing));
  for (const auto &use : missing) faults.push_back({code, "The translation lacks `" + use + "`."});
  report_added(source, translation, code, faults);
}

/// A block's inner source, read by itself. The filler shows no values of attributes.
struct Inner {
  explicit Inner(std::string_view inner)
      : text("<x>" + std::string(inner) + "</x>"),
        scan(scan_tags(text)),
        tree(xml::Tree::read({{}, without_tags(text, scan.tags, '_')})) {}
  std::string words() const { return without_tags(text, scan.tags, ' '); }
  std::string text;
  TagScan scan;
  Result<xml::Tree> tree;
};

void compare_placeholders(const std::string &source, const std::string &translation,
                          std::vector<TranslationFault> &faults) {
  for (auto &fault : i18n::placeholder_faults(source, translation))
    faults.push_back({"translation-tags", std::move(fault)});
}

/// What stands between "<" and ">" in a start or an end tag: a name, alone or with attributes.
bool is_element(std::string_view inner) {
  if (inner.starts_with('/')) inner.remove_prefix(1);
  if (inner.empty() || !ascii::is_letter(inner.front())) return false;
  const auto end = std::ranges::find_if_not(inner, ascii::is_alphanumeric);
  const std::string_view rest(end, inner.end());
  return ascii::is_blank(rest) || rest == "/" || rest == " /" ||
         (ascii::is_space(rest.front()) && rest.find('=') != std::string_view::npos);
}

/// What stands between "&" and ";" in an entity.
bool is_entity(std::string_view inner) {
  if (inner.starts_with('#')) inner.remove_prefix(1);
  return !inner.empty() && std::ranges::all_of(inner, ascii::is_alphanumeric);
}

/// "<strong>", "</a>", "&amp;": what a text that is no markup would print as it stands.
std::set<std::string> signs_of_markup(std::string_view text) {
  std::set<std::string> found;
  for (auto at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    const bool opens_element = text[at] == '<';
    const auto end = text.find(opens_element ? '>' : ';', at);
    if (end == std::string_view::npos) continue;
    const auto inner = text.substr(at + 1, end - at - 1);
    if (opens_element ? is_element(inner) : is_entity(inner)) found.emplace(text.substr(at, end + 1 - at));
  }
  return found;
}

void add_spoken(const xml::Element &element, std::vector<std::string> &values) {
  for (const xml::Attribute &attribute : element.attributes())
    if (is_spoken(attribute.name)) values.emplace_back(attribute.value);
  for (const xml::Element &child : element.children()) add_spoken(child, values);
}

/// The reader's words without the element around, which no translator has written.
std::string without_wrapper(const std::string &message) {
  static constexpr std::string_view unclosed = "</x> stands where </", unopened = "> stands where </x>";
  if (message.starts_with(unclosed))
    return "<" + message.substr(unclosed.size(), message.find('>', unclosed.size()) - unclosed.size()) +
           "> is never closed.";
  if (const auto end = message.find(unopened); end != std::string::npos)
    return message.substr(0, end) + "> closes nothing.";
  return message;
}

}  // namespace

std::vector<TranslationFault> check_translation(std::string_view source, std::string_view translation) {
  std::vector<TranslationFault> faults;
  const Inner english(source), translated(translation);
  for (const TagProblem &problem : translated.scan.problems) {
    faults.push_back({"translation-tags", problem.message});
  }
  if (!faults.empty()) return faults;
  compare(tag_signature(english.scan.tags), tag_signature(translated.scan.tags), "translation-tags", faults);
  const xml::Tree *tree = translated.tree ? &translated.tree.value() : nullptr;
  compare_placeholders(english.words(), translated.words(), faults);
  for (const TagProblem &problem : check_tag_settings(translated.text, translated.scan.tags, tree)) {
    faults.push_back({"translation-tags", problem.message});
  }
  if (!translated.tree) {
    for (const Problem &problem : translated.tree.problems()) {
      faults.push_back({"translation-markup", without_wrapper(problem.message)});
    }
  } else if (english.tree) {
    Elements of_english, of_translation;
    add_elements(english.tree->root(), of_english);
    add_elements(translated.tree->root(), of_translation);
    compare(of_english.all, of_translation.all, "translation-markup", faults);
    report_added(of_english.languages, of_translation.languages, "translation-markup", faults);
  }
  return faults;
}

std::vector<TranslationFault> check_plain_translation(std::string_view source, std::string_view translation) {
  std::vector<TranslationFault> faults;
  compare_placeholders(std::string(source), std::string(translation), faults);
  report_added(signs_of_markup(source), signs_of_markup(translation), "translation-markup", faults);
  return faults;
}

std::vector<std::string> spoken_values(std::string_view inner) {
  const Inner read(inner);
  std::vector<std::string> values;
  if (read.tree) add_spoken(read.tree->root(), values);
  return values;
}

const std::string &english_of(const i18n::Catalog &catalog, const i18n::Entry &entry, std::size_t form) {
  if (entry.msgid_plural.empty()) return entry.msgid;
  const auto signature = [](std::string_view text) { return tag_signature(scan_tags(text).tags); };
  const bool says_one =
      catalog.is_of_one_number(form) && signature(entry.msgstr[form]) == signature(entry.msgid);
  return says_one ? entry.msgid : entry.msgid_plural;
}

}  // namespace formletter::fill
