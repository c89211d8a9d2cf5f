#include "document/inline_reader.hpp"

#include "diag/utf8.hpp"
#include "document/reports.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace formletter::document {
namespace {

std::string_view control_of(Isolation isolation) {
  switch (isolation) {
    case Isolation::none:
      return "";
    case Isolation::first_strong:
      return first_strong_isolate;
    case Isolation::left_to_right:
      return left_to_right_isolate;
    case Isolation::right_to_left:
      return right_to_left_isolate;
  }
  return "";
}

/// Targets that mean something on paper and in an e-mail; the rest (javascript:,
/// file:) has no place in a document that goes to a stranger, and a paper has no
/// places of its own to lead to (#reasons).
bool is_link_target(std::string_view target) {
  static constexpr std::array<std::string_view, 4> schemes = {"https:", "http:", "mailto:", "tel:"};
  return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
    return target.starts_with(scheme) && target.size() > scheme.size();
  });
}

std::optional<InlineObject> page_object(std::string_view class_name) {
  for (const std::string_view word : class_words(class_name)) {
    if (word == "page") return PageNumber{};
    if (word == "pages") return PageCount{};
  }
  return std::nullopt;
}

}  // namespace

SpanLook InlineReader::look(const Scope &scope) const {
  return {.style = scopes_.styles().text_id(scope.style),
          .language = &scopes_.language(scope.language),
          .link = around_.link,
          .expansion = around_.expansion};
}

void InlineReader::read_text(std::string_view characters, const Scope &scope, InlineTextBuilder &text) {
  text.add_text(characters, look(scope));
}

void InlineReader::read_contents(const xml::Element &element, const Scope &scope, InlineTextBuilder &text) {
  for (const xml::Element::Child &child : element.contents()) {
    if (!child.element) {
      read_text(child.text, scope, text);
      continue;
    }
    const auto kind = element_kind(child.element->name());
    if (kind && is_inline(*kind)) {
      read_element(*child.element, *kind, scope, text);
      continue;
    }
    report_block(*child.element, kind.has_value(), element.name());
    // For the problems in it; where its own children belong is not the question any more.
    const bool outside = std::exchange(in_misplaced_block_, true);
    read_contents(*child.element, scope, text);
    in_misplaced_block_ = outside;
  }
}

void InlineReader::report_block(const xml::Element &element, bool known, std::string_view where) {
  if (!known) {
    problems_.push_back(not_in_dialect(element));
  } else if (!in_misplaced_block_) {
    problems_.push_back(misplaced_element(element, where, "expected text and inline elements"));
  }
}

void InlineReader::read_element(const xml::Element &element, ElementKind kind, const Scope &parent,
                                InlineTextBuilder &text) {
  const EnteredElement entered = scopes_.enter(element, kind, parent);
  if (kind == ElementKind::br) {
    expect_empty(element);
    return text.add_line_break(look(entered.scope));
  }
  if (kind == ElementKind::img) return read_image(element, entered.scope, text);
  if (kind == ElementKind::input) return read_input(element, entered.scope, text);
  if (kind == ElementKind::span) {
    if (const auto object = page_object(entered.class_name)) {
      expect_empty(element);
      return text.add_object(*object, look(entered.scope));
    }
  }
  const Surroundings outside = around_;
  const bool isolated = entered.isolation != Isolation::none;
  if (isolated) text.open_isolate(control_of(entered.isolation), look(parent));
  if (kind == ElementKind::a) open_link(element);
  if (kind == ElementKind::abbr) around_.expansion = element.attribute("title").value_or("");
  read_contents(element, entered.scope, text);
  around_ = outside;
  if (isolated) text.close_isolate(look(parent));
}

void InlineReader::open_link(const xml::Element &element) {
  if (around_.link) {
    problems_.push_back(misplaced_element(element, "a", "a link holds no other link"));
    return;
  }
  const xml::Attribute *href = element.attribute_node("href");
  if (href == nullptr) {
    problems_.push_back(missing_attribute(element, "href", "where the link leads"));
    return;
  }
  if (!is_link_target(href->value)) {
    problems_.push_back(
        bad_answer(element, *href, "an address that begins with https:, http:, mailto: or tel:"));
    return;
  }
  around_.link = link_id(href->value);
  link_uses_.push_back(*around_.link);
}

std::uint32_t InlineReader::link_id(std::string_view target) {
  const auto known = std::find(links_.begin(), links_.end(), target);
  const auto id = static_cast<std::uint32_t>(known - links_.begin());
  if (known == links_.end()) links_.emplace_back(target);
  return id;
}

