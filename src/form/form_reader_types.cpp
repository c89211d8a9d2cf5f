#include "diag/nearest_name.hpp"
#include "form/form_reader.hpp"
#include "form/regex.hpp"

#include <algorithm>

namespace formletter::form {

void FormReader::read_type(const xml::Element &element) {
  check_attributes(element, {"name", "base", "normalize", "digits", "case", "precision", "example"});
  check_children(element, {"clean", "error", "warning", "accept", "display"});
  DeclaredType type;
  type.name = required_attribute(element, "name");
  type.place = element.place();
  type.example = optional_attribute(element, "example");
  if (!type.name.empty() && !is_plain_name(type.name)) {
    report("bad-name", place_of_value(element, "name"), type.name,
           "A type's name has letters, digits, `_`, `-` and `.` only.");
  }
  read_type_base(element, type);
  read_type_fold(element, type);
  for (const xml::Element &child : element.children()) read_type_child(child, type);
  if (!type.accepted.empty() && type.error_message.empty()) {
    report("missing-element", element.place(), type.name,
           "The type `" + type.name + "` has no `error` to say when nothing accepts what is typed.",
           "add an `error` without `when`");
  }
  check_example(element, type);
  if (type.name.empty()) return;
  const auto [first, fresh] = form_.types_.emplace(type.name, type);
  if (!fresh) {
    report("duplicate-name", place_of_value(element, "name"), type.name,
           "The type `" + type.name + "` is declared on line " + std::to_string(first->second.place.line) +
               " already.");
  }
}
/// People type what the example shows; one with an ellipsis shows a part of it.
void FormReader::check_example(const xml::Element &element, const DeclaredType &type) {
  const bool is_whole = !type.example.empty() && type.example.find("…") == std::string::npos;
  if (!is_whole || types_without_base_.contains(type.name) || type.canonicalize(type.example).canonical)
    return;
  const auto [message, hint] = refusal("The example `" + type.example + "`", type.example, type);
  report("bad-value", place_of_value(element, "example"), type.name, message, hint);
}

/// The type's own patterns may accept what its base cannot read.
std::pair<std::string, std::string> FormReader::refusal(const std::string &what, const std::string &value,
                                                        const DeclaredType &type) {
  const std::string refused = what + " is not a good `" + type.name + "`: ";
  DeclaredType patterns = type;
  patterns.base = TypeBase::text;
  const auto kept = patterns.canonicalize(value).canonical;
  if (!kept || type.accepted.empty()) return {refused + "the type does not accept it.", {}};
  return {refused + "an `accept` keeps `" + kept->text + "` of it, which the base `" + base_name(type.base) +
              "` cannot read.",
          "give the `accept` a `canonical`, or take out with `clean` what the base does not have"};
}

std::string FormReader::one_of(const xml::Element &element, std::string_view attribute,
                               const std::vector<std::string> &allowed) {
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
}

void FormReader::read_type_base(const xml::Element &element, DeclaredType &type) {
  const bool is_given = !required_attribute(element, "base").empty();
  const auto base = base_of(is_given ? one_of(element, "base", base_names()) : std::string());
  if (base) {
    type.base = *base;
  } else {
    types_without_base_.insert(type.name);
  }
  if (one_of(element, "precision", {"day", "year"}) == "year") type.precision = DatePrecision::year;
  if (element.attribute("precision") && base && *base != TypeBase::date) {
    report("bad-value", place_of_value(element, "precision"), type.name,
           "`precision` is for types of base `date`.");
  }
}

void FormReader::read_type_fold(const xml::Element &element, DeclaredType &type) {
  type.fold_width = one_of(element, "normalize", {"nfkc"}) == "nfkc";
  type.fold_digits = one_of(element, "digits", {"european"}) == "european";
  const std::string letter_case = one_of(element, "case", {"upper", "lower"});
  if (letter_case == "upper") type.letter_case = LetterCase::upper;
  if (letter_case == "lower") type.letter_case = LetterCase::lower;
}

void FormReader::read_type_child(const xml::Element &element, DeclaredType &type) {
  const std::string_view name = element.name();
  if (name == "clean") {
    if (!element.attribute("with")) required_attribute(element, "with");
    if (auto step = read_rewriting(element, "with")) type.cleaning.push_back(std::move(*step));
  } else if (name == "error" || name == "warning") {
    read_type_mistake(element, type);
  } else if (name == "accept") {
    read_type_accept(element, type);
  } else if (name == "display") {
    required_attribute(element, "as");
    if (auto step = read_rewriting(element, "as")) type.displays.push_back(std::move(*step));
  }
}

std::optional<Rewriting> FormReader::read_rewriting(const xml::Element &element,
                                                    std::string_view replacement_attribute) {
  check_attributes(element, {"match", replacement_attribute});
  check_children(element, {});
  required_attribute(element, "match");
  auto pattern = regex(element, "match");
  if (!pattern) return std::nullopt;
  std::string text = replacement(element, replacement_attribute, pattern.get());
  return Rewriting{std::move(pattern), std::move(text)};
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
