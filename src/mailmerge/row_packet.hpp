#pragma once

#include "mailmerge/outcome.hpp"
#include "packet/works.hpp"

#include <optional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// A person's packet, made.
struct RowPacket {
  Paper paper;                      ///< called "packet", in the form's language
  std::optional<RowPages> pages;    ///< in place of the paper's bytes
  std::vector<std::string> within;  ///< its documents
  std::vector<packet::Bundle::Enclosed> exhibits;
  Problems over_budget;  ///< of its papers
};

/// As a file. What is wrong with papers and exhibits is told, each.
Result<RowPacket> print_packet(Press::Works &works, const Press::Works::Record &record,
                               const PrintOptions &options);
/// As pages for a combined file. PDFs among the exhibits are placed once for trial, so
/// that what qpdf chokes on is this record's problem and not that of the file.
Result<RowPacket> set_packet(Press::Works &works, const Press::Works::Record &record,
                             const PrintOptions &options);

/// The bytes of a PDF of the pages, with the enclosed files read anew. Throws
/// disk::MachineFailure when one is no longer what it was, pdf::PdfFailure when a
/// library fails.
std::string write_with_exhibits(Press::Works &works, const PartPages &part, Date today);

}  // namespace formletter::mailmerge
