#pragma once

#include "form/form.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// The id in the canonical form of its question, so that `ab12` and `AB-12` of one type are one
/// record; as typed, with accents that are their letters' own, where the question refuses it, or the form has
/// none. Precondition: well-formed UTF-8.
std::string record_id_of(const form::Form &form, const std::string &typed);

/// What the files of a record are called by: ASCII letters, digits, `-` and `_`,
/// at most 80 characters, no name that Windows reserves. An id that had to be
/// changed gets a digest of it at its end, so that two ids stay two names; no id
/// gives `row-000017`.
std::string record_stem(std::string_view record_id, std::size_t row);

/// Stems that file systems without letter case take for one have one of these.
std::string collision_key(std::string_view stem);

}  // namespace formletter::mailmerge
