#pragma once

#include "document/computed_styles.hpp"
#include "document/document.hpp"
#include "document/element.hpp"
#include "document/read_xhtml.hpp"
#include "xml/tree.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::document {

/// What an element hands on to those inside it.
struct Scope {
  ComputedId style = 0;
  LanguageId language = 0;
  Direction direction = Direction::left_to_right;

  friend bool operator==(const Scope &, const Scope &) = default;
};

/// How an element's text is kept apart from the text around it.
enum class Isolation { none, first_strong, left_to_right, right_to_left };

struct EnteredElement {
  Scope scope;
  std::string_view class_name;
  Isolation isolation = Isolation::none;
};

/// The attributes that every element may have become scopes here, and all
/// attributes are checked against the dialect.
class ScopeReader {
 public:
  ScopeReader(const StyleSheet &sheet, Problems &problems);

  /// What was computed for other documents stays.
  void begin_document() { styles_.begin_document(); }
  /// Of the documents that follow.
  void set_attribute_values(AttributeValues values) { values_ = values; }
  bool shows_values() const { return values_ == AttributeValues::shown; }

  EnteredElement enter(const xml::Element &element, ElementKind kind, const Scope &parent);

  /// Repeats the value only where it may be shown.
  Problem bad_value(const xml::Element &element, const xml::Attribute &attribute,
                    std::string_view expected) const;

  ComputedStyles &styles() { return styles_; }
  const LanguageTag &language(LanguageId id) const { return languages_[id]; }

 private:
  struct Given {
    std::optional<LanguageId> language;
    std::optional<Isolation> direction;
    std::string_view class_name;
    ClassSetId classes = 0;
  };
  Given read_attributes(const xml::Element &element, ElementKind kind);
  void read_direction(const xml::Element &element, const xml::Attribute &attribute, ElementKind kind,
                      Given &given);
  /// Reports the words of the class that no style and no meaning has; true if there is none.
  bool check_classes(const xml::Element &element, const xml::Attribute &attribute, ElementKind kind);
  std::optional<LanguageId> read_language(const xml::Element &element, const xml::Attribute &attribute);

  const StyleSheet &sheet_;
  Problems &problems_;
  ComputedStyles styles_;
  AttributeValues values_ = AttributeValues::hidden;
  std::deque<LanguageTag> languages_;  ///< spans and looks point in here
};

}  // namespace formletter::document
