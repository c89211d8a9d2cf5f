#include "fill/structure_check.hpp"

#include "diag/nearest_name.hpp"
#include "fill/dialect.hpp"

#include <optional>

namespace formletter::fill {

namespace {

bool is_inside(const xml::Element &element, std::size_t offset) {
  const std::size_t begin = element.inner_offset();
  return offset >= begin && offset < begin + element.inner_source().size();
}

/// The innermost element whose content holds the offset.
std::optional<xml::Element> innermost(const xml::Tree &tree, std::size_t offset) {
  if (!is_inside(tree.root(), offset)) return std::nullopt;
  xml::Element found = tree.root();
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const xml::Element &child : found.children()) {
      if (!is_inside(child, offset)) continue;
      found = child;
      deeper = true;
      break;
    }
  }
  return found;
}

std::optional<TagProblem> misplaced(const Tag &tag, Setting setting) {
  if (setting == Setting::markup) {
    return TagProblem{"tag-in-markup",
                      tag.begin,
                      tag.name,
                      "`" + written(tag) + "` stands inside the markup of an element; " +
                          "expected it in text or in a quoted attribute value.",
                      {}};
  }
  if (setting == Setting::comment) {
    return TagProblem{
        "tag-in-comment", tag.begin, tag.name,
        "`" + written(tag) + "` stands inside an XML comment or CDATA section and would not be filled.",
        "write comments as `{{! … }}`"};
  }
  return std::nullopt;
}

bool is_in_comment(std::string_view text, std::size_t at) {
  const std::size_t begin = text.substr(0, at).rfind("<!--");
  return begin != std::string_view::npos && text.find("-->", begin) > at;
}

void check_section(const Tag &open, const Tag &close, const xml::Tree &tree,
                   std::vector<TagProblem> &problems) {
  const auto begins = innermost(tree, open.begin);
  const auto ends = innermost(tree, close.begin);
  if (!begins || !ends) {
    const Tag &outside = begins ? close : open;
    problems.push_back({"tag-outside-root",
                        outside.begin,
                        outside.name,
                        "`" + written(outside) + "` stands outside the outermost element.",
                        {}});
    return;
  }
  if (*begins == *ends) return;
  const std::string from = "<" + std::string(begins->name()) + ">",
                    to = "<" + std::string(ends->name()) + ">";
  problems.push_back(
      {"section-cuts-element", open.begin, open.name,
       "`" + written(open) + "` begins in " +
           (from == to ? "one " + from + " and ends in another" : from + " and ends in " + to) +
           "; a section must hold whole elements.",
       "put `" + written(close) + "` into the same element"});
}

class DialectChecker {
 public:
  void visit(const xml::Element &element) {
    const std::string name(element.name());
    const DialectElement *known = find_element(name);
    if (!known) {
      problems.push_back({"unknown-element", element.offset(), name,
                          "The templates have no element `" + name + "`.",
                          diag::did_you_mean(name, element_names())});
    } else {
      check_attributes(element, *known);
      if (known->kind == ElementKind::container) check_no_text(element);
    }
    for (const xml::Element &child : element.children()) visit(child);
  }

  std::vector<TagProblem> problems;

 private:
  void check_attributes(const xml::Element &element, const DialectElement &known) {
    for (const xml::Attribute &attribute : element.attributes()) {
      if (has_attribute(known, attribute.name)) continue;
      const std::string name(attribute.name);
      problems.push_back({"unknown-attribute", attribute.offset, name,
                          "<" + std::string(known.name) + "> has no attribute `" + name + "`.",
                          diag::did_you_mean(name, attribute_names(known))});
    }
  }

  void check_no_text(const xml::Element &element) {
    for (const auto &child : element.contents()) {
      if (child.element) {
        const DialectElement *known = find_element(child.element->name());
        if (known && known->kind == ElementKind::inline_content)
          report_loose(element, child.element->offset(), "<" + std::string(known->name) + ">");
        continue;
      }
      const auto first = child.text.find_first_not_of(" \t\r\n");
      if (first == std::string_view::npos) continue;
      // Entities before it would make the offset a little early; white space rarely is one.
      report_loose(element, child.offset + first, "Text");
    }
  }

  void report_loose(const xml::Element &element, std::size_t offset, const std::string &what) {
    const std::string name(element.name());
    problems.push_back({"text-outside-block",
                        offset,
                        name,
                        what + " stands right inside <" + name + ">; expected it in a block such as <p>.",
                        {}});
  }
};

}  // namespace

std::vector<TagProblem> check_tag_settings(std::string_view text, const std::vector<Tag> &tags,
                                           const xml::Tree *tree) {
  std::vector<TagProblem> problems;
  const auto settings = settings_of(text, tags);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag &tag = tags[i];
    if (auto found = misplaced(tag, settings[i].setting)) {
      problems.push_back(std::move(*found));
      continue;
    }
    if (!tree || !tag.opens() || tag.partner == i) continue;
    const Tag &close = tags[tag.partner];
    const TagSetting &at_close = settings[tag.partner];
    if (settings[i].setting == Setting::content && at_close.setting == Setting::content) {
      check_section(tag, close, *tree, problems);
    } else if (settings[i].setting != at_close.setting || settings[i].value_begin != at_close.value_begin) {
      problems.push_back({"section-cuts-element",
                          tag.begin,
                          tag.name,
                          "`" + written(tag) + "` and `" + written(close) +
                              "` must stand in the same attribute value or in the same element.",
                          {}});
    }
  }
  return problems;
}

std::vector<TagProblem> check_form_placeholders(std::string_view text) {
  constexpr std::string_view of_names = "abcdefghijklmnopqrstuvwxyz0123456789_.";
  std::vector<TagProblem> problems;
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::size_t end = text.find_first_not_of(of_names, at + 2);
    if (end == std::string_view::npos || text[end] != '}' || is_in_comment(text, at)) continue;
    const std::string name(text.substr(at + 2, end - at - 2));
    problems.push_back(
        {"form-placeholder", at, name,
         "`${" + name + "}` is filled in the texts of forms only; here it would be printed as it stands.",
         "write `{{" + name + "}}`"});
  }
  return problems;
}

std::vector<TagProblem> check_dialect(const xml::Tree &tree) {
  DialectChecker checker;
  const auto root = tree.root();
  if (root.name() != "html") {
    checker.problems.push_back(
        {"wrong-root",
         root.offset(),
         std::string(root.name()),
         "A template's outermost element is <html>; found <" + std::string(root.name()) + ">.",
         {}});
  }
  checker.visit(root);
  return std::move(checker.problems);
}

}  // namespace formletter::fill
