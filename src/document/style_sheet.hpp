#pragma once

#include "document/style.hpp"

#include <formletter/result.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::document {

/// The page of a paper that names none.
inline constexpr std::string_view usual_page = "letter";

/// templates/styles.xml, read and checked: named styles with CSS's property names
/// and units, and page masters. Immutable. templates/README.md has the format.
class StyleSheet {
 public:
  /// All problems at once: unknown properties and page parts (nearest name), bad
  /// values with what was expected, a style or page named twice.
  static Result<StyleSheet> read(Source source);
  /// What the engine uses where a pack says nothing.
  static const StyleSheet &built_in();

  const PageMaster *page(std::string_view name) const;
  std::vector<std::string> page_names() const;
  std::vector<std::string> class_names() const;
  /// Whether any style has `hyphens="auto"`.
  bool divides_words() const;

  struct State;
  const State &state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

}  // namespace formletter::document
