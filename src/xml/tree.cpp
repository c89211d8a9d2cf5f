#include "xml/tree.hpp"

#include "diag/utf8.hpp"
#include "xml/markup_scan.hpp"
#include "xml/plain_nodes.hpp"

#include <algorithm>
#include <pugixml.hpp>

namespace formletter::xml {

namespace {
constexpr std::uint32_t none = no_node;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
}  // namespace

struct Tree::State {
  std::string file, text;
  Origin origin;
  std::string parsed_bytes;  ///< pugixml resolves entities in place; names and texts point in here
  pugi::xml_document parsed;
  std::string resolved;  ///< what of a plain text does not stand as it is written
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::vector<std::uint32_t> line_starts;
};

namespace {

std::vector<std::uint32_t> line_starts_of(std::string_view text) {
  std::vector<std::uint32_t> starts = {0};
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
    starts.push_back(static_cast<std::uint32_t>(end + 1));
  }
  return starts;
}

Place place_in(const std::string &file, std::string_view text, const std::vector<std::uint32_t> &starts,
               std::uint32_t offset, Origin origin = {}) {
  const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto start = *(next - 1);
  const auto before = text.substr(start, std::min<std::size_t>(offset, text.size()) - start);
  const int line = static_cast<int>(next - starts.begin());
  return {file, line - 1 + origin.line,
          static_cast<int>(diag::character_count(before)) + (line == 1 ? origin.column : 1)};
}

Problem bad_utf8(const Source &source, std::size_t offset, Origin origin) {
  return {.code = "bad-utf8",
          .place = place_in(source.name, source.text, line_starts_of(source.text),
                            static_cast<std::uint32_t>(offset), origin),
          .subject = {},
          .message = "The bytes here are not UTF-8.",
          .hint = "save the file as UTF-8"};
}

/// Copies pugixml's tree into nodes, in step with the places found by the scan.
class NodeBuilder {
 public:
  NodeBuilder(const MarkupScan &scan, std::vector<Node> &nodes, std::vector<Attribute> &attributes)
      : scan_(scan), nodes_(nodes), attributes_(attributes) {}

  void build(const pugi::xml_node &root) {
    nodes_.reserve(scan_.elements.size() * 2);
    attributes_.reserve(scan_.attributes.size());
    add_element(root, 0);
    pugi::xml_node at = root;
    std::uint32_t parent = 0;
    while (true) {
      if (at.type() == pugi::node_element && at.first_child()) {
        if (at != root) parent = last_;
        at = at.first_child();
      } else {
        while (at != root && !at.next_sibling()) {
          at = at.parent();
          if (at == root) return;
          parent = nodes_[parent].parent;
        }
        if (at == root) return;
        at = at.next_sibling();
      }
      add(at, parent);
    }
  }

 private:
  void add(const pugi::xml_node &node, std::uint32_t parent) {
    if (node.type() == pugi::node_element) {
      add_element(node, parent);
      link(parent);
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      const auto offset = static_cast<std::uint32_t>(node.offset_debug());
      nodes_.push_back({true, node.value(), offset, offset, offset, offset, parent, none, none, 0, 0});
      last_ = static_cast<std::uint32_t>(nodes_.size() - 1);
      link(parent);
    }
  }
  void add_element(const pugi::xml_node &node, std::uint32_t parent) {
    const auto &scanned = scan_.elements[next_element_++];
    std::uint32_t i = scanned.first_attribute;
    for (const auto &attribute : node.attributes()) {
      attributes_.push_back({attribute.name(), attribute.value(), scan_.attributes[i++].offset});
    }
    nodes_.push_back({false, node.name(), scanned.offset, scanned.inner_begin, scanned.inner_end, scanned.end,
                      parent, none, none, scanned.first_attribute, scanned.attribute_count});
    last_ = static_cast<std::uint32_t>(nodes_.size() - 1);
    last_child_.resize(nodes_.size(), none);
  }
  void link(std::uint32_t parent) {
    last_child_.resize(nodes_.size(), none);
    auto &previous = last_child_[parent];
    (previous == none ? nodes_[parent].first_child : nodes_[previous].next_sibling) = last_;
    previous = last_;
  }

  const MarkupScan &scan_;
  std::vector<Node> &nodes_;
  std::vector<Attribute> &attributes_;
  std::vector<std::uint32_t> last_child_;
  std::uint32_t last_ = 0;
  std::size_t next_element_ = 0;
};

}  // namespace

