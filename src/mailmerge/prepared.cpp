#include "mailmerge/prepared.hpp"

#include "answers/json_tree.hpp"
#include "disk/disk.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace formletter::mailmerge {

namespace {

Problem unusable(std::string option, std::string message, std::string hint) {
  return {.code = "bad-option",
          .place = {},
          .subject = std::move(option),
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// "--only mail" where the form has an e-mail.
std::string hint_to_emails(const form::Form &form) {
  for (const auto &rule : form.documents())
    if (std::ranges::find(rule.formats, "eml") != rule.formats.end())
      return "--only " + rule.name + " is one";
  return "the form has no e-mail; leave --format out, or ask for pdf, html or text";
}

/// What the options ask for and no answers could bring about: it would be missed without a word.
Problems never_printed(const MergeOrder &order, const form::Form &form) {
  bool any = false, any_pdf = false, any_for_packet = false;
  for (const auto &rule : form.documents()) {
    const auto &only = order.print.only;
    if (!only.empty() && std::ranges::find(only, rule.name) == only.end()) continue;
    const auto formats = packet::formats_for(rule, order.print);
    any = any || !formats.empty();
    any_pdf = any_pdf || std::ranges::find(formats, Format::pdf) != formats.end();
    any_for_packet = any_for_packet || std::ranges::find(rule.formats, "pdf") != rule.formats.end();
  }
  if (form.documents().empty()) return {};
  const std::string no_pdf = "none of the documents that are asked for is printed as one.";
  if (!any)
    return {unusable("--format",
                     "Nothing can be printed: none of the documents that are asked for is an e-mail.",
                     hint_to_emails(form))};
  if (order.packet && !any_for_packet && !order.exhibits)
    return {unusable("--packet", "A packet is made of PDFs, and " + no_pdf, "leave --packet out")};
  if (order.combined && !order.packet && !any_pdf)
    return {unusable("--combined", "A combined file is made of PDFs, and " + no_pdf,
                     "add --format pdf, or leave --combined out")};
  return {};
}

/// Whether a paper that the form can call for takes exhibits.
bool takes_exhibits(const MergeOrder &order, const form::Form &form) {
  if (order.packet) return true;
  return std::ranges::any_of(form.documents(), [&](const form::DocumentRule &rule) {
    return packet::takes_exhibits(rule, order.print);
  });
}

Result<std::optional<ExhibitFolder>> open_exhibits(const MergeOrder &order, const form::Form &form) {
  if (!order.exhibits) return std::optional<ExhibitFolder>();
  const auto refused = [](std::string message, std::string hint) {
    return unusable("--exhibits", std::move(message), std::move(hint));
  };
  if (form.record_id().empty())
    return refused("The form names no record id, so nothing tells whose the exhibits are.",
                   "`record_id` on the form's root element names the question");
  if (!takes_exhibits(order, form))
    return refused("Nothing that is printed takes exhibits.", "--packet binds them behind the papers");
  auto opened = ExhibitFolder::open(*order.exhibits);
  if (!opened) return opened.problems();
  if (opened->holds(order.out))
    return refused("The papers would come among the exhibits, and be taken for some.",
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

/// Failed rows that are mended stand beside the manifest of the merge that they failed in: the ids of all
/// others tell what an id may go on with. Whether there is one.
bool know_ids_beside(const std::filesystem::path &roster, ExhibitFolder &exhibits) {
  const std::array<std::string, 1> record{"record"};
  std::error_code error;
  bool any = false;
  const auto folder = roster.has_parent_path() ? roster.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto name = at->path().filename().string();
    if (!name.starts_with("manifest") || !name.ends_with(".jsonl")) continue;
    std::ifstream manifest(at->path(), std::ios::binary);
    for (std::string line; std::getline(manifest, line); any = true)
      exhibits.know(answers::first_text(line, record, {}));
  }
  return any;
}

/// Rows of a merge that goes without the others of its roster.
bool are_failed_rows(const Roster &roster, const Survey &seen) {
  return seen.tells_problems ||
         std::ranges::find(roster.header(), problems_column) != roster.header().end() ||
         roster.facts().path.filename().string().starts_with("failed-rows");
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
  if (auto problems = never_printed(order, **form); !problems.empty()) return problems;
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
  const bool knows_others = *exhibits && know_ids_beside(order.roster, **exhibits);
  auto seen = survey(*roster, *columns, names, *exhibits ? &**exhibits : nullptr);
  if (!seen) return seen.problems();
  warnings.insert(warnings.end(), seen->warnings.begin(), seen->warnings.end());
  if (*exhibits) {
    if (!knows_others && are_failed_rows(*roster, *seen)) (*exhibits)->doubt_words();
    const auto unclaimed = (*exhibits)->settle();
    warnings.insert(warnings.end(), unclaimed.begin(), unclaimed.end());
  }
  // Made in its place: the rows' order and the columns' names refer to what is beside them.
  return std::unique_ptr<Prepared>(new Prepared{std::move(*press), *form, std::move(names),
                                                std::move(*roster), std::move(*columns), std::move(*seen),
                                                std::make_shared<text::Fonts>(), std::move(*exhibits)});
}

}  // namespace formletter::mailmerge
