#pragma once

#include "layout/pages.hpp"
#include "packet/bundle.hpp"
#include "pdf/drawn_pages.hpp"

#include <formletter/problem.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// One paper of a record, printed.
struct PrintedPaper {
  std::string document, language, format, file;
  std::size_t pages = 0;       ///< of a PDF
  std::size_t first_page = 0;  ///< in a combined file, from 1; 0: in a file of its own
  std::string sha256;          ///< of the file
  /// Of a packet: the documents within, and the exhibits.
  std::vector<std::string> within = {};
  std::vector<packet::Bundle::Enclosed> exhibits = {};
};

/// A file of the person's own that pages show. It is read when they are written.
struct EnclosedFile {
  std::filesystem::path path;
  std::string sha256;          ///< when the pages were set
  std::size_t first_page = 0;  ///< a PDF: its first page's, from 1; 0 for a picture
  std::string alternative = {};
};

/// Pages on their way into a combined file.
struct RowPages {
  layout::Pages pages;
  std::vector<EnclosedFile> enclosed = {};
  std::optional<pdf::DrawnPages> drawn = {};  ///< with it, the pages hold nothing but their sizes
};

/// Those of many rows.
struct PartPages {
  layout::Pages pages;
  std::vector<EnclosedFile> enclosed;
  std::vector<pdf::DrawnSection> drawn;
};

/// What became of a row.
struct RowOutcome {
  std::size_t row = 0;
  int line = 0;
  std::string record;         ///< the record's id, or ""
  std::string key_mark = {};  ///< tells the answer of the form's record key from others, or ""
  bool failed = false;
  std::size_t part = 0;  ///< of the combined file, from 1; 0 for none
  std::vector<PrintedPaper> papers;
  /// Which files of the folder of exhibits were bound for the record, in their order: A, B and so on.
  std::vector<std::string> exhibits = {};
  /// Errors and warnings, told with row and column.
  Problems problems;
  /// For a combined file: what it shall hold of this record, by paper.
  std::vector<RowPages> pages;
};

}  // namespace formletter::mailmerge
