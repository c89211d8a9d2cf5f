#include "mailmerge/open_journal.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "mailmerge/closing_files.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/journal_lines.hpp"
#include "packet/pack_digest.hpp"
#include "pdf/write_pdf.hpp"

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

/// The journal's head, without which a merge is not resumed.
std::string head_of_merge(const MergeOrder &order, const Prepared &prepared, const std::string &today) {
  JournalHead head{.form = order.form,
                   .today = today,
                   .roster_sha256 = prepared.roster.facts().sha256,
                   .pack_sha256 = packet::digest_of_pack(order.pack).sha256,
                   .rows = prepared.seen.rows,
                   .writer = pdf::writer_revision,
                   .shard = std::to_string(order.shard.number) + "/" + std::to_string(order.shard.count),
                   .only = order.print.only,
                   .sheet = order.sheet,
                   .packet = order.packet,
                   .record_key = prepared.form->record_key()};
  for (const auto format : order.print.formats) head.formats.emplace_back(packet::name_of(format));
  if (order.print.language) head.language = order.print.language->text();
  if (order.combined) {
    head.combined = {.file = order.combined->file.filename().string(),
                     .batch_pages = order.combined->batch_pages,
                     .duplex = order.combined->duplex};
  }
  if (order.sort) {
    head.sort = {.column = order.sort->column,
                 .collation = SortKeys::collation_version(),
                 .descending = order.sort->descending};
  }
  if (prepared.exhibits) head.exhibits_sha256 = prepared.exhibits->sha256();
  if (order.column_map) head.map_sha256 = digest::sha256_hex(disk::read_file(*order.column_map).value().text);
  return head_line(head);
}

/// The first of the files that are called as the papers of this merge, by name; nothing for none.
std::optional<fs::path> paper_there(const MergeOrder &order, const form::Form &form) {
  std::vector<std::string> endings;
  const auto add = [&](const std::string &document, Format format) {
    if (order.combined && format == Format::pdf) return;
    endings.push_back("." + Paper{document, format, {}, {}, 0}.file_name());
  };
  for (const auto &rule : form.documents())
    for (const auto format : packet::formats_for(rule, order.print)) add(rule.name, format);
  if (order.packet) add("packet", Format::pdf);
  std::optional<fs::path> first;
  std::error_code ignored;
  for (const auto &entry : fs::directory_iterator(order.out, ignored)) {
    const auto name = entry.path().filename().string();
    const auto is_paper = [&](const std::string &ending) { return name.ends_with(ending) && name != ending; };
    if (std::ranges::any_of(endings, is_paper) && (!first || entry.path() < *first)) first = entry.path();
  }
  return first;
}

/// What another merge has left, which would be mixed up with what is printed now.
Problems left_by_others(const MergeOrder &order, const Prepared &prepared) {
  std::error_code ignored;
  const auto is_there = [&](const std::string &name) { return fs::exists(order.out / name, ignored); };
  const auto suffix = order.shard.suffix();
  const bool is_printed = is_there("manifest.jsonl") || is_there("manifest" + suffix + ".jsonl") ||
                          (!order.shard.whole() && fs::exists(Journal::path_in(order.out, {}), ignored));
  if (is_printed) return {folder_has_merge(order.out)};
  Problems problems;
  // Shards may come into one folder: the papers there may be theirs.
  if (const auto paper = order.shard.whole() ? paper_there(order, *prepared.form) : std::nullopt)
    problems.push_back(path_problem("file-exists", *paper,
                                    "This file is called as the papers of this merge are; one of them "
                                    "could be written over it.",
                                    "name another folder with --out"));
  if (!order.combined) return problems;
  const CombinedPages names(*order.combined);
  for (const bool only : {true, false}) {
    if (const auto name = names.file_name(1, only); is_there(name))
      problems.push_back(
          file_exists(order.out / name, "name another one with --combined, or another folder with --out"));
  }
  return problems;
}

}  // namespace

Result<OpenJournal> open_journal(MergeOrder &order, const Prepared &prepared) {
  const auto there = Journal::head_in(order.out, order.shard);
  if (!there) return there.problems();
  if (!*there) {
    if (auto problems = left_by_others(order, prepared); !problems.empty()) return problems;
    return OpenJournal{
        Journal::begin(order.out, order.shard, head_of_merge(order, prepared, order.print.today.iso())), {}};
  }
  if (order.mode != MergeOrder::Mode::resume) {
    return folder_has_merge(order.out, "go on with it with --resume, or name another folder with --out");
  }
  const auto began = read_head(**there);
  if (const auto day = Date::parse_iso(began->today); day && !order.today_is_given) order.print.today = *day;
  if (head_of_merge(order, prepared, order.print.today.iso()) != **there) {
    return path_problem(
        "other-merge", order.out,
        began->writer == pdf::writer_revision
            ? "The merge in this folder was begun with another roster, pack, day or other options."
            : "The merge in this folder was begun by another version of formletter.",
        "resume it with what it was begun with, or name another folder with --out");
  }
  auto rows = rows_of_shard(prepared, order.shard);
  const auto journaled = read_journal(order.out, order.shard,
                                      {.next_row =
                                           [&rows] {
                                             const auto row = rows.next();
                                             return row ? row->number : 0;
                                           },
                                       .duplex = order.combined && order.combined->duplex});
  if (!journaled) return journaled.problems();
  return OpenJournal{Journal::reopen(order.out, order.shard, journaled->bytes), *journaled};
}

Problems refused_folder(const MergeOrder &order, const Prepared &prepared) {
  const auto there = Journal::head_in(order.out, order.shard);
  if (!there) return there.problems();
  if (!*there) return left_by_others(order, prepared);
  const auto began = read_head(**there);
  if (head_of_merge(order, prepared, began->today) == **there) return {};
  return {
      path_problem("folder-has-merge", order.out,
                   "A merge of another roster, pack or other options has printed into this folder already.",
                   "rehearse into another folder with --out")};
}

}  // namespace formletter::mailmerge
