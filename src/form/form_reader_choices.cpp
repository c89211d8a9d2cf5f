#include "form/form_reader.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>

namespace formletter::form {

void FormReader::read_choices(const xml::Element &element) {
  check_attributes(element, {"name", "source", "codes"});
  check_children(element, {"choice"});
  ChoiceList list;
  list.name = required_attribute(element, "name");
  list.place = element.place();
  if (!list.name.empty() && !is_plain_name(list.name)) {
    report("bad-name", place_of_value(element, "name"), list.name,
           "A list's name has letters, digits, `_`, `-` and `.` only.");
  }
  read_cldr_codes(element, list);
  read_listed_choices(element, list);
  if (list.choices.empty() && !element.attribute("source"))
    report("empty-list", element.place(), list.name, "The list `" + list.name + "` offers no choice.");
  if (list.name.empty()) return;
  const auto [first, fresh] = form_.choice_lists_.emplace(list.name, list);
  if (!fresh) {
    report("duplicate-name", place_of_value(element, "name"), list.name,
           "The list `" + list.name + "` stands on line " + std::to_string(first->second.place.line) +
               " already.");
  }
}

void FormReader::read_cldr_codes(const xml::Element &element, ChoiceList &list) {
  const std::string source = optional_attribute(element, "source");
  if (!element.attribute("source")) {
    if (element.attribute("codes")) {
      report("bad-value", place_of_value(element, "codes"), list.name, "`codes` goes with a `source`.");
    }
    return;
  }
  if (source != "cldr:countries" && source != "cldr:languages") {
    report("bad-value", place_of_value(element, "source"), list.name,
           "`source` is `cldr:countries` or `cldr:languages`, not `" + source + "`.");
    return;
  }
  const bool countries = source == "cldr:countries";
  list.source = countries ? ChoiceSource::cldr_countries : ChoiceSource::cldr_languages;
  const std::vector<std::string> codes = words_of(optional_attribute(element, "codes"));
  if (codes.empty() && countries) {
    for (const std::string &code : i18n::country_codes())
      list.choices.push_back({code, {}, {}, element.place()});
    return;
  }
  if (codes.empty()) required_attribute(element, "codes");
  const LanguageTag english;
  std::set<std::string> seen;
  for (const std::string &code : codes) {
    const bool known = countries ? i18n::country_name(code, english).has_value()
                                 : LanguageTag::parse(code) && i18n::language_name(code, english).has_value();
    if (!known) {
      report("unknown-code", place_of_value(element, "codes"), code,
             std::string("CLDR knows no ") + (countries ? "country" : "language") + " `" + code + "`.");
    } else if (!seen.insert(code).second) {
      report("duplicate-name", place_of_value(element, "codes"), code,
             "The code `" + code + "` stands twice in the list.");
    } else {
      list.choices.push_back({code, {}, {}, element.place()});
    }
  }
}

void FormReader::read_listed_choices(const xml::Element &element, ChoiceList &list) {
  std::map<std::string, Place, std::less<>> seen;
  for (const Choice &choice : list.choices) seen.emplace(choice.name, choice.place);
  for (const xml::Element &child : element.children("choice")) {
    check_children(child, {"label"});
    refuse_repeated(child, {"label"});
    Choice choice;
    choice.name = required_attribute(child, "name");
    choice.place = child.place();
    if (!choice.name.empty() && !is_plain_name(choice.name)) {
      report("bad-name", place_of_value(child, "name"), choice.name,
             "A choice's name has letters, digits, `_`, `-` and `.` only.");
    }
    for (const xml::Attribute &attribute : child.attributes()) {
      if (attribute.name != "name") choice.extra.emplace(attribute.name, attribute.value);
    }
    choice.label = child_message(child, "label").msgid;
    if (!child.child("label")) {
      report("missing-element", child.place(), choice.name,
             "The choice `" + choice.name + "` has no `label`.");
    }
    const auto [first, fresh] = seen.emplace(choice.name, choice.place);
    if (!fresh && !choice.name.empty()) {
      report("duplicate-name", place_of_value(child, "name"), choice.name,
             "The list `" + list.name + "` has a choice `" + choice.name + "` on line " +
                 std::to_string(first->second.line) + " already.");
    }
    list.choices.push_back(std::move(choice));
  }
}

}  // namespace formletter::form
