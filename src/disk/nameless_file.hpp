#pragma once

#include "disk/open_file.hpp"

#include <filesystem>
#include <string>

namespace formletter::disk {

/// A file to write to that has no name (O_TMPFILE): nothing is left of it when the machine fails. In
/// the folder `path`, which is taken from the open folder `at` (AT_FDCWD for the process's own). Not
/// open where the file system has none; errno says why.
OpenFile nameless_in(int at, const std::filesystem::path &path, unsigned mode);

/// What it can be given a name by, with linkat().
std::string path_of_nameless(const OpenFile &file);

/// Whether there can be such files in the folder, and /proc to give them a name by.
bool can_be_nameless(int at, const std::filesystem::path &path);

}  // namespace formletter::disk
