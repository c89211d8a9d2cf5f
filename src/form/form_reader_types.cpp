#include "diag/nearest_name.hpp"
#include "form/form_reader.hpp"
#include "form/regex.hpp"

#include <algorithm>

namespace formletter::form {

namespace {
const std::vector<std::string> &base_names() {
  static const std::vector<std::string> names = {"text", "integer", "decimal", "date", "time"};
  return names;
}
}  // namespace

void FormReader::read_type(const xml::Element &element) {
  check_attributes(element, {"name", "base", "normalize", "digits", "case", "precision", "example"});
  check_children(element, {"clean", "error", "warning", "accept", "display"});
  DeclaredType type;
  type.name = required_attribute(element, "name");
  type.base = required_attribute(element, "base");
  type.place = element.place();
  type.example = optional_attribute(element, "example");
  if (!type.name.empty() && !is_plain_name(type.name)) {
    report("bad-name", place_of_value(element, "name"), type.name,
           "A type's name has letters, digits, `_`, `-` and `.` only.");
  }
  read_type_fold(element, type);
  for (const xml::Element &child : element.children()) {
    if (child.name() == "clean") {
      check_attributes(child, {"match", "with"});
      check_children(child, {});
      required_attribute(child, "match");
      if (!child.attribute("with")) required_attribute(child, "with");
      const auto pattern = regex(child, "match");
      if (pattern) type.cleaning.push_back({pattern, replacement(child, "with", pattern.get())});
    } else if (child.name() == "error" || child.name() == "warning") {
      read_type_mistake(child, type);
    } else if (child.name() == "accept") {
      read_type_accept(child, type);
    } else if (child.name() == "display") {
      check_attributes(child, {"match", "as"});
      check_children(child, {});
      required_attribute(child, "match");
      required_attribute(child, "as");
      const auto pattern = regex(child, "match");
      if (pattern) type.displays.emplace_back(pattern, replacement(child, "as", pattern.get()));
    }
  }
  if (!type.accepted.empty() && type.error_message.empty()) {
    report("missing-element", element.place(), type.name,
           "The type `" + type.name + "` has no `error` to say when nothing accepts what is typed.",
           "add an `error` without `when`");
  }
  if (type.name.empty()) return;
  const auto [first, fresh] = form_.types_.emplace(type.name, type);
  if (!fresh) {
    report("duplicate-name", place_of_value(element, "name"), type.name,
           "The type `" + type.name + "` is declared on line " + std::to_string(first->second.place.line) +
               " already.");
  }
}

void FormReader::read_type_fold(const xml::Element &element, DeclaredType &type) {
  const auto one_of = [&](std::string_view attribute,
                          const std::vector<std::string> &allowed) -> std::string {
    std::string value = optional_attribute(element, attribute);
    if (value.empty() && !element.attribute(attribute)) return value;
    std::string expected;
    for (const std::string &word : allowed) {
      if (value == word) return value;
      expected += (expected.empty() ? "`" : " or `") + word + "`";
    }
    report("bad-value", place_of_value(element, attribute), std::string(attribute),
           "`" + std::string(attribute) + "` is " + expected + ", not `" + value + "`.",
           diag::did_you_mean(value, allowed));
    return {};
  };
  if (!type.base.empty()) type.base = one_of("base", base_names());
  type.fold_width = one_of("normalize", {"nfkc"}) == "nfkc";
  type.fold_digits = one_of("digits", {"european"}) == "european";
  const std::string letter_case = one_of("case", {"upper", "lower"});
  type.upper_case = letter_case == "upper";
  type.lower_case = letter_case == "lower";
  type.year_precision = one_of("precision", {"day", "year"}) == "year";
  if (element.attribute("precision") && !type.base.empty() && type.base != "date") {
    report("bad-value", place_of_value(element, "precision"), type.name,
           "`precision` is for types of base `date`.");
  }
}

void FormReader::report_unknown_type(const xml::Element &element, const std::string &subject,
                                     const std::string &name) {
  std::vector<std::string> known;
  for (const auto &[declared, type] : form_.types_) known.push_back(declared);
  std::string hint = diag::did_you_mean(name, known);
  if (std::ranges::find(base_names(), name) != base_names().end())
    hint = "declare it: `<type name=\"" + name + "\" base=\"" + name + "\"/>`";
  report("unknown-type", place_of_value(element, "type"), subject,
         "The form declares no type `" + name + "`.", hint);
}

void FormReader::read_type_mistake(const xml::Element &element, DeclaredType &type) {
  const bool is_error = element.name() == "error";
  const std::string code = required_attribute(element, "code");
  const Message text = message(element, {"code", "when", "on"});
  if (!element.attribute("when")) {
    if (!is_error) {
      report("missing-attribute", element.place(), type.name, "A `warning` of a type has no `when`.");
    } else if (!type.error_message.empty()) {
      report("duplicate-element", element.place(), type.name,
             "The type `" + type.name + "` has two `error`s without `when`.");
    }
    type.error_code = code;
    type.error_message = text.msgid;
    return;
  }
  NamedMistake mistake;
  mistake.code = code;
  mistake.severity = is_error ? Severity::error : Severity::warning;
  mistake.when = regex(element, "when");
  mistake.message = text.msgid;
  mistake.place = element.place();
  const std::string on = optional_attribute(element, "on");
  mistake.on_typed = on == "typed";
  if (element.attribute("on") && on != "typed") {
    report("bad-value", place_of_value(element, "on"), type.name,
           "`on` is `typed`, or left out for the cleaned text.");
  }
  if (mistake.when) type.mistakes.push_back(std::move(mistake));
}

void FormReader::read_type_accept(const xml::Element &element, DeclaredType &type) {
  check_attributes(element, {"match", "canonical"});
  check_children(element, {"warning"});
  refuse_repeated(element, {"warning"});
  required_attribute(element, "match");
  AcceptedForm accepted;
  accepted.pattern = regex(element, "match");
  accepted.canonical = replacement(element, "canonical", accepted.pattern.get());
  if (const auto warning = element.child("warning")) {
    accepted.warning_code = required_attribute(*warning, "code");
    accepted.warning = message(*warning, {"code"}).msgid;
  }
  if (accepted.pattern) type.accepted.push_back(std::move(accepted));
}

std::shared_ptr<const Regex> FormReader::regex(const xml::Element &element, std::string_view attribute) {
  const auto pattern = element.attribute(attribute);
  if (!pattern || pattern->empty()) return nullptr;
  Regex::Refusal refusal;
  auto compiled = Regex::compile(*pattern, refusal);
  if (!compiled) {
    const AttributeText source(element, *element.attribute_node(attribute));
    report("bad-regex", source.place_of_character(refusal.offset), std::string(attribute),
           "This regular expression is refused by ICU: " + refusal.reason + ".");
  }
  return compiled;
}

std::string FormReader::replacement(const xml::Element &element, std::string_view attribute,
                                    const Regex *pattern) {
  std::string text = optional_attribute(element, attribute);
  if (pattern != nullptr && Regex::highest_group(text) > pattern->group_count()) {
    report("bad-regex", place_of_value(element, attribute), std::string(attribute),
           "`" + text + "` uses $" + std::to_string(Regex::highest_group(text)) + ", but the pattern has " +
               std::to_string(pattern->group_count()) + " groups.");
  }
  return text;
}

}  // namespace formletter::form
