#include "document/reports.hpp"

#include "diag/nearest_name.hpp"
#include "document/element.hpp"

namespace formletter::document {
namespace {

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

std::string names_listed(std::span<const std::string> names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += i + 1 == names.size() ? " or " : ", ";
    result += names[i];
  }
  return result;
}

/// What an author most likely forgot around text.
std::string place_for_text(std::string_view name) {
  if (name == "body" || name == "section") return "put it in a <p>";
  if (name == "ul" || name == "ol") return "put it in an <li>";
  if (name == "dl") return "put it in a <dt> or a <dd>";
  if (name == "tr") return "put it in a <td>";
  return "";
}

}  // namespace

Problem unknown_attribute(const xml::Element &element, const xml::Attribute &attribute,
                          std::string_view subject, std::span<const std::string> known) {
  return {
      .code = "unknown-attribute",
      .place = element.place(attribute),
      .subject = std::string(subject),
      .message = quoted(attribute.name) + " is not an attribute of <" + std::string(element.name()) + ">.",
      .hint = diag::did_you_mean(attribute.name, known)};
}

Problem bad_value(const xml::Element &element, const xml::Attribute &attribute, std::string_view subject,
                  std::string_view expected) {
  return {.code = "bad-value",
          .place = element.place(attribute),
          .subject = std::string(subject),
          .message = quoted(attribute.value) + " is not a value of " + quoted(attribute.name) +
                     ": expected " + std::string(expected) + ".",
          .hint = ""};
}

Problem bad_answer(const xml::Element &element, const xml::Attribute &attribute, std::string_view expected) {
  return {.code = "bad-value",
          .place = element.place(attribute),
          .subject = std::string(element.name()),
          .message = "The value of " + quoted(attribute.name) + " is not as it should be: expected " +
                     std::string(expected) + ".",
          .hint = ""};
}

Problem missing_attribute(const xml::Element &element, std::string_view name, std::string_view expected) {
  return {.code = "missing-attribute",
          .place = element.place(),
          .subject = std::string(element.name()),
          .message = "<" + std::string(element.name()) + "> needs " + quoted(name) + ": " +
                     std::string(expected) + ".",
          .hint = ""};
}

Problem unknown_element(const xml::Element &element, std::string_view where,
                        std::span<const std::string> known) {
  std::string message = "<" + std::string(element.name()) + "> may not stand in <" + std::string(where) + ">";
  message += known.empty() ? ", which is empty." : ": expected " + names_listed(known) + ".";
  return {.code = "unknown-element",
          .place = element.place(),
          .subject = std::string(element.name()),
          .message = std::move(message),
          .hint = diag::did_you_mean(element.name(), known)};
}

Problem not_in_dialect(const xml::Element &element) {
  return {.code = "unknown-element",
          .place = element.place(),
          .subject = std::string(element.name()),
          .message = "<" + std::string(element.name()) + "> is not an element of templates.",
          .hint = diag::did_you_mean(element.name(), element_names())};
}

Problem misplaced_element(const xml::Element &element, std::string_view where, std::string_view rule) {
  return {.code = "misplaced-element",
          .place = element.place(),
          .subject = std::string(element.name()),
          .message = "<" + std::string(element.name()) + "> may not stand in <" + std::string(where) +
                     ">: " + std::string(rule) + ".",
          .hint = ""};
}

void report_loose_text(const xml::Element &element, Problems &problems) {
  for (const xml::Element::Child &child : element.contents()) {
    const auto first = child.text.find_first_not_of(" \t\r\n");
    if (child.element || first == std::string_view::npos) continue;
    problems.push_back({.code = "misplaced-text",
                        .place = element.tree().place_at(child.offset + static_cast<std::uint32_t>(first)),
                        .subject = std::string(element.name()),
                        .message = "<" + std::string(element.name()) + "> holds no text of its own.",
                        .hint = place_for_text(element.name())});
  }
}

}  // namespace formletter::document
