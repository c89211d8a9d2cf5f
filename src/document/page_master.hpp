#pragma once

#include "document/style.hpp"
#include "xml/tree.hpp"

#include <formletter/problem.hpp>

namespace formletter::document {

/// A <page> of styles.xml. What is wrong goes to `problems`; the result is then
/// not to be used.
PageMaster read_page_master(const xml::Element &page, Problems &problems);

}  // namespace formletter::document
