#pragma once

#include <span>
#include <string>
#include <string_view>

/// The elements and attributes of templates/README.md.
namespace formletter::fill {

/// block: holds text, is one unit for translators. container: holds other elements
/// only. inline_content: stands inside the text of a block.
enum class ElementKind { container, block, inline_content };

struct DialectElement {
  std::string_view name;
  ElementKind kind;
  std::string_view attributes;  ///< beyond those every element has, between single spaces
};

const DialectElement *find_element(std::string_view name);
bool has_attribute(const DialectElement &element, std::string_view attribute);

/// For nearest-name hints.
std::span<const std::string> element_names();
std::span<const std::string> attribute_names(const DialectElement &element);

}  // namespace formletter::fill
