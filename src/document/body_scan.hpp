#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace formletter::document {

/// An element right under the body, by the bytes it takes and where its first one stands.
struct BodyChild {
  std::string_view source;
  int line = 1, column = 1;
};

/// Goes through a text that falls apart into its opening (all up to behind `<body …>`), the
/// elements in the body, and its closing. If the opening with both elements closed is
/// well-formed, and so is each child, then the whole is, and nothing but white space stands
/// between them.
///
/// It does not get through a text that is not as plain as templates make it: with comments, CDATA,
/// declarations, or text right in the body; nor through most that is not well-formed.
class BodyScan {
 public:
  explicit BodyScan(std::string_view text) : text_(text) {}

  /// The opening; nothing for a text that has none.
  std::optional<std::string_view> pass_opening();
  /// Moves behind an opening that is known to be one. Precondition: the text begins with it.
  void pass_opening(std::string_view known);

  /// Whether another child begins here, or whatever stands in its place.
  bool at_child();
  /// From here on.
  std::string_view rest() const { return text_.substr(at_); }
  /// Moves behind the child that begins here.
  std::optional<BodyChild> pass_child();
  /// The same for one of which is known how long it is.
  BodyChild pass_child(std::size_t size);

  /// Whether the closing stands here, and nothing behind it.
  bool pass_closing();

 private:
  bool looking_at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  void skip_space();
  bool pass(std::string_view what);
  bool pass_start(std::string_view name);
  std::size_t behind_tag(std::size_t from) const;
  bool pass_element();
  bool pass_tag(std::size_t from);
  bool is_called(std::string_view name) const;
  bool ends_name(std::size_t at) const;
  BodyChild child_here();

  static constexpr auto npos = std::string_view::npos;
  std::string_view text_;
  std::size_t at_ = 0, line_begin_ = 0;
  int line_ = 1;
};

}  // namespace formletter::document
