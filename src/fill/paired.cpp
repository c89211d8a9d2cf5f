#include "diag/ascii.hpp"
#include "fill/dialect.hpp"
#include "fill/paired_side.hpp"
#include "fill/template.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>

namespace formletter::fill {

namespace {

using xml::Element;

bool is_furniture(const Element &element) {
  return element.name() == "header" || element.name() == "footer";
}

bool is_window_address(const Element &element) {
  if (element.name() != "address") return false;
  std::string_view classes = element.attribute("class").value_or("");
  while (!classes.empty()) {
    classes = ascii::trimmed(classes);
    const auto end = std::min(classes.find_first_of(ascii::white_space), classes.size());
    if (classes.substr(0, end) == "window") return true;
    classes.remove_prefix(end);
  }
  return false;
}

bool is_heading(const Element &element) {
  return element.name() == "h1" || element.name() == "h2" || element.name() == "h3";
}

bool has_text(const Element &element) {
  const auto contents = element.contents();
  return std::any_of(contents.begin(), contents.end(), [](const Element::Child &child) {
    if (!child.element) return !ascii::is_blank(child.text);
    const DialectElement *known = find_element(child.element->name());
    return !known || known->kind == ElementKind::inline_content;
  });
}

/// Rows are made of what is inside these; a table stays whole, a block of text too.
bool is_divided(const Element &element) {
  return element.name() != "table" && element.name() != "hr" && !has_text(element) &&
         !element.children().empty();
}

bool holds_window_address(const Element &element) {
  if (element.outer_source().find("window") == std::string_view::npos) return false;
  return is_window_address(element) || std::ranges::any_of(element.children(), holds_window_address);
}

/// The list's start tag with the class `part` besides its own: the styles know a piece of a list by it.
std::string part_tag(const Element &list, bool keeps_id) {
  std::string tag =
      keeps_id ? start_tag(list, {"class", "start"}) : start_tag(list, {"class", "start", "id"});
  tag.pop_back();
  const auto own = list.attribute("class");
  return tag + " class=\"" + (own ? xml::escaped(*own) + " " : "") + "part\">";
}

std::optional<int> first_number(const Element &list) {
  if (list.name() != "ol") return std::nullopt;
  int number = 1;
  const auto start = list.attribute("start").value_or("1");
  std::from_chars(start.data(), start.data() + start.size(), number);
  return number;
}

class Pairing {
 public:
  /// An envelope has one window: its address stands before the rows, once and in the left one's words.
  explicit Pairing(bool has_window) : has_window_(has_window) {}

  /// False when the two are not built alike; then rows_ is not to be used.
  bool pair(const Element &left, const Element &right, const Side &left_side, const Side &right_side) {
    if (left.name() != right.name() || is_divided(left) != is_divided(right)) return false;
    if (is_in_window(left) != is_in_window(right)) return false;
    if (is_in_window(left)) {
      window += left_side.wrapped(left.outer_source());
      return true;
    }
    if (left.name() == "dl") return pair_terms(left, right, left_side, right_side);
    if (is_divided(left)) return pair_children(left, right, left_side, right_side);
    if (is_heading(left)) {
      left_headings_ += left_side.wrapped(left.outer_source());
      right_headings_ += right_side.wrapped(right.outer_source());
      return true;
    }
    row(left_side, outside_window(left, &window), right_side, outside_window(right, nullptr));
    return true;
  }

  bool pair_bodies(const Element &left, const Element &right, const Side &left_side, const Side &right_side) {
    const auto lefts = running_text(left), rights = running_text(right);
    if (lefts.size() != rights.size()) return false;
    for (std::size_t i = 0; i < lefts.size(); ++i) {
      if (!pair(lefts[i], rights[i], left_side, right_side)) return false;
    }
    if (!left_headings_.empty()) row(left_side, "", right_side, "");
    return true;
  }

  static std::vector<Element> all_in(const Element &container) {
    const auto children = container.children();
    return {children.begin(), children.end()};
  }

  static std::vector<Element> running_text(const Element &body) {
    std::vector<Element> blocks;
    std::ranges::remove_copy_if(body.children(), std::back_inserter(blocks), is_furniture);
    return blocks;
  }

  /// Headings wait for the block they head: a page must not end between them.
  void row(const Side &left_side, std::string_view left, const Side &right_side, std::string_view right) {
    rows += "<tr>" + left_side.cell(left_headings_ + left_side.wrapped(left)) +
            right_side.cell(right_headings_ + right_side.wrapped(right)) + "</tr>\n";
    left_headings_.clear();
    right_headings_.clear();
  }

  bool is_in_window(const Element &element) const { return has_window_ && is_window_address(element); }

  /// The element without the window addresses in it, wherever they stand; to `in_window` they go, if it is
  /// there.
  std::string outside_window(const Element &element, std::string *in_window) const {
    if (is_in_window(element)) {
      if (in_window != nullptr) *in_window += element.outer_source();
      return {};
    }
    if (!has_window_ || !holds_window_address(element)) return std::string(element.outer_source());
    std::string text = start_tag(element, {});
    for (const Element::Child &child : element.contents())
      text += child.element ? outside_window(*child.element, in_window) : xml::escaped(child.text);
    return text + end_tag(element);
  }

  std::string rows;
  std::string window;  ///< the left one's address for the envelope's window

 private:
  bool pair_children(const Element &left, const Element &right, const Side &left_side,
                     const Side &right_side) {
    const auto lefts = all_in(left), rights = all_in(right);
    if (lefts.size() != rights.size()) return false;
    for (std::size_t i = 0; i < lefts.size(); ++i) {
      const int index = static_cast<int>(i);
      if (!pair(lefts[i], rights[i], left_side.inside(left, opening(left, index)),
                right_side.inside(right, opening(right, index)))) {
        return false;
      }
    }
    return true;
  }

