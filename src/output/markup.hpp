#pragma once

#include <formletter/language_tag.hpp>

#include <string>
#include <string_view>

namespace formletter::output {

/// `text` with & < > and " as entities, for text and quoted attribute values.
std::string escaped(std::string_view text);

/// A start tag in the making: <name class="…" …>.
class StartTag {
 public:
  explicit StartTag(std::string_view name) : text_("<" + std::string(name)) {}
  StartTag &attribute(std::string_view name, std::string_view value);
  /// Nothing for an empty value.
  StartTag &attribute_if(std::string_view name, std::string_view value);
  /// An attribute that stands without a value.
  StartTag &flag(std::string_view name, bool set);
  std::string text() const { return text_ + ">"; }

 private:
  std::string text_;
};

/// The language and direction that a place in the page has from its surroundings.
struct Locality {
  LanguageTag language;
  Direction direction = Direction::left_to_right;
};

/// lang and dir, where they differ from the surroundings'.
StartTag &localized(StartTag &tag, const Locality &own, const Locality &around);

}  // namespace formletter::output
