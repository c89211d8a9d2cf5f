#include "fill/dialect.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace formletter::fill {

namespace {

using enum ElementKind;

constexpr std::string_view everywhere = "class lang dir id translate";

constexpr std::array<DialectElement, 41> dialect_elements{{
    {"html", container, "xmlns"},
    {"head", container, ""},
    {"title", block, "data-comment"},
    {"meta", container, "name content"},
    {"body", container, "data-comment"},
    {"h1", block, "data-comment"},
    {"h2", block, "data-comment"},
    {"h3", block, "data-comment"},
    {"p", block, "data-comment"},
    {"ul", container, "data-comment"},
    {"ol", container, "start type data-comment"},
    {"li", block, "data-comment"},
    {"dl", container, "data-comment"},
    {"dt", block, "data-comment"},
    {"dd", block, "data-comment"},
    {"table", container, "data-columns data-comment"},
    {"caption", block, "data-comment"},
    {"thead", container, "data-comment"},
    {"tbody", container, "data-comment"},
    {"tr", container, "data-comment"},
    {"th", block, "colspan scope data-comment"},
    {"td", block, "colspan scope data-comment"},
    {"address", block, "data-comment"},
    {"section", block, "data-comment"},
    {"div", block, "data-comment"},
    {"header", block, "data-comment"},
    {"footer", block, "data-comment"},
    {"blockquote", block, "data-comment"},
    {"hr", container, "data-comment"},
    {"strong", inline_content, ""},
    {"em", inline_content, ""},
    {"b", inline_content, ""},
    {"i", inline_content, ""},
    {"u", inline_content, ""},
    {"br", inline_content, ""},
    {"a", inline_content, "href"},
    {"bdi", inline_content, ""},
    {"span", inline_content, ""},
    {"abbr", inline_content, "title"},
    {"img", inline_content, "src alt width height"},
    {"input", inline_content, "type title name checked value maxlength required width"},
}};

bool holds_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at <= list.size();) {
    const auto end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string> words_of(const DialectElement &element) {
  std::vector<std::string> words;
  for (std::string_view list : {element.attributes, everywhere}) {
    while (!list.empty()) {
      words.emplace_back(list.substr(0, list.find(' ')));
      list.remove_prefix(std::min(words.back().size() + 1, list.size()));
    }
  }
  return words;
}

}  // namespace

const DialectElement *find_element(std::string_view name) {
  const auto found = std::find_if(dialect_elements.begin(), dialect_elements.end(),
                                  [&](const DialectElement &element) { return element.name == name; });
  return found == dialect_elements.end() ? nullptr : &*found;
}

bool has_attribute(const DialectElement &element, std::string_view attribute) {
  return holds_word(everywhere, attribute) ||
         (!element.attributes.empty() && holds_word(element.attributes, attribute));
}

std::span<const std::string> element_names() {
  static const auto names = [] {
    std::vector<std::string> made;
    for (const DialectElement &element : dialect_elements) made.emplace_back(element.name);
    return made;
  }();
  return names;
}

std::span<const std::string> attribute_names(const DialectElement &element) {
  static const auto names = [] {
    std::map<std::string_view, std::vector<std::string>> made;
    for (const DialectElement &each : dialect_elements) made.emplace(each.name, words_of(each));
    return made;
  }();
  return names.at(element.name);
}

}  // namespace formletter::fill
