#pragma once

#include "xml/tree.hpp"

#include <formletter/place.hpp>

#include <cstddef>
#include <string>

namespace formletter::form {

/// An attribute's value with the way back to its source: entities make the value
/// shorter than what stands in the file, and a place must point into the file.
class AttributeText {
 public:
  AttributeText(const xml::Element &element, const xml::Attribute &attribute);

  const std::string &value() const { return value_; }
  /// Of the value's first character.
  Place start() const { return place_of_character(0); }
  /// Of the value's n-th character, counted from 0.
  Place place_of_character(std::size_t n) const;
  /// The true place for one that was reckoned from start() along value().
  Place mapped(const Place &reckoned) const;
  /// Index in value() (bytes) of a place reckoned from start(), or npos.
  std::size_t byte_at(const Place &reckoned) const;

 private:
  xml::Element element_;
  std::string value_;
  std::uint32_t raw_begin_ = 0;  ///< in the source
  std::string_view raw_;
};

}  // namespace formletter::form
