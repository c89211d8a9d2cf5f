#pragma once

#include "document/document.hpp"

#include <string_view>

namespace formletter::document {

/// The characters that bdi, dir and br become, in UTF-8.
inline constexpr std::string_view left_to_right_isolate = "\u2066";  // NOLINT(misc-misleading-bidirectional)
inline constexpr std::string_view right_to_left_isolate = "\u2067";  // NOLINT(misc-misleading-bidirectional)
inline constexpr std::string_view first_strong_isolate = "\u2068";   // NOLINT(misc-misleading-bidirectional)
inline constexpr std::string_view pop_isolate = "\u2069";
inline constexpr std::string_view line_separator = "\u2028";
inline constexpr std::string_view object_replacement = "\uFFFC";

/// How a piece of text looks. The views live as long as the filled XHTML.
struct SpanLook {
  TextStyleId style = 0;
  const LanguageTag *language = nullptr;
  std::optional<std::uint32_t> link;
  std::string_view expansion;
};

/// Makes one paragraph's text out of pieces in reading order, with white space
/// collapsed across elements as CSS Text 3, section 4.1 has it: a run of space,
/// tab and line ends becomes one space, none stays at the edges of the paragraph
/// and of forced line breaks; a line end between two characters of a script
/// without word spaces goes altogether (4.1.3). No-break spaces stay.
class InlineTextBuilder {
 public:
  void add_text(std::string_view text, const SpanLook &look);
  void add_object(InlineObject object, const SpanLook &look);
  void add_line_break(const SpanLook &look);
  void open_isolate(std::string_view control, const SpanLook &look);
  /// Takes back the opening control when nothing stands behind it.
  void close_isolate(const SpanLook &look);

  /// Nothing to print so far.
  bool empty() const { return !has_content_; }
  /// The text; the builder is empty again.
  InlineText finish();

 private:
  void append(std::string_view text, const SpanLook &look);
  void add_space(const SpanLook &look);
  void drop_last_space();
  void erase(std::size_t begin, std::size_t length);

  InlineText result_;
  std::vector<std::size_t> opened_;        ///< offsets behind the isolates that are open
  std::optional<std::size_t> last_space_;  ///< offset of a space with nothing visible behind it
  bool at_line_start_ = true;
  bool has_content_ = false;
};

/// One text for each line that br ends, isolates closed and opened again where a
/// line ends inside one; lines with nothing on them left out.
std::vector<InlineText> split_lines(const InlineText &text);

}  // namespace formletter::document
