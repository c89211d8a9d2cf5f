#pragma once

#include "xml/tree.hpp"

#include <formletter/problem.hpp>

#include <span>
#include <string>
#include <string_view>

namespace formletter::document {

// The reports that the readers of styles.xml and of XHTML share. The subject is
// the name of the style, page or element concerned.

Problem unknown_attribute(const xml::Element &element, const xml::Attribute &attribute,
                          std::string_view subject, std::span<const std::string> known);
/// Repeats the value: for what stands in an author's own file. ScopeReader has one for documents.
Problem bad_value(const xml::Element &element, const xml::Attribute &attribute, std::string_view subject,
                  std::string_view expected);
/// Does not repeat the value: for what may be a person's answer.
Problem bad_answer(const xml::Element &element, const xml::Attribute &attribute, std::string_view expected);
Problem missing_attribute(const xml::Element &element, std::string_view name, std::string_view expected);
Problem unknown_element(const xml::Element &element, std::string_view where,
                        std::span<const std::string> known);
/// An element that is not in the dialect of templates at all.
Problem not_in_dialect(const xml::Element &element);
/// An element of the dialect where it may not be; `rule` is the half sentence
/// behind the colon.
Problem misplaced_element(const xml::Element &element, std::string_view where, std::string_view rule);
/// Reports text other than white space that stands directly in `element`.
void report_loose_text(const xml::Element &element, Problems &problems);

}  // namespace formletter::document
