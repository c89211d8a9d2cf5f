#include "fill/text_directions.hpp"

#include "xml/tree.hpp"

#include <formletter/language_tag.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace formletter::fill {

namespace {

/// What the element says itself; nothing for one that says neither.
std::optional<bool> own_direction(const xml::Element &element) {
  const auto direction = element.attribute("dir");
  if (direction == "rtl" || direction == "ltr") return direction == "rtl";
  const auto language = LanguageTag::parse(element.attribute("lang").value_or(""));
  return language ? std::optional(language->right_to_left()) : std::nullopt;
}

}  // namespace

TextDirections::TextDirections(std::string_view xhtml, const std::vector<Tag> &tags) {
  const auto tree = xml::Tree::read({{}, without_tags(xhtml, tags, ' ')});
  if (!tree) return;
  const auto visit = [&](const auto &self, const xml::Element &element) -> void {
    if (const auto direction = own_direction(element)) {
      const auto begin = element.inner_offset();
      stretches_.push_back({begin, begin + element.inner_source().size(), *direction});
    }
    for (const xml::Element &child : element.children()) self(self, child);
  };
  visit(visit, tree->root());
}

bool TextDirections::is_right_to_left(std::size_t offset) const {
  const auto nearest = std::find_if(stretches_.rbegin(), stretches_.rend(), [&](const Stretch &stretch) {
    return stretch.begin <= offset && offset < stretch.end;
  });
  return nearest != stretches_.rend() && nearest->right_to_left;
}

}  // namespace formletter::fill