  bool pair_terms(const Element &left, const Element &right, const Side &left_side, const Side &right_side) {
    const auto lefts = terms(left, &window), rights = terms(right, nullptr);
    if (lefts.size() != rights.size()) return false;
    const Side left_part = left_side.inside(left, part_tag(left, false));
    const Side right_part = right_side.inside(right, part_tag(right, false));
    for (std::size_t i = 0; i < lefts.size(); ++i) row(left_part, lefts[i], right_part, rights[i]);
    return true;
  }

  /// The terms of a list, each as it stands with its descriptions: a description alone would say nothing.
  std::vector<std::string> terms(const Element &list, std::string *in_window) const {
    std::vector<std::string> found;
    for (const Element &part : list.children()) {
      if (part.name() == "dt" || found.empty()) found.emplace_back();
      found.back() += outside_window(part, in_window);
    }
    return found;
  }

  bool has_window_;
  std::string left_headings_, right_headings_;

  /// A numbered list goes on counting from row to row.
  static std::string opening(const Element &container, int index) {
    const bool is_list = container.name() == "ul" || container.name() == "ol";
    if (!is_list) return index == 0 ? start_tag(container, {}) : start_tag(container, {"id"});
    std::string tag = part_tag(container, index == 0);
    const auto first = first_number(container);
    if (!first) return tag;
    tag.pop_back();
    return tag + " start=\"" + std::to_string(*first + index) + "\">";
  }
};

/// What stands in it, without the pieces that are the same in all languages: the left one has them.
std::string translated_part(const Element &element) {
  std::string part;
  for (const Element::Child &child : element.contents()) {
    if (!child.element) {
      part += xml::escaped(child.text);
    } else if (child.element->attribute("translate") != "no") {
      part += child.element->outer_source();
    }
  }
  return part;
}

/// True when the right one has nothing of its own to say: it is the same in all languages, or, for lack
/// of a translation, in the left one's language.
bool repeats_left(const Element &right, const Side &left_side) {
  const auto repeats = [&](const Element &element) {
    return element.attribute("lang") == left_side.lang || element.attribute("translate") == "no";
  };
  const auto parts = right.children();
  return repeats(right) || (!has_text(right) && std::ranges::all_of(parts, repeats));
}

/// A running head or foot in both languages: side by side where it holds blocks, else one after
/// the other in a line.
std::string furniture_of_both(const Element &left, const Element &right, const Side &left_side,
                              const Side &right_side) {
  if (repeats_left(right, left_side)) return std::string(left.outer_source());
  const std::string inside =
      has_text(left) ? std::string(left.inner_source()) + " · <bdi" + right_side.attributes() + ">" +
                           translated_part(right) + "</bdi>"
                     : "<table class=\"pairs\"><tbody><tr>" + left_side.running_cell(left.inner_source()) +
                           right_side.running_cell(translated_part(right)) + "</tr></tbody></table>";
  return start_tag(left, {}) + inside + end_tag(left);
}

std::string furniture(const Element &left_body, const Element &right_body, std::string_view name,
                      const Side &left_side, const Side &right_side) {
  const auto lefts = left_body.children(name), rights = right_body.children(name);
  std::string text;
  for (std::size_t i = 0; i < lefts.size(); ++i) {
    text += lefts.size() == rights.size() ? furniture_of_both(lefts[i], rights[i], left_side, right_side)
                                          : std::string(lefts[i].outer_source());
    text += "\n";
  }
  return text;
}

/// Everything of the body in one row, when the two are not built alike.
Pairing with_whole_bodies(Pairing pairing, const Element &left, const Element &right) {
  const auto text_of = [&](const Element &body, std::string *window) {
    std::string text;
    for (const Element &child : Pairing::running_text(body)) text += pairing.outside_window(child, window);
    return text;
  };
  const std::string left_text = text_of(left, &pairing.window);
  pairing.row(Side::of(left.tree().root()), left_text, Side::of(right.tree().root()),
              text_of(right, nullptr));
  return pairing;
}

/// The page that a paper's head names; "" for the usual one.
std::string_view page_of(const Element &root) {
  const auto head = root.child("head");
  for (const Element &meta : head ? head->children("meta") : std::vector<Element>())
    if (meta.attribute("name") == "page") return meta.attribute("content").value_or("");
  return {};
}

}  // namespace

std::string paired(std::string_view left_xhtml, std::string_view right_xhtml, const HasWindow &has_window) {
  const auto left = xml::Tree::read({"left", std::string(left_xhtml)});
  const auto right = xml::Tree::read({"right", std::string(right_xhtml)});
  assert(left.ok() && right.ok());
  const auto left_body = left->root().child("body"), right_body = right->root().child("body");
  assert(left_body && right_body);
  const Side left_side = Side::of(left->root()), right_side = Side::of(right->root());

  const Pairing none(has_window(page_of(left->root())));
  Pairing pairing = none;
  if (!pairing.pair_bodies(*left_body, *right_body, left_side, right_side))
    pairing = with_whole_bodies(none, *left_body, *right_body);
  const auto running = [&](std::string_view name) {
    return furniture(*left_body, *right_body, name, left_side, right_side);
  };
  const auto head = left->root().child("head");
  return start_tag(left->root(), {}) + "\n" + std::string(head ? head->outer_source() : "") + "\n" +
         start_tag(*left_body, {}) + "\n" + running("header") + pairing.window +
         "<table class=\"pairs\"><tbody>\n" + pairing.rows + "</tbody></table>\n" + running("footer") +
         "</body>\n</html>\n";
}

}  // namespace formletter::fill
