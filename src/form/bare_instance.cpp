#include "form/bare_instance.hpp"

#include "xml/tree.hpp"

namespace formletter::form {

namespace {

/// An element whose instance node is made and whose children are not yet.
struct Pending {
  xml::Element element;
  NodeId node;
};

bool is_group(const xml::Element &element) {
  return !element.children().empty();
}

}  // namespace

Result<Instance> read_bare_instance(Source xml) {
  auto tree = xml::Tree::read(std::move(xml));
  if (!tree) return tree.problems();

  const xml::Element root = tree->root();
  Instance instance{std::string(root.name())};
  if (!is_group(root)) instance.set_text(instance.root(), root.text());
  // A list of what is left to do, not recursion: depth is the file's to choose.
  std::vector<Pending> pending{{root, instance.root()}};
  for (std::size_t next = 0; next < pending.size(); ++next) {
    const auto [element, node] = pending[next];
    for (const xml::Element &child : element.children()) {
      const bool group = is_group(child);
      const NodeId added =
          instance.add(node, std::string(child.name()), group ? Datatype::group : Datatype::text,
                       group ? std::string() : child.text());
      if (group) pending.push_back({child, added});
    }
  }
  return instance;
}

}  // namespace formletter::form
