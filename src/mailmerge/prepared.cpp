#include "mailmerge/prepared.hpp"

#include "disk/disk.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

/// Whether a paper that the form can call for takes exhibits.
bool takes_exhibits(const MergeOrder &order, const form::Form &form) {
  if (order.packet) return true;
  return std::ranges::any_of(form.documents(), [&](const form::DocumentRule &rule) {
    return packet::takes_exhibits(rule, order.print);
  });
}

Result<std::optional<ExhibitFolder>> open_exhibits(const MergeOrder &order, const form::Form &form) {
  if (!order.exhibits) return std::optional<ExhibitFolder>();
  const auto unusable = [](std::string message, std::string hint) {
    return Problem{.code = "bad-option",
                   .place = {},
                   .subject = "--exhibits",
                   .message = std::move(message),
                   .hint = std::move(hint)};
  };
  if (form.record_id().empty())
    return unusable("The form names no record id, so nothing tells whose the exhibits are.",
                    "`record_id` on the form's root element names the question");
  if (!takes_exhibits(order, form))
    return unusable("Nothing that is printed takes exhibits.", "--packet binds them behind the papers");
  auto opened = ExhibitFolder::open(*order.exhibits);
  if (!opened) return opened.problems();
  if (opened->holds(order.out))
    return unusable("The papers would come among the exhibits, and be taken for some.",
                    "name a folder elsewhere with --out");
  return std::optional(std::move(*opened));
}

/// Of a pack's languages the first whose catalog is broken: rows may ask for any of them.
Problems unprintable_languages(packet::Pack &pack) {
  for (const auto &language : pack.catalog_languages()) {
    const auto tag = LanguageTag::parse(language);
    if (!tag) continue;
    if (const auto read = pack.printable_language(*tag); !read) return read.problems();
  }
  return {};
}

Result<ColumnMap> column_map(const MergeOrder &order) {
  if (!order.column_map) return ColumnMap();
  const auto source = disk::read_file(*order.column_map);
  if (!source) return source.problems();
  return read_column_map(*source);
}

}  // namespace

Result<std::unique_ptr<Prepared>> prepare(const MergeOrder &order, Problems &warnings) {
  auto press = Press::open(order.pack);
  if (!press) return press.problems();
  auto &pack = press->works().pack;
  const auto form = pack.form(order.form);
  if (!form) return form.problems();
  if (auto problems = packet::unknown_documents(**form, order.print.only); !problems.empty()) return problems;
  if (auto problems = unprintable_languages(pack); !problems.empty()) return problems;
  ColumnNames names(**form, pack.catalogs());
  auto roster = Roster::open(
      order.roster, [&](std::string_view header) { return names.knows(header); }, order.sheet);
  if (!roster) return roster.problems();
  const auto map = column_map(order);
  if (!map) return map.problems();
  warnings = roster->warnings();
  auto columns = Columns::settle(*roster, names, *map, warnings);
  if (!columns) return columns.problems();
  auto exhibits = open_exhibits(order, **form);
  if (!exhibits) return exhibits.problems();
  auto seen = survey(*roster, *columns, **form, *exhibits ? &**exhibits : nullptr);
  if (!seen) return seen.problems();
  warnings.insert(warnings.end(), seen->warnings.begin(), seen->warnings.end());
  if (*exhibits) {
    const auto unclaimed = (*exhibits)->settle();
    warnings.insert(warnings.end(), unclaimed.begin(), unclaimed.end());
  }
  // Made in its place: the rows' order and the columns' names refer to what is beside them.
  return std::unique_ptr<Prepared>(new Prepared{std::move(*press), *form, std::move(names),
                                                std::move(*roster), std::move(*columns), std::move(*seen),
                                                std::make_shared<text::Fonts>(), std::move(*exhibits)});
}

}  // namespace formletter::mailmerge
