#pragma once

#include "xml/siblings.hpp"

#include <formletter/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::xml {

/// Where something begins in the file that it is of.
struct Origin {
  int line = 1, column = 1;
};

class Tree;
struct Node;

struct Attribute {
  std::string_view name;
  std::string_view value;  ///< entities resolved
  std::uint32_t offset;    ///< of the name, in bytes from the start of the source
};

/// A handle on a node of a Tree; valid as long as the tree is. Comments and
/// processing instructions are not kept; CDATA is text.
class Element {
 public:
  std::string_view name() const;
  /// Attributes in source order; absent ones are nothing, not "".
  std::optional<std::string_view> attribute(std::string_view name) const;
  const Attribute *attribute_node(std::string_view name) const;
  std::span<const Attribute> attributes() const;

  /// Child elements in order; with a name, those of that name.
  Siblings<Element> children() const;
  std::vector<Element> children(std::string_view name) const;
  std::optional<Element> child(std::string_view name) const;
  std::optional<Element> parent() const;

  /// All text below, in order, as it stands (entities resolved, spaces kept).
  std::string text() const;
  /// What stands between the start and end tag, byte for byte from the source.
  std::string_view inner_source() const;
  std::uint32_t inner_offset() const;
  /// From "<" of the start tag to behind ">" of the end tag, byte for byte.
  std::string_view outer_source() const;
  std::uint32_t offset() const;

  Origin origin() const;
  Place place() const;
  Place place(const Attribute &attribute) const;
  const Tree &tree() const { return *tree_; }

  /// Mixed content in order: each is an element or a piece of text.
  struct Child;
  Siblings<Child> contents() const;

  friend bool operator==(const Element &a, const Element &b) { return a.node_ == b.node_; }

 private:
  friend class Tree;
  template <typename Found>
  friend class SiblingStep;
  Element(const Tree *tree, std::uint32_t node) : tree_(tree), node_(node) {}
  const Node &node() const;
  const Tree *tree_;
  std::uint32_t node_;
};

struct Element::Child {
  std::optional<Element> element;  ///< set for an element
  std::string_view text;           ///< for text, entities resolved
  std::uint32_t offset;            ///< in the source
};

template <>
Element SiblingStep<Element>::at(Id node) const;
template <>
std::uint32_t SiblingStep<Element>::next(Id node) const;
template <>
Element::Child SiblingStep<Element::Child>::at(Id node) const;
template <>
std::uint32_t SiblingStep<Element::Child>::next(Id node) const;

struct Node {
  bool is_text;
  std::string_view name_or_text;
  std::uint32_t offset, inner_begin, inner_end, end;
  std::uint32_t parent, first_child, last_child, next_sibling;
  std::uint32_t first_attribute, attribute_count;
};

/// A whole XML document, read once and never changed.
class Tree {
 public:
  /// Refuses, with place: text that is not UTF-8, markup that is not well-formed,
  /// a duplicate attribute, a second root or text beside it, a document type
  /// declaration, an undeclared entity, a reference to a character that XML does
  /// not allow. More than one problem is reported where reading can go on.
  static Result<Tree> read(Source source);

  Element root() const { return Element(this, 0); }
  const std::string &file() const;
  Origin origin_at(std::uint32_t offset) const;
  Place place_at(std::uint32_t offset) const;

  Tree(Tree &&) noexcept;
  Tree &operator=(Tree &&) noexcept;
  ~Tree();

 private:
  friend class Element;
  friend class PlainTrees;
  template <typename Found>
  friend class SiblingStep;
  struct State;
  explicit Tree(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// `text` with & < > " ' written as entities, for text and attribute values.
std::string escaped(std::string_view text);

/// White space runs folded to one space and trimmed at both ends (XML's four
/// space characters only: a no-break space stays).
std::string folded(std::string_view text);

}  // namespace formletter::xml
