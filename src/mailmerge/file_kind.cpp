#include "mailmerge/file_kind.hpp"

#include <array>

namespace formletter::mailmerge {

std::optional<FileKind> kind_of_file(std::string_view head) {
  struct Signature {
    std::string_view bytes;
    std::string_view kind;
  };
  constexpr std::array<Signature, 12> signatures{{{"%PDF", "a PDF"},
                                                  {"{\\rtf", "an RTF text"},
                                                  {"\x89PNG", "a PNG picture"},
                                                  {"\xFF\xD8\xFF", "a JPEG picture"},
                                                  {"\x1F\x8B", "a gzip archive"},
                                                  {"7z\xBC\xAF", "a 7z archive"},
                                                  {"SQLite format 3", "an SQLite database"},
                                                  {"<?xml", "an XML file"},
                                                  {"<html", "a web page"},
                                                  {"<HTML", "a web page"},
                                                  {"<!DOC", "a web page"},
                                                  {"<table", "a web page"}}};
  constexpr std::string_view utf32_le("\xFF\xFE\0\0", 4), utf32_be("\0\0\xFE\xFF", 4);
  if (head.starts_with(utf32_le) || head.starts_with(utf32_be)) return FileKind{"a text in UTF-32"};
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  for (const auto &[bytes, kind] : signatures) {
    if (head.substr(first).starts_with(bytes)) return FileKind{kind};
  }
  if (head.starts_with("\xD0\xCF\x11\xE0"))
    return FileKind{"an old binary file of Microsoft Office (Excel 97, Word 97 or one with a password)",
                    true};
  if (!head.starts_with("PK\x03\x04")) return std::nullopt;
  if (head.find("word/") != std::string_view::npos) return FileKind{"a Word document"};
  if (head.find("opendocument.text") != std::string_view::npos) return FileKind{"an OpenDocument text"};
  if (head.find("xl/") != std::string_view::npos) return FileKind{"an Excel workbook", true};
  if (head.find("opendocument.spreadsheet") != std::string_view::npos)
    return FileKind{"an OpenDocument spreadsheet", true};
  return FileKind{"a zip archive or a workbook", true};
}

}  // namespace formletter::mailmerge
