#include "xml/plain_trees.hpp"

#include "diag/utf8.hpp"
#include "xml/markup_scan.hpp"
#include "xml/plain_nodes.hpp"
#include "xml/tree_state.hpp"

namespace formletter::xml {

struct PlainTrees::State {
  explicit State(std::size_t open_around) : around(open_around) {}
  std::size_t around;
  Tree tree{std::make_unique<Tree::State>()};
  MarkupScan scan;
};

PlainTrees::PlainTrees(std::size_t around) : state_(std::make_unique<State>(around)) {}
PlainTrees::~PlainTrees() = default;

const Tree *PlainTrees::read(std::string_view text, std::string_view file, Origin origin) {
  if (diag::first_bad_utf8(text)) return nullptr;
  scan_markup(text, state_->scan, state_->around);
  if (!state_->scan.plain || !state_->scan.problems.empty()) return nullptr;
  Tree::State &tree = *state_->tree.state_;
  tree.file = file;
  tree.text = text;
  tree.origin = origin;
  tree.lines.find(text);
  tree.resolved.clear();
  PlainNodes(state_->scan, text, tree.resolved).build(tree.nodes, tree.attributes);
  return &state_->tree;
}

}  // namespace formletter::xml
