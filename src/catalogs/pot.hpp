#pragma once

#include "packet/pack.hpp"

#include <formletter/result.hpp>

#include <string>

namespace formletter::catalogs {

/// The pack's PO template: every text a catalog translates, with the places it is
/// said at and notes to translators. The same bytes for the same pack.
Result<std::string> pot(packet::Pack &pack);

}  // namespace formletter::catalogs
