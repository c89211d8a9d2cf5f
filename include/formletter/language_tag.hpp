#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter {

enum class Direction { left_to_right, right_to_left };

/// A BCP 47 language tag in its usual letter case: language, optional script,
/// optional region, further subtags kept ("zh-Hans", "fa-AF", "en-XA").
class LanguageTag {
 public:
  LanguageTag() : text_("en") {}
  static std::optional<LanguageTag> parse(std::string_view text);

  const std::string &text() const { return text_; }
  std::string language() const { return text_.substr(0, text_.find('-')); }
  /// The script subtag, or the one the language is usually written in ("Arab").
  std::string script() const;
  Direction direction() const;
  bool right_to_left() const { return direction() == Direction::right_to_left; }
  /// What is looked for, best first, to serve who reads this language: the tag, then what it is a
  /// kind of (RFC 4647, lookup), then its canonical name, but nothing in another script:
  /// zh-CN, zh-Hans, zh; pa-PK, pa-Arab; es-MX, es-Latn, es.
  std::vector<LanguageTag> lookup_order() const;

  friend auto operator<=>(const LanguageTag &, const LanguageTag &) = default;

 private:
  explicit LanguageTag(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace formletter
