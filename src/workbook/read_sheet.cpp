#include "workbook/archive.hpp"
#include "workbook/ods.hpp"
#include "workbook/sheet.hpp"
#include "workbook/xlsx.hpp"

namespace formletter::workbook {

Result<Sheet> read_sheet(const std::filesystem::path &path, std::string_view name) {
  const auto archive = Archive::open(path);
  if (!archive) return archive.problems();
  if (archive->has("content.xml")) return read_ods(*archive, name);
  if (archive->has("xl/workbook.bin"))
    return workbook_problem(path, "The roster is a binary Excel workbook (XLSB).", "save it as XLSX or CSV");
  if (archive->has("word/document.xml"))
    return workbook_problem(path, "The roster is a Word document.", "copy its table into a spreadsheet");
  if (archive->has("_rels/.rels")) return read_xlsx(*archive, name);
  return workbook_problem(path, "The roster is a zip archive and no workbook.", "unpack it first");
}

}  // namespace formletter::workbook
