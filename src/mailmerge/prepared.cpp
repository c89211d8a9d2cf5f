#include "mailmerge/prepared.hpp"

#include "disk/disk.hpp"

namespace formletter::mailmerge {

Result<std::unique_ptr<Prepared>> prepare(const MergeOrder &order, Problems &warnings) {
  auto press = Press::open(order.pack);
  if (!press) return press.problems();
  auto &pack = press->works().pack;
  const auto form = pack.form(order.form);
  if (!form) return form.problems();
  for (const auto &language : pack.catalog_languages()) {
    const auto tag = LanguageTag::parse(language);
    if (!tag) continue;
    if (const auto read = pack.printable_language(*tag); !read) return read.problems();
  }
  ColumnNames names(**form, pack.catalogs());
  auto roster = Roster::open(
      order.roster, [&](std::string_view header) { return names.knows(header); }, order.sheet);
  if (!roster) return roster.problems();
  ColumnMap map;
  if (order.column_map) {
    const auto source = disk::read_file(*order.column_map);
    if (!source) return source.problems();
    auto read = read_column_map(*source);
    if (!read) return read.problems();
    map = std::move(*read);
  }
  warnings = roster->warnings();
  auto columns = Columns::settle(*roster, names, map, warnings);
  if (!columns) return columns.problems();
  auto seen = survey(*roster, *columns, **form);
  if (!seen) return seen.problems();
  warnings.insert(warnings.end(), seen->warnings.begin(), seen->warnings.end());
  // Made in its place: the rows' order and the columns' names refer to what is beside them.
  return std::unique_ptr<Prepared>(new Prepared{std::move(*press), *form, std::move(names),
                                                std::move(*roster), std::move(*columns), std::move(*seen),
                                                std::make_shared<text::Fonts>()});
}

}  // namespace formletter::mailmerge
