#include "xml/tree.hpp"

#include "diag/utf8.hpp"
#include "xml/markup_scan.hpp"
#include "xml/plain_nodes.hpp"
#include "xml/tree_state.hpp"

namespace formletter::xml {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Place place_in(const Source &source, std::uint32_t offset) {
  LineStarts lines;
  lines.find(source.text);
  const Origin found = lines.at(source.text, offset, {});
  return {source.name, found.line, found.column};
}

Problem bad_utf8(const Source &source, std::size_t offset) {
  return {.code = "bad-utf8",
          .place = place_in(source, static_cast<std::uint32_t>(offset)),
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
      nodes_.push_back(
          {true, node.value(), offset, offset, offset, offset, parent, no_node, no_node, no_node, 0, 0});
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
                      parent, no_node, no_node, no_node, scanned.first_attribute, scanned.attribute_count});
    last_ = static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  void link(std::uint32_t parent) { link_last_child(last_, parent, nodes_); }

  const MarkupScan &scan_;
  std::vector<Node> &nodes_;
  std::vector<Attribute> &attributes_;
  std::uint32_t last_ = 0;
  std::size_t next_element_ = 0;
};

}  // namespace

Tree::Tree(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tree::Tree(Tree &&) noexcept = default;
Tree &Tree::operator=(Tree &&) noexcept = default;
Tree::~Tree() = default;

Result<Tree> Tree::read(Source source) {
  if (source.text.starts_with(byte_order_mark)) source.text.erase(0, byte_order_mark.size());
  if (const auto bad = diag::first_bad_utf8(source.text)) return bad_utf8(source, *bad);
  Tree tree(std::make_unique<State>());
  State &state = *tree.state_;
  state.file = std::move(source.name);
  state.kept_text = std::move(source.text);
  state.text = state.kept_text;
  state.lines.find(state.text);

  MarkupScan scan;
  scan_markup(state.text, scan);
  Problems problems;
  for (const auto &[code, offset, message, hint] : scan.problems) {
    problems.push_back({code, Severity::error, tree.place_at(offset), "", message, hint});
  }
  if (!problems.empty()) return problems;

  if (scan.plain) {
    PlainNodes(scan, state.text, state.resolved).build(state.nodes, state.attributes);
    return tree;
  }
  state.parsed_bytes = state.text;
  state.parsed = std::make_unique<pugi::xml_document>();
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                             pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  const auto outcome = state.parsed->load_buffer_inplace(state.parsed_bytes.data(), state.parsed_bytes.size(),
                                                         flags, pugi::encoding_utf8);
  if (!outcome) {
    return Problem{"xml-syntax",
                   Severity::error,
                   tree.place_at(static_cast<std::uint32_t>(outcome.offset)),
                   "",
                   std::string("The XML cannot be read here: ") + outcome.description() + ".",
                   ""};
  }
  NodeBuilder(scan, state.nodes, state.attributes).build(state.parsed->document_element());
  return tree;
}

const std::string &Tree::file() const {
  return state_->file;
}

Origin Tree::origin_at(std::uint32_t offset) const {
  return state_->lines.at(state_->text, offset, state_->origin);
}

Place Tree::place_at(std::uint32_t offset) const {
  const Origin found = origin_at(offset);
  return {state_->file, found.line, found.column};
}

}  // namespace formletter::xml
