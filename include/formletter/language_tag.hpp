#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

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
  /// "zh-Hant-TW" -> "zh-Hant" -> "zh" -> nothing.
  std::optional<LanguageTag> parent() const;

  friend auto operator<=>(const LanguageTag &, const LanguageTag &) = default;

 private:
  explicit LanguageTag(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace formletter
