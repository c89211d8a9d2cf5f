#include "diag/report.hpp"
#include "fill/compiled.hpp"
#include "fill/template_state.hpp"

#include <algorithm>

namespace formletter::fill {

namespace {

/// Tells what hangs on the answers from what is wrong in any filling.
class UnfilledText {
 public:
  explicit UnfilledText(const Template::State &state)
      : text_(state.expansion.text()), tags_(state.expansion.tags()), root_(state.tree.root()) {}

  bool hangs_on_answers(const Problem &problem, std::size_t offset) const {
    const auto element = beginning_around(root_, offset);
    if (!element) return false;
    for (const auto &attribute : element->attributes())
      if (attribute.offset == offset) return is_note(attribute) || holds_tag(attribute);
    if (problem.code == "uneven-table") return has_changing_cells(*element);
    // One of two in a document, each under a condition of its own.
    const bool stands_once =
        element->name() == "caption" || element->name() == "head" || element->name() == "body";
    const auto parent = element->parent();
    return stands_once && parent && sections_right_in(*parent) > 0;
  }

 private:
  /// The element whose start tag holds the byte.
  static std::optional<xml::Element> beginning_around(const xml::Element &element, std::size_t offset) {
    const auto begin = element.offset();
    if (offset < begin || offset >= begin + element.outer_source().size()) return std::nullopt;
    for (const auto &child : element.children())
      if (const auto found = beginning_around(child, offset)) return found;
    return element;
  }

  /// Notes to translators are taken out before a template is filled.
  static bool is_note(const xml::Attribute &attribute) { return attribute.name == "data-comment"; }

  bool holds_tag(const xml::Attribute &attribute) const {
    const auto quote = text_.find_first_of("\"'", attribute.offset);
    const auto end = text_.find(text_[quote], quote + 1);
    return std::ranges::any_of(tags_, [&](const Tag &tag) { return tag.begin > quote && tag.end <= end; });
  }

  std::ptrdiff_t sections_right_in(const xml::Element &element) const {
    const auto children = element.children();
    return std::ranges::count_if(tags_, [&](const Tag &tag) {
      const auto inner = element.inner_offset();
      return tag.opens() && tag.begin >= inner && tag.begin < inner + element.inner_source().size() &&
             std::ranges::none_of(children, [&](const xml::Element &child) {
               return tag.begin >= child.offset() && tag.begin < child.offset() + child.outer_source().size();
             });
    });
  }

  /// Rows or cells under one condition are uneven when it holds; of two, one may be
  /// there in the other's place.
  bool has_changing_cells(const xml::Element &table) const {
    return sections_between_cells(table) > 1 || has_changing_spans(table);
  }
  std::ptrdiff_t sections_between_cells(const xml::Element &part) const {
    auto sections = sections_right_in(part);
    for (const auto &child : part.children())
      if (child.name() != "td" && child.name() != "th") sections += sections_between_cells(child);
    return sections;
  }
  bool has_changing_spans(const xml::Element &part) const {
    const auto *span = part.attribute_node("colspan");
    if (span == nullptr) span = part.attribute_node("data-columns");
    return (span != nullptr && holds_tag(*span)) ||
           std::ranges::any_of(part.children(),
                               [this](const xml::Element &child) { return has_changing_spans(child); });
  }

  std::string_view text_;
  const std::vector<Tag> &tags_;
  xml::Element root_;
};

}  // namespace

Source Template::unfilled() const {
  const auto &expansion = state_->expansion;
  return {expansion.file(), without_tags(expansion.text(), expansion.tags(), value_filler)};
}

bool Template::asks(std::string_view name) const {
  return std::ranges::any_of(state_->expansion.tags(),
                             [&](const Tag &tag) { return Reference::parse(tag.name).text == name; });
}

Problems Template::of_any_filling(const Problems &problems) const {
  const UnfilledText text(*state_);
  const auto &expansion = state_->expansion;
  Problems kept;
  for (const auto &problem : problems) {
    kept.push_back(problem);
    auto &place = kept.back().place;
    if (place.line < 1) {
      place = {.file = expansion.file()};
    } else if (const auto offset = expansion.offset_of(place); text.hangs_on_answers(problem, offset)) {
      kept.pop_back();
    } else {
      place = expansion.place(offset);
    }
  }
  return diag::in_reading_order(std::move(kept));
}

}  // namespace formletter::fill
