#pragma once

#include <formletter/problem.hpp>

#include <string>
#include <string_view>

namespace formletter::catalogs {

/// A problem for each thing that `msgfmt --check` says of the file ("FILE:7: …"); what it calls a
/// warning is one. Its last line, which counts them, is left out.
Problems said_by_msgfmt(std::string_view said, const std::string &file);

}  // namespace formletter::catalogs
