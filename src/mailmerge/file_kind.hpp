#pragma once

#include <optional>
#include <string_view>

namespace formletter::mailmerge {

/// A file that is no text of rows.
struct FileKind {
  std::string_view name;     ///< "a PDF"
  bool is_workbook = false;  ///< or may be one: another program can save it as CSV
};

/// What a file is by its first bytes; nothing for what may be a text of rows.
std::optional<FileKind> kind_of_file(std::string_view head);

}  // namespace formletter::mailmerge
