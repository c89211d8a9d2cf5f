#include "fill/translation_check.hpp"

#include "fill/structure_check.hpp"
#include "fill/tag_scan.hpp"
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

void add_elements(const xml::Element &element, Signature &signature) {
  for (const xml::Element &child : element.children()) {
    std::set<std::string> attributes;
    for (const xml::Attribute &attribute : child.attributes()) {
      static const std::set<std::string_view> own = {"alt", "title", "lang", "dir"};
      if (own.contains(attribute.name)) continue;
      attributes.insert(" " + std::string(attribute.name) + "=\"" + std::string(attribute.value) + "\"");
    }
    std::string use = "<" + std::string(child.name());
    for (const std::string &attribute : attributes) use += attribute;
    signature.insert(use + ">");
    add_elements(child, signature);
  }
}

template <typename Set>
void compare(const Set &source, const Set &translation, const std::string &code,
             std::vector<TranslationFault> &faults) {
  std::vector<std::string> missing, added;
  std::set_difference(source.begin(), source.end(), translation.begin(), translation.end(),
                      std::back_inserter(missing));
  std::set_difference(translation.begin(), translation.end(), source.begin(), source.end(),
                      std::back_inserter(added));
  for (const auto &use : missing) faults.push_back({code, "The translation lacks `" + use + "`."});
  for (const auto &use : added) {
    faults.push_back({code, "The translation has `" + use + "`, which the English has not."});
  }
}

/// A block's inner source, read by itself. The filler shows no values of attributes.
struct Inner {
  explicit Inner(std::string_view inner)
      : text("<x>" + std::string(inner) + "</x>"),
        scan(scan_tags(text)),
        tree(xml::Tree::read({{}, without_tags(text, scan.tags, ' ')})) {}
  std::string text;
  TagScan scan;
  Result<xml::Tree> tree;
};

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
  for (const TagProblem &problem : check_tag_settings(translated.text, translated.scan.tags, tree)) {
    faults.push_back({"translation-tags", problem.message});
  }
  if (!translated.tree) {
    for (const Problem &problem : translated.tree.problems()) {
      faults.push_back({"translation-markup", without_wrapper(problem.message)});
    }
  } else if (english.tree) {
    Signature of_english, of_translation;
    add_elements(english.tree->root(), of_english);
    add_elements(translated.tree->root(), of_translation);
    compare(of_english, of_translation, "translation-markup", faults);
  }
  return faults;
}

const std::string &english_of(const i18n::Catalog &catalog, const i18n::Entry &entry, std::size_t form) {
  if (entry.msgid_plural.empty()) return entry.msgid;
  const auto signature = [](std::string_view text) { return tag_signature(scan_tags(text).tags); };
  const bool says_one =
      catalog.is_of_one_number(form) && signature(entry.msgstr[form]) == signature(entry.msgid);
  return says_one ? entry.msgid : entry.msgid_plural;
}

}  // namespace formletter::fill
