#pragma once

#include "form/instance.hpp"

#include <formletter/result.hpp>

namespace formletter::form {

/// An instance from XML alone, with no form to say what it means: an element that
/// holds elements is a group (text beside them is dropped), any other is text as
/// it stands. Attributes are not read. Reports what xml::Tree::read reports.
Result<Instance> read_bare_instance(Source xml);

}  // namespace formletter::form
