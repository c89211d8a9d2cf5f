#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Whole files of this program as one.
namespace formletter::pdf {

/// Throws PdfFailure if `pdf` is damaged.
std::size_t page_count(std::string_view pdf);

/// The pages of `pdfs`, all written by PdfWriter and none with an attachment, one after
/// another: one structure tree whose Document has the sections of all, one list of
/// bookmarks, one form. It claims what the first claims; day and producer are the first's.
/// Fields keep their names, which must differ. Deterministic. Throws PdfFailure.
std::string joined_files(const std::vector<std::string> &pdfs, const std::string &title);

}  // namespace formletter::pdf
