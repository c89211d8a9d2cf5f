#include "mailmerge/gathered_papers.hpp"

#include "disk/disk.hpp"
#include "mailmerge/combined_file.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/paper_file.hpp"
#include "mailmerge/sha256.hpp"
#include "pdf/joined_files.hpp"
#include "pdf/write_pdf.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

constexpr auto temporary_name = ".formletter-gather.part";

Problem paper_problem(std::string code, const fs::path &paper, std::string message) {
  return {.code = std::move(code),
          .place = {.file = paper.string()},
          .subject = {},
          .message = std::move(message),
          .hint = "put it back as it was printed, or print its shard anew into an empty folder"};
}

bool same_file(const fs::path &a, const fs::path &b) {
  std::error_code missing;
  return fs::equivalent(a, b, missing);
}

/// Whole at once, whatever was there; a copy where the disk has no links or is another.
void link_or_copy(const fs::path &from, const fs::path &folder, const std::string &name, PaperFiles &files) {
  const auto temporary = folder / temporary_name, to = folder / name;
  ::unlink(temporary.c_str());
  if (::link(from.c_str(), temporary.c_str()) == 0) {
    if (::rename(temporary.c_str(), to.c_str()) == 0) return;
    const auto error = std::generic_category().message(errno);
    ::unlink(temporary.c_str());
    throw disk::MachineFailure("cannot write " + to.string() + ": " + error);
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

Problems GatheredPapers::check() {
  Problems problems;
  if (!order_.combined.empty() && found_.combined.empty()) {
    problems.push_back(
        {.code = "nothing-combined",
         .place = {},
         .subject = "--combined",
         .message = "The shards were printed without --combined: their papers are files of their own.",
         .hint = {}});
  }
  for_each_line(found_, [&](const PrintedShard &shard, const std::string &line) {
    for (const auto &paper : papers_in(line)) {
      if (paper.combined) {
        const auto [part, fresh] = parts_.try_emplace({shard.shard.number, paper.file});
        if (!fresh) continue;
        part->second = {.sha256 = paper.sha256, .shard = &shard, .joined_name = {}, .joined_sha256 = {}};
        in_order_.push_back(part->first);
      } else {
        ++counts_.papers;
      }
      if (!fs::exists(shard.folder / paper.file))
        problems.push_back(paper_problem("paper-missing", shard.folder / paper.file,
                                         "The manifest tells of this paper, and it is not there."));
    }
  });
  return problems;
}

void GatheredPapers::link() {
  PaperFiles files(order_.out, temporary_name);
  for_each_line(found_, [&](const PrintedShard &shard, const std::string &line) {
    if (same_file(shard.folder, order_.out)) return;
    for (const auto &[file, sha256, combined] : papers_in(line)) {
      if (combined || same_file(shard.folder / file, order_.out / file)) continue;
      link_or_copy(shard.folder / file, order_.out, file, files);
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
    if (!source || sha256_hex(source->text) != part.sha256) {
      problems.push_back(
          paper_problem("paper-changed", path, "This is not the file that the manifest tells of."));
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
  const auto sum = sha256_hex(joined);
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