Tree::Tree(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tree::Tree(Tree &&) noexcept = default;
Tree &Tree::operator=(Tree &&) noexcept = default;
Tree::~Tree() = default;

Result<Tree> Tree::read(Source source, Origin origin) {
  if (source.text.starts_with(byte_order_mark)) source.text.erase(0, byte_order_mark.size());
  if (const auto bad = diag::first_bad_utf8(source.text)) return bad_utf8(source, *bad, origin);
  auto state = std::make_unique<State>();
  state->file = std::move(source.name);
  state->text = std::move(source.text);
  state->origin = origin;

  const auto scan = scan_markup(state->text);
  state->line_starts = line_starts_of(state->text);
  Problems problems;
  for (const auto &[code, offset, message, hint] : scan.problems) {
    problems.push_back({code, Severity::error,
                        place_in(state->file, state->text, state->line_starts, offset, origin), "", message,
                        hint});
  }
  if (!problems.empty()) return problems;

  if (scan.plain) {
    PlainNodes(scan, state->text, state->resolved).build(state->nodes, state->attributes);
    return Tree(std::move(state));
  }
  state->parsed_bytes = state->text;
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                             pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  const auto outcome = state->parsed.load_buffer_inplace(
      state->parsed_bytes.data(), state->parsed_bytes.size(), flags, pugi::encoding_utf8);
  if (!outcome) {
    return Problem{"xml-syntax",
                   Severity::error,
                   place_in(state->file, state->text, state->line_starts,
                            static_cast<std::uint32_t>(outcome.offset), origin),
                   "",
                   std::string("The XML cannot be read here: ") + outcome.description() + ".",
                   ""};
  }
  NodeBuilder(scan, state->nodes, state->attributes).build(state->parsed.document_element());
  return Tree(std::move(state));
}

const std::string &Tree::file() const {
  return state_->file;
}

Place Tree::place_at(std::uint32_t offset) const {
  return place_in(state_->file, state_->text, state_->line_starts, offset, state_->origin);
}

const Node &Element::node() const {
  return tree_->state_->nodes[node_];
}
std::string_view Element::name() const {
  return node().name_or_text;
}

const Attribute *Element::attribute_node(std::string_view name) const {
  const auto &all = tree_->state_->attributes;
  for (std::uint32_t i = 0; i < node().attribute_count; ++i) {
    const auto &attribute = all[node().first_attribute + i];
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::optional<std::string_view> Element::attribute(std::string_view name) const {
  const auto *found = attribute_node(name);
  return found == nullptr ? std::nullopt : std::optional(found->value);
}

std::vector<Attribute> Element::attributes() const {
  const auto first = tree_->state_->attributes.begin() + node().first_attribute;
  return {first, first + node().attribute_count};
}

std::vector<Element> Element::children() const {
  std::vector<Element> found;
  const auto &nodes = tree_->state_->nodes;
  for (auto i = node().first_child; i != none; i = nodes[i].next_sibling) {
    if (!nodes[i].is_text) found.push_back(Element(tree_, i));
  }
  return found;
}

std::vector<Element> Element::children(std::string_view name) const {
  auto found = children();
  std::erase_if(found, [&](const Element &child) { return child.name() != name; });
  return found;
}

std::optional<Element> Element::child(std::string_view name) const {
  const auto &nodes = tree_->state_->nodes;
  for (auto i = node().first_child; i != none; i = nodes[i].next_sibling) {
    if (!nodes[i].is_text && nodes[i].name_or_text == name) return Element(tree_, i);
  }
  return std::nullopt;
}

std::optional<Element> Element::parent() const {
  if (node_ == 0) return std::nullopt;
  return Element(tree_, node().parent);
}

std::vector<Element::Child> Element::contents() const {
  std::vector<Child> found;
  const auto &nodes = tree_->state_->nodes;
  for (auto i = node().first_child; i != none; i = nodes[i].next_sibling) {
    if (nodes[i].is_text) {
      found.push_back({std::nullopt, nodes[i].name_or_text, nodes[i].offset});
    } else {
      found.push_back({Element(tree_, i), {}, nodes[i].offset});
    }
  }
  return found;
}

std::string Element::text() const {
  // Nodes stand in document order, so all that is below follows without a gap.
  std::string all;
  const auto &nodes = tree_->state_->nodes;
  for (auto i = node_ + 1; i < nodes.size() && nodes[i].offset < node().inner_end; ++i) {
    if (nodes[i].is_text) all += nodes[i].name_or_text;
  }
  return all;
}

std::string_view Element::inner_source() const {
  return std::string_view(tree_->state_->text)
      .substr(node().inner_begin, node().inner_end - node().inner_begin);
}
std::string_view Element::outer_source() const {
  return std::string_view(tree_->state_->text).substr(node().offset, node().end - node().offset);
}
std::uint32_t Element::inner_offset() const {
  return node().inner_begin;
}
std::uint32_t Element::offset() const {
  return node().offset;
}
Place Element::place() const {
  return tree_->place_at(node().offset);
}
Place Element::place(const Attribute &attribute) const {
  return tree_->place_at(attribute.offset);
}

}  // namespace formletter::xml
