#pragma once

#include <formletter/problem.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::fill {

/// open: `{{#name}}`; inverted: `{{^name}}`.
enum class TagKind { variable, open, inverted, close, partial, comment };

/// One Mustache tag, from its first brace to behind its last, in bytes.
struct Tag {
  TagKind kind = TagKind::variable;
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Index of the close of an opening tag and the other way round; its own index
  /// when there is none (which has been reported).
  std::size_t partner = 0;

  bool opens() const { return kind == TagKind::open || kind == TagKind::inverted; }
};

/// As it would be written: `{{#name}}`.
std::string written(const Tag &tag);

/// A problem whose place is still an offset.
struct TagProblem {
  std::string code;
  std::size_t offset = 0;
  std::string subject;
  std::string message;
  std::string hint;
};

/// How deep sections may stand in one another: kainjow keeps the text of each, and reads them
/// section in section.
inline constexpr std::size_t most_nested_sections = 200;

/// All tags of a text in order, and what is wrong with them. kainjow itself is
/// silent on most of it, and mishandles changed delimiters, which the dialect
/// therefore does not have.
struct TagScan {
  std::vector<Tag> tags;
  std::vector<TagProblem> problems;
};
TagScan scan_tags(std::string_view text);

/// Where the markup around a tag lets it stand.
enum class Setting { content, attribute, markup, comment };

/// The setting of each tag: in text, inside a quoted attribute value, elsewhere
/// inside `<…>`, or in an XML comment, CDATA section or processing instruction.
/// `value_begin` tells one attribute value from the next.
struct TagSetting {
  Setting setting = Setting::content;
  std::size_t value_begin = 0;
};
std::vector<TagSetting> settings_of(std::string_view text, const std::vector<Tag> &tags);

/// The text with every tag blanked out byte for byte, so that offsets stay and an
/// XML reader sees only the XHTML. Line ends are kept. A variable leaves `filler`.
std::string without_tags(std::string_view text, const std::vector<Tag> &tags, char filler);

}  // namespace formletter::fill
