#include "output/markup.hpp"

namespace formletter::output {

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

StartTag &StartTag::attribute(std::string_view name, std::string_view value) {
  text_ += " " + std::string(name) + "=\"" + escaped(value) + "\"";
  return *this;
}

StartTag &StartTag::attribute_if(std::string_view name, std::string_view value) {
  return value.empty() ? *this : attribute(name, value);
}

StartTag &StartTag::flag(std::string_view name, bool set) {
  if (set) text_ += " " + std::string(name);
  return *this;
}

StartTag &localized(StartTag &tag, const Locality &own, const Locality &around) {
  if (own.language != around.language) tag.attribute("lang", own.language.text());
  if (own.direction != around.direction) {
    tag.attribute("dir", own.direction == Direction::right_to_left ? "rtl" : "ltr");
  }
  return tag;
}

}  // namespace formletter::output
