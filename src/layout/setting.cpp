#include "layout/setting.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>

namespace formletter::layout {

Length height_of(const FlowList &list, std::uint32_t begin, std::uint32_t end) {
  Length height;
  for (std::uint32_t i = begin; i < end; ++i) {
    height += list.entries[i].height;
    if (i != begin) height += list.entries[i].space_before;
  }
  return height;
}

ElementId Setting::element(Tag tag, ElementId parent) {
  if (running_page || parent == artifact) return artifact;
  StructureElement &made = structure.emplace_back();
  made.tag = tag;
  made.parent = parent;
  return static_cast<ElementId>(structure.size() - 1);
}

ElementId Setting::element(Tag tag, ElementId parent, const LanguageTag &language,
                           const LanguageTag &around) {
  const ElementId made = element(tag, parent);
  if (made != artifact && language != around) structure[made].language = language;
  return made;
}

void Setting::report(std::string_view code, const document::Block &block, std::string message,
                     std::string hint) {
  Problem problem{std::string(code),
                  Severity::error,
                  {document.source, block.place.line + lines_down, block.place.column},
                  block.class_name,
                  std::move(message),
                  std::move(hint)};
  if (std::find(problems.begin(), problems.end(), problem) == problems.end()) {
    problems.push_back(std::move(problem));
  }
}

void move_down(PageItem &item, Length by) {
  std::visit(Overloaded{[&](PlacedRun &it) { it.origin.y += by; }, [&](auto &it) { it.box.y += by; }}, item);
}

}  // namespace formletter::layout
