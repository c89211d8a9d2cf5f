#pragma once

#include "cli/command.hpp"
#include "cli/draft_file.hpp"
#include "disk/disk.hpp"

#include <optional>
#include <vector>

namespace formletter::form {
class Form;
}

namespace formletter::cli {

/// The problem when --out holds papers of the form's that this run does not print: another
/// person's, or ones that these answers no longer call for; printed together they would go
/// to one person. A warning for who chose the papers by --only or --format.
std::optional<Problem> papers_of_others(const form::Form &form, const Packet &packet,
                                        const CommandLine &line);

/// One problem for each of `files` that is an input of this run: its answers, an exhibit,
/// the password's file.
Problems overwritten_inputs(const std::vector<disk::NewFile> &files, const CommandLine &line);

/// One problem for each of `files` in whose place stands one that may hold answers other than
/// `answers`, those of this run: no PDF and no receipt, a PDF that carries others, or a file
/// that is damaged, locked or unreadable, so that nobody can say what it holds.
Problems overwritten_answers(const std::vector<disk::NewFile> &files, const std::string &answers);

/// The problem when --packet names a folder.
std::optional<Problem> folder_in_place_of_packet(const CommandLine &line);

/// The problem when an interview would write over answers that it was not begun with:
/// its file or the draft beside it. A draft without an answer is nobody's.
std::optional<Problem> answers_there(const DraftFile &interview, const CommandLine &line);

}  // namespace formletter::cli
