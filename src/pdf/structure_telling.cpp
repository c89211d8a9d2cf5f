#include "pdf/structure_telling.hpp"

#include "pdf/structure_tree.hpp"

namespace formletter::pdf {

/// All that write_all() reads.
void StructureTree::tell(StructureTelling &all) const {
  constexpr std::size_t head = 5, of_element = 8, of_content = 4;
  all.begin(head + page_ids_.size() + of_element * elements_.size() + of_content * contents_.size());
  const auto count = [](const auto &things) { return static_cast<std::uint32_t>(things.size()); };
  all.tell(std::array{root_.number, first_annotation_.number, count(page_ids_), count(elements_),
                      count(contents_)});
  for (const ObjectId page : page_ids_) all.tell(std::array{page.number});
  for (const Element &element : elements_) tell(element, all);
  constexpr std::uint32_t none = 0xFFFFFFFF;
  for (const Content &content : contents_)
    all.tell(std::array{content.element, content.page, content.mcid, content.annotation.value_or(none)});
}

void StructureTree::tell(const Element &element, StructureTelling &all) const {
  static const layout::StructureElement span;
  const layout::StructureElement &source = element.source != nullptr ? *element.source : span;
  // The first has none to inherit from.
  const bool inherits =
      element.language == elements_[element.parent].language && &element != elements_.data();
  const auto flag = [](bool set, unsigned place) { return set ? 1U << place : 0U; };
  const auto number = [](auto value, unsigned place) { return static_cast<std::uint32_t>(value) << place; };
  all.tell(std::array{
      number(element.tag, 0) | number(source.tag, 8) | number(source.marker, 16) |
          flag(element.source != nullptr, 24) | flag(inherits, 25) | flag(source.column_scope, 26),
      element.parent, source.column_span, inherits ? 0 : all.tell(std::string_view(element.language->text())),
      all.tell(element.actual_text), all.tell(element.area), all.tell(source.alternative.or_empty()),
      all.tell(source.expansion.or_empty())});
}

}  // namespace formletter::pdf
