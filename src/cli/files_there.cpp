#include "cli/files_there.hpp"

#include "form/form.hpp"
#include "packet/receipt.hpp"
#include "pdf/rewrite.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace formletter::cli {

namespace {

namespace fs = std::filesystem;

bool is_same_file(const fs::path &one, const fs::path &other) {
  std::error_code ignored;
  return fs::equivalent(one, other, ignored);
}

/// A file called as a paper of the form is.
bool is_paper(const form::Form &form, const fs::path &file) {
  constexpr std::array<std::string_view, 4> endings = {".pdf", ".html", ".txt", ".eml"};
  if (std::ranges::find(endings, file.extension().string()) == endings.end()) return false;
  return std::ranges::any_of(form.documents(),
                             [&](const auto &document) { return document.name == file.stem().string(); });
}

/// What a file that stands where one shall be written is to who printed this run's answers.
enum class Standing { replaceable, others, unreadable };

Standing standing(const Result<Source> &file, const std::string &answers) {
  using Found = pdf::AttachedAnswers::Found;
  if (!file) return Standing::unreadable;
  const std::string_view bytes = file->text;
  if (bytes.empty() || packet::is_receipt(bytes)) return Standing::replaceable;
  if (!bytes.starts_with("%PDF-")) return Standing::others;
  if (bytes.find("/Encrypt") != std::string_view::npos) return Standing::unreadable;
  const auto attached = pdf::attached_answers(bytes);
  if (attached.found == Found::unreadable) return Standing::unreadable;
  return attached.found == Found::some && attached.bytes != answers ? Standing::others
                                                                    : Standing::replaceable;
}

Problem file_there(const fs::path &file, Standing standing) {
  const bool readable = standing == Standing::others;
  return {.code = "file-exists",
          .place = {.file = file.string()},
          .subject = {},
          .message = readable ? "There is a file of this name already; it may hold another person's answers."
                              : "There is a file of this name already that is damaged, locked or not to be "
                                "read; it may hold another person's answers.",
          .hint = readable ? "remove it if it is an older print; or name another file with --packet"
                           : "move it elsewhere, or remove it if nobody needs it; or name another file "
                             "with --packet"};
}

}  // namespace

std::optional<Problem> papers_of_others(const form::Form &form, const Packet &packet,
                                        const CommandLine &line) {
  std::set<std::string> printed, others;
  for (const auto &paper : packet.papers) printed.insert(paper.file_name());
  std::error_code ignored;
  for (const auto &entry : fs::directory_iterator(line.out, ignored)) {
    const auto name = entry.path().filename().string();
    if (is_paper(form, name) && !printed.contains(name)) others.insert(name);
  }
  if (others.empty()) return std::nullopt;
  const bool chosen = !line.only.empty() || !line.formats.empty();
  const auto further = others.size() - 1;
  return Problem{.code = "papers-there",
                 .severity = chosen ? Severity::warning : Severity::error,
                 .place = {.file = line.out},
                 .subject = {},
                 .message = "The folder holds papers that these answers do not print: " + *others.begin() +
                            (further == 0 ? "" : " and " + std::to_string(further) + " more") +
                            ". They may be another person's.",
                 .hint = "remove them, or print into another folder"};
}

Problems overwritten_inputs(const std::vector<disk::NewFile> &files, const CommandLine &line) {
  std::vector<std::string> inputs = line.exhibits;
  if (!line.answers.empty()) inputs.push_back(line.answers);
  if (!line.password_file.empty()) inputs.push_back(line.password_file);
  Problems problems;
  for (const auto &file : files) {
    if (std::ranges::none_of(inputs, [&](const auto &input) { return is_same_file(file.path, input); }))
      continue;
    problems.push_back(
        {.code = "file-exists",
         .place = {.file = file.path.string()},
         .subject = {},
         .message = "This file is read for the papers; one of them would be written over it.",
         .hint = line.packet.empty() ? "name another folder with --out" : "name another file with --packet"});
  }
  return problems;
}

Problems overwritten_answers(const std::vector<disk::NewFile> &files, const std::string &answers) {
  Problems problems;
  std::error_code ignored;
  for (const auto &file : files) {
    // A pipe would be read until somebody writes into it, which is this program.
    if (!fs::is_regular_file(file.path, ignored)) continue;
    const auto there = standing(disk::read_file(file.path), answers);
    if (there != Standing::replaceable) problems.push_back(file_there(file.path, there));
  }
  return problems;
}

std::optional<Problem> folder_in_place_of_packet(const CommandLine &line) {
  const fs::path packet(line.packet);
  std::error_code ignored;
  if (!fs::is_directory(packet, ignored) && packet.has_filename()) return std::nullopt;
  return Problem{.code = "bad-option",
                 .place = {},
                 .subject = "--packet",
                 .message = "A packet is one file, and this is a folder.",
                 .hint = "--packet " + (packet / "packet.pdf").string()};
}

std::optional<Problem> answers_there(const DraftFile &interview, const CommandLine &line) {
  const auto &file = interview.file();
  const auto draft = interview.draft();
  const bool from_draft = is_same_file(draft, line.answers);
  if (!from_draft && interview.holds_answers()) {
    return Problem{.code = "file-exists",
                   .place = {.file = draft.string()},
                   .subject = {},
                   .message = "An interview that was not finished has left its answers here.",
                   .hint = "go on with it: --answers " + draft.string() + "; or name another file with -o"};
  }
  std::error_code ignored;
  if (from_draft || is_same_file(file, line.answers) || !fs::exists(file, ignored)) return std::nullopt;
  return Problem{.code = "file-exists",
                 .place = {.file = file.string()},
                 .subject = {},
                 .message = "There is a file of this name already; it may hold another person's answers.",
                 .hint = "change them with --answers " + file.string() + "; or name another file with -o"};
}

}  // namespace formletter::cli
