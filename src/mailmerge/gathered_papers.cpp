#include "mailmerge/gathered_papers.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "mailmerge/combined_file.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/paper_file.hpp"
#include "mailmerge/same_file.hpp"
#include "pdf/joined_files.hpp"
#include "pdf/write_pdf.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

constexpr auto temporary_name = ".formletter-gather.part";

Problem paper_missing(const fs::path &paper) {
  return path_problem("paper-missing", paper, "The manifest tells of this paper, and it is not there.",
                      "put it back as it was printed, or print its shard anew into an empty folder");
}

Problem paper_changed(const fs::path &paper) {
  return path_problem("paper-changed", paper, "This is not the file that the manifest tells of.",
                      "put it back as it was printed, or print its shard anew into an empty folder");
}

/// Whole at once, whatever was there; a copy where the disk has no links or is another.
void link_or_copy(const fs::path &from, const fs::path &folder, const std::string &name, PaperFiles &files) {
  const auto temporary = folder / temporary_name, to = folder / name;
  ::unlink(temporary.c_str());
  if (::link(from.c_str(), temporary.c_str()) == 0) {
    if (::rename(temporary.c_str(), to.c_str()) == 0) return;
    const int error = errno;
    ::unlink(temporary.c_str());
    throw disk::MachineFailure("write", to, error);
  }
  const auto source = disk::read_file(from);
  if (!source) throw disk::MachineFailure("cannot read " + from.string());
  files.write(name, source->text);
}

}  // namespace

GatheredPapers::GatheredPapers(const PrintedShards &found, const GatherOrder &order)
    : found_(found),
      order_(order),
      combined_(order.combined.empty() ? found.combined : fs::path(order.combined).filename().string()) {}

Problems GatheredPapers::check(bool is_again) {
  Problems problems = is_again ? Problems() : in_the_way();
  if (!order_.combined.empty() && found_.combined.empty()) {
    problems.push_back(
        {.code = "nothing-combined",
         .place = {},
         .subject = "--combined",
         .message = "The shards were printed without --combined: their papers are files of their own.",
         .hint = {}});
  }
  for_each_row(found_, [&](const PrintedShard &shard, const JournaledRow &row) {
    for (const auto &paper : row.papers) {
      if (!paper.combined()) ++counts_.papers;
      if (paper.combined() && !note_part(shard, paper)) continue;
      const auto path = shard.folder / paper.file;
      if (!fs::exists(path)) {
        problems.push_back(paper_missing(path));
        // A combined file is looked at when it is joined: it may be large.
      } else if (!paper.combined() && sha256_of(path) != paper.sha256) {
        problems.push_back(paper_changed(path));
      }
    }
  });
  return problems;
}

/// One of many names, and the first of as many papers.
Problems GatheredPapers::in_the_way() const {
  Problems problems;
  const auto look_at = [&](const std::string &name) {
    std::error_code ignored;
    const bool is_there = fs::exists(fs::symlink_status(order_.out / name, ignored));
    if (is_there) problems.push_back(file_exists(order_.out / name, "gather into another folder with --out"));
    return is_there;
  };
  const CombinedPages names({.file = combined_});
  for (const bool only : {true, false})
    if (!combined_.empty()) look_at(names.file_name(1, only));
  for (const auto &shard : found_.shards) {
    if (same_file(shard.folder, order_.out)) continue;
    bool is_told = false;
    for_each_row(shard, [&](const JournaledRow &row) {
      for (const auto &paper : row.papers) is_told = is_told || (!paper.combined() && look_at(paper.file));
    });
    if (is_told) break;
  }
  return problems;
}

/// False for a combined file that is known already.
bool GatheredPapers::note_part(const PrintedShard &shard, const JournaledPaper &paper) {
  const auto [part, fresh] = parts_.try_emplace({shard.shard.number, paper.file});
  if (!fresh) return false;
  part->second = {.sha256 = paper.sha256, .shard = &shard, .joined_name = {}, .joined_sha256 = {}};
  in_order_.push_back(part->first);
  return true;
}

void GatheredPapers::link() {
  PaperFiles files(order_.out, temporary_name);
  for_each_row(found_, [&](const PrintedShard &shard, const JournaledRow &row) {
    if (same_file(shard.folder, order_.out)) return;
    for (const auto &paper : row.papers) {
      if (paper.combined() || same_file(shard.folder / paper.file, order_.out / paper.file)) continue;
      link_or_copy(shard.folder / paper.file, order_.out, paper.file, files);
    }
  });
}

Problems GatheredPapers::join() {
  Problems problems;
  std::vector<Part *> parts;
  std::vector<std::string> bytes;
  std::size_t pages = 0;
  for (const auto &key : in_order_) {
    auto &part = parts_.at(key);
    const auto path = part.shard->folder / key.second;
    auto source = disk::read_file(path);
    if (!source || digest::sha256_hex(source->text) != part.sha256) {
      problems.push_back(paper_changed(path));
      continue;
    }
    const auto own = pdf::page_count(source->text);
    if (!parts.empty() && pages + own > found_.batch_pages) {
      write_joined(parts, bytes, false);
      parts.clear();
      bytes.clear();
      pages = 0;
    }
    part.pages_before = pages;
    part.number = counts_.combined_files + 1;
    pages += own;
    counts_.combined_pages += own;
    parts.push_back(&part);
    bytes.push_back(std::move(source->text));
  }
  if (!parts.empty() && problems.empty()) write_joined(parts, bytes, true);
  return problems;
}

void GatheredPapers::write_joined(const std::vector<Part *> &parts, const std::vector<std::string> &bytes,
                                  bool last) {
  const CombinedPages names({.file = combined_});
  const auto name = names.file_name(parts.front()->number, last);
  const auto joined = pdf::joined_files(bytes, fs::path(combined_).stem().string());
  PaperFiles(order_.out, temporary_name).write(name, joined);
  const auto sum = digest::sha256_hex(joined);
  for (auto *part : parts) {
    part->joined_name = name;
    part->joined_sha256 = sum;
  }
  ++counts_.combined_files;
}

std::string GatheredPapers::told_anew(const PrintedShard &shard, const std::string &line) const {
  if (parts_.empty()) return line;
  return with_joined_files(line, [&](const std::string &file) {
    const auto &part = parts_.at({shard.shard.number, file});
    return JoinedFile{part.joined_name, part.joined_sha256, part.number, part.pages_before};
  });
}

}  // namespace formletter::mailmerge
