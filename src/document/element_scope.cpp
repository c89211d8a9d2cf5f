#include "document/element_scope.hpp"

#include "diag/nearest_name.hpp"
#include "document/reports.hpp"

#include <algorithm>
#include <array>

namespace formletter::document {
namespace {

using enum ElementKind;

bool is_cell(ElementKind kind) {
  return kind == td || kind == th;
}

bool is_block(ElementKind kind) {
  return !is_inline(kind) && !is_metadata(kind);
}

bool always(ElementKind) {
  return true;
}

/// The attributes of the dialect, each with the elements that may have it.
struct AttributeRule {
  std::string_view name;
  bool (*allowed)(ElementKind kind);
};

constexpr std::array<AttributeRule, 24> attribute_rules = {{
    {"class", always},
    {"lang", always},
    {"dir", always},
    {"id", always},
    {"translate", always},
    {"data-comment", is_block},
    {"href", [](ElementKind kind) { return kind == a; }},
    {"title", [](ElementKind kind) { return kind == abbr || kind == input; }},
    {"src", [](ElementKind kind) { return kind == img; }},
    {"alt", [](ElementKind kind) { return kind == img; }},
    {"width", [](ElementKind kind) { return kind == img || kind == input; }},
    {"height", [](ElementKind kind) { return kind == img; }},
    {"type", [](ElementKind kind) { return kind == input || kind == ol; }},
    {"start", [](ElementKind kind) { return kind == ol; }},
    {"name", [](ElementKind kind) { return kind == input || kind == meta; }},
    {"checked", [](ElementKind kind) { return kind == input; }},
    {"value", [](ElementKind kind) { return kind == input; }},
    {"maxlength", [](ElementKind kind) { return kind == input; }},
    {"required", [](ElementKind kind) { return kind == input; }},
    {"colspan", is_cell},
    {"scope", is_cell},
    {"data-columns", [](ElementKind kind) { return kind == table; }},
    {"content", [](ElementKind kind) { return kind == meta; }},
    {"xmlns", [](ElementKind kind) { return kind == html; }},
}};

bool is_allowed(std::string_view name, ElementKind kind) {
  return std::any_of(attribute_rules.begin(), attribute_rules.end(),
                     [&](const AttributeRule &rule) { return rule.name == name && rule.allowed(kind); });
}

std::vector<std::string> allowed_names(ElementKind kind) {
  std::vector<std::string> names;
  for (const AttributeRule &rule : attribute_rules) {
    if (rule.allowed(kind)) names.emplace_back(rule.name);
  }
  return names;
}

/// Classes with a meaning of their own, which need no style.
std::vector<std::string> reserved_classes(ElementKind kind) {
  switch (kind) {
    case header:
    case footer:
      return {"first", "rest"};
    case address:
      return {"window"};
    case table:
      return {"pairs"};
    case td:
      return {"running"};
    case ul:
    case ol:
    case dl:
      return {"part"};
    case span:
      return {"page", "pages"};
    default:
      return {};
  }
}

Isolation isolation_of(Direction direction) {
  return direction == Direction::right_to_left ? Isolation::right_to_left : Isolation::left_to_right;
}

}  // namespace

ScopeReader::ScopeReader(const StyleSheet &sheet, Problems &problems)
    : sheet_(sheet), problems_(problems), styles_(sheet) {
  languages_.emplace_back();
}

EnteredElement ScopeReader::enter(const xml::Element &element, ElementKind kind, const Scope &parent) {
  const Given given = read_attributes(element, kind);
  EnteredElement entered{.scope = parent, .class_name = given.class_name};
  Scope &scope = entered.scope;
  if (given.language && *given.language != parent.language) {
    scope.language = *given.language;
    scope.direction = languages_[scope.language].direction();
  }
  if (given.direction == Isolation::left_to_right) scope.direction = Direction::left_to_right;
  if (given.direction == Isolation::right_to_left) scope.direction = Direction::right_to_left;

  if (kind == body) styles_.set_body_classes(given.classes);
  scope.style = styles_.compute(
      {.parent = parent.style, .kind = kind, .classes = given.classes, .language = scope.language},
      languages_[scope.language]);

  if (given.direction) {
    entered.isolation = *given.direction;
  } else if (kind == bdi) {
    entered.isolation = Isolation::first_strong;
  } else if (scope.direction != parent.direction) {
    entered.isolation = isolation_of(scope.direction);
  }
  return entered;
}

Problem ScopeReader::bad_value(const xml::Element &element, const xml::Attribute &attribute,
                               std::string_view expected) const {
  return shows_values() ? document::bad_value(element, attribute, element.name(), expected)
                        : bad_answer(element, attribute, expected);
}

ScopeReader::Given ScopeReader::read_attributes(const xml::Element &element, ElementKind kind) {
  Given given;
  for (const xml::Attribute &attribute : element.attributes()) {
    if (attribute.name == "class") {
      given.class_name = attribute.value;
      if (!attribute.value.empty()) given.classes = styles_.class_set(attribute.value);
      if (!styles_.may_have(kind, given.classes) && check_classes(element, attribute, kind)) {
        styles_.note_may_have(kind, given.classes);
      }
    } else if (attribute.name == "lang") {
      given.language = read_language(element, attribute);
    } else if (attribute.name == "dir") {
      read_direction(element, attribute, kind, given);
    } else if (attribute.name == "translate") {
      if (attribute.value != "no" && attribute.value != "yes") {
        problems_.push_back(bad_value(element, attribute, "yes or no"));
      }
    } else if (!is_allowed(attribute.name, kind)) {
      problems_.push_back(unknown_attribute(element, attribute, element.name(), allowed_names(kind)));
    }
  }
  return given;
}

void ScopeReader::read_direction(const xml::Element &element, const xml::Attribute &attribute,
                                 ElementKind kind, Given &given) {
  if (attribute.value == "ltr") {
    given.direction = Isolation::left_to_right;
  } else if (attribute.value == "rtl") {
    given.direction = Isolation::right_to_left;
  } else if (attribute.value == "auto" && is_inline(kind)) {
    given.direction = Isolation::first_strong;
  } else {
    problems_.push_back(bad_value(element, attribute, is_inline(kind) ? "ltr, rtl or auto" : "ltr or rtl"));
  }
}

bool ScopeReader::check_classes(const xml::Element &element, const xml::Attribute &attribute,
                                ElementKind kind) {
  bool all_known = true;
  for (const std::string_view word : class_words(attribute.value)) {
    if (sheet_.state().class_id(word)) continue;
    std::vector<std::string> known = reserved_classes(kind);
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    // A body is often named after its page; it need not have styles of its own.
    if (kind == body && sheet_.page(word) != nullptr) continue;
    all_known = false;
    const auto &styled = sheet_.state().classes;
    known.insert(known.end(), styled.begin(), styled.end());
    Problem problem = bad_answer(element, attribute, "names of styles");
    problem.code = "unknown-class";
    if (shows_values()) problem.message = "No style is named `." + std::string(word) + "`.";
    problem.hint = diag::did_you_mean(word, known);
    problems_.push_back(std::move(problem));
  }
  return all_known;
}

std::optional<LanguageId> ScopeReader::read_language(const xml::Element &element,
                                                     const xml::Attribute &attribute) {
  const auto written = [&](const LanguageTag &tag) { return tag.text() == attribute.value; };
  auto known = std::find_if(languages_.begin(), languages_.end(), written);
  if (known == languages_.end()) {
    const auto tag = LanguageTag::parse(attribute.value);
    if (!tag) {
      problems_.push_back(bad_value(element, attribute, "a language tag, such as es or zh-Hans"));
      return std::nullopt;
    }
    known = std::find(languages_.begin(), languages_.end(), *tag);
    if (known == languages_.end()) {
      languages_.push_back(*tag);
      known = languages_.end() - 1;
    }
  }
  return static_cast<LanguageId>(known - languages_.begin());
}

}  // namespace formletter::document
