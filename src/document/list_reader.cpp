#include "document/block_reader.hpp"
#include "document/reports.hpp"

#include <charconv>

namespace formletter::document {
namespace {

/// a … z, aa, ab …: bijective base 26.
std::string letters(int number, char first) {
  std::string result;
  for (; number > 0; number = (number - 1) / 26) {
    result.insert(result.begin(), static_cast<char>(first + (number - 1) % 26));
  }
  return result;
}

std::string marker_text(ListMarker marker, int number) {
  switch (marker) {
    case ListMarker::disc:
      return "•";
    case ListMarker::dash:
      return "–";
    case ListMarker::box:
      return "☐";
    case ListMarker::none:
      return "";
    case ListMarker::decimal:
      return std::to_string(number) + ".";
    case ListMarker::lower_alpha:
      return letters(number, 'a') + ")";
    case ListMarker::upper_alpha:
      return letters(number, 'A') + ")";
  }
  return "";
}

void add_blocks(std::vector<Block> &&more, std::vector<Block> &blocks) {
  if (blocks.empty()) return void(blocks = std::move(more));
  std::move(more.begin(), more.end(), std::back_inserter(blocks));
}

}  // namespace

void BlockReader::read_list(const xml::Element &element, ElementKind kind, const EnteredElement &entered,
                            std::vector<Block> &blocks) {
  const Scope &scope = entered.scope;
  const ListMarker marker = read_marker(element, kind, scope);
  int number = read_start(element);
  List list;
  list.ordered = kind == ElementKind::ol;
  list.marker = marker;
  list.marker_width = scopes_.styles()[scope.style].marker_width;
  list.marker_style = scopes_.styles().text_id(scope.style);
  for (const auto &[child, child_kind] : children_of(element, scope, {ElementKind::li})) {
    std::vector<Block> item = read_item(child, scope);
    if (item.empty()) continue;
    list.items.push_back({.marker = marker_text(marker, number++), .blocks = std::move(item)});
  }
  if (list.items.empty()) return;
  add_block(element, entered, blocks).content = std::move(list);
}

std::vector<Block> BlockReader::read_item(const xml::Element &element, const Scope &list) {
  const EnteredElement entered = scopes_.enter(element, ElementKind::li, list);
  std::vector<Block> blocks = read_flow(element, entered.scope);
  // A list within an item belongs to the item: it stands as near as items do.
  ComputedStyles &styles = scopes_.styles();
  const Length gap = styles[entered.scope.style].block.space_after;
  for (Block &block : blocks) {
    if (!std::holds_alternative<List>(block.content)) continue;
    BlockStyle style = styles.block(block.style);
    style.space_before = style.space_after = gap;
    block.style = styles.intern(style);
  }
  give_look(entered, blocks);
  return blocks;
}

ListMarker BlockReader::read_marker(const xml::Element &element, ElementKind kind, const Scope &scope) {
  const auto styled = scopes_.styles()[scope.style].list_marker;
  const ListMarker usual = styled.value_or(kind == ElementKind::ol ? ListMarker::decimal : ListMarker::disc);
  const xml::Attribute *type = kind == ElementKind::ol ? element.attribute_node("type") : nullptr;
  if (type == nullptr) return usual;
  if (type->value == "1") return ListMarker::decimal;
  if (type->value == "a") return ListMarker::lower_alpha;
  if (type->value == "A") return ListMarker::upper_alpha;
  problems_.push_back(scopes_.bad_value(element, *type, "1, a or A"));
  return usual;
}

int BlockReader::read_start(const xml::Element &element) {
  const xml::Attribute *start = element.attribute_node("start");
  if (start == nullptr) return 1;
  int number = 0;
  const char *end = start->value.data() + start->value.size();
  const auto [rest, error] = std::from_chars(start->value.data(), end, number);
  if (error == std::errc() && rest == end && number >= 1 && number <= 1'000'000) return number;
  problems_.push_back(scopes_.bad_value(element, *start, "a whole number of 1 or more"));
  return 1;
}

void BlockReader::read_definitions(const xml::Element &element, const EnteredElement &entered,
                                   std::vector<Block> &blocks) {
  DefinitionList list;
  list.term_width = scopes_.styles()[entered.scope.style].term_width;
  bool in_terms = false;
  for (const auto &[child, kind] : children_of(element, entered.scope, {ElementKind::dt, ElementKind::dd})) {
    const bool is_term = kind == ElementKind::dt;
    if (list.definitions.empty() && !is_term) {
      problems_.push_back(misplaced_element(child, "dl", "expected a dt before the first dd"));
    }
    if (list.definitions.empty() || (is_term && !in_terms)) list.definitions.emplace_back();
    in_terms = is_term;
    const EnteredElement part = scopes_.enter(child, kind, entered.scope);
    Definition &definition = list.definitions.back();
    if (!is_term) {
      add_blocks(read_contents(child, part), definition.descriptions);
    } else {
      read_paragraph(child, ParagraphRole::term, part, definition.terms);
    }
  }
  std::erase_if(list.definitions, [](const Definition &definition) {
    return definition.terms.empty() && definition.descriptions.empty();
  });
  if (list.definitions.empty()) return;
  add_block(element, entered, blocks).content = std::move(list);
}

}  // namespace formletter::document
