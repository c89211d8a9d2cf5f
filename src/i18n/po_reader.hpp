#pragma once

#include "i18n/catalog.hpp"

#include <formletter/result.hpp>

#include <vector>

namespace formletter::i18n {

/// The messages of a PO file in file order, the header among them (msgid "").
/// Obsolete ones are left out. msgid and msgctxt are as written, not folded.
///
/// libgettextpo was tried and is not used: it reads from a path only, keeps no
/// place for a msgid, demands of its handler for fatal errors that it not return
/// (a jump over C frames that hold memory), ends the process when memory runs
/// out, and parses into global variables, so that two threads cannot read.
Result<std::vector<Entry>> read_po_entries(const Source &po);

}  // namespace formletter::i18n