void InlineReader::read_image(const xml::Element &element, const Scope &scope, InlineTextBuilder &text) {
  expect_empty(element);
  Image image;
  if (const auto *source = element.attribute_node("src"); source != nullptr && !source->value.empty()) {
    image.source = find_picture(element, *source);
  } else {
    problems_.push_back(missing_attribute(element, "src", "the image's file"));
  }
  if (const auto alternative = element.attribute("alt")) {
    image.alternative = *alternative;
  } else {
    problems_.push_back(
        missing_attribute(element, "alt", "what the image shows, in words; empty if it is decoration"));
  }
  for (auto [name, target] : {std::pair("width", &image.width), std::pair("height", &image.height)}) {
    if (element.attribute_node(name) == nullptr) {
      problems_.push_back(missing_attribute(element, name, "its size on paper, such as 1.5in"));
    } else {
      *target = read_length(element, name, scope).value_or(Length());
    }
  }
  text.add_object(std::move(image), look(scope));
}

std::string InlineReader::find_picture(const xml::Element &element, const xml::Attribute &source) {
  if (!pictures_) return std::string(source.value);
  auto found = pictures_(source.value);
  if (found) return std::move(*found);
  Problem problem = found.problems().front();
  problem.code = "bad-picture";
  problem.place = element.place(source);
  problem.subject = std::string(element.name());
  problems_.push_back(std::move(problem));
  return {};
}

void InlineReader::read_input(const xml::Element &element, const Scope &scope, InlineTextBuilder &text) {
  expect_empty(element);
  const xml::Attribute *type = element.attribute_node("type");
  if (type == nullptr) {
    problems_.push_back(missing_attribute(element, "type", "checkbox or text"));
  } else if (type->value == "checkbox") {
    text.add_object(read_check_box(element, scope), look(scope));
  } else if (type->value == "text") {
    text.add_object(read_text_field(element, scope), look(scope));
  } else {
    problems_.push_back(scopes_.bad_value(element, *type, "checkbox or text"));
  }
}

CheckBox InlineReader::read_check_box(const xml::Element &element, const Scope &scope) {
  CheckBox box;
  box.name = element.attribute("name").value_or("");
  box.tool_tip = element.attribute("title").value_or("");
  box.checked = read_flag(element, "checked");
  const auto styled = scopes_.styles()[scope.style].block.width;
  box.size = read_length(element, "width", scope).value_or(styled.value_or(box.size));
  return box;
}

TextField InlineReader::read_text_field(const xml::Element &element, const Scope &scope) {
  TextField field;
  field.name = element.attribute("name").value_or("");
  field.tool_tip = element.attribute("title").value_or("");
  field.value = element.attribute("value").value_or("");
  field.required = read_flag(element, "required");
  field.width = read_length(element, "width", scope);
  if (!field.width) field.width = scopes_.styles()[scope.style].block.width;
  if (const xml::Attribute *most = element.attribute_node("maxlength")) {
    const char *end = most->value.data() + most->value.size();
    const auto [rest, error] = std::from_chars(most->value.data(), end, field.max_length);
    if (error != std::errc() || rest != end || field.max_length == 0) {
      problems_.push_back(scopes_.bad_value(element, *most, "a whole number above 0"));
    } else if (diag::character_count(field.value) > field.max_length) {
      problems_.push_back(bad_answer(element, *element.attribute_node("value"),
                                     scopes_.shows_values() ? "at most " + std::to_string(field.max_length) +
                                                                  " characters, as `maxlength` says"
                                                            : "no more characters than `maxlength` says"));
    }
  }
  return field;
}

void InlineReader::expect_empty(const xml::Element &element) {
  report_loose_text(element, problems_);
  for (const xml::Element &child : element.children()) {
    problems_.push_back(unknown_element(child, element.name(), {}));
  }
}

std::optional<Length> InlineReader::read_length(const xml::Element &element, std::string_view name,
                                                const Scope &scope) {
  const xml::Attribute *attribute = element.attribute_node(name);
  if (attribute == nullptr) return std::nullopt;
  const auto written = WrittenLength::parse(attribute->value);
  const Length length = written ? written->at(scopes_.styles()[scope.style].text.size) : Length();
  if (length > Length()) return length;
  problems_.push_back(scopes_.bad_value(element, *attribute, "a length above 0, such as 2in or 12em"));
  return std::nullopt;
}

/// XHTML's checked="checked"; a template may also write checked="{{answer.value}}",
/// so that "" is an answer that was not given.
bool InlineReader::read_flag(const xml::Element &element, std::string_view name) {
  const xml::Attribute *attribute = element.attribute_node(name);
  if (attribute == nullptr) return false;
  const std::string_view value = attribute->value;
  if (value == name || value == "true" || value == "yes") return true;
  if (!value.empty() && value != "false" && value != "no") {
    problems_.push_back(
        bad_answer(element, *attribute, std::string(name) + ", true, yes, false, no or nothing"));
  }
  return false;
}

}  // namespace formletter::document
