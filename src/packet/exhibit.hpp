#pragma once

#include <formletter/result.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace formletter::packet {

/// A file of the person's own, as it was named.
struct ExhibitFile {
  std::string path;
  std::string name;  ///< on paper; "" for the file's own, without folder and ending

  ExhibitFile(std::string at) : path(std::move(at)) {}  // NOLINT(google-explicit-constructor): a path is one
  ExhibitFile(std::string at, std::string shown) : path(std::move(at)), name(std::move(shown)) {}
};

/// The same, read and found good.
struct Exhibit {
  enum class Kind { pdf, picture };
  Kind kind = Kind::pdf;
  std::filesystem::path path;
  std::string letter;       ///< "A"
  std::string name;         ///< on paper
  std::string bytes;        ///< of a PDF
  std::uint64_t size = 0;   ///< of the file
  std::string sha256 = {};  ///< of the file, in hexadecimal
  std::size_t pages = 1;
  std::uint32_t width = 0, height = 0;  ///< of a picture as seen, in its own dots
};

/// All of them or the problems of all: a file that is missing, damaged, encrypted, too
/// big, or neither PDF, JPEG nor PNG; more than there are letters.
Result<std::vector<Exhibit>> read_exhibits(const std::vector<ExhibitFile> &files);

}  // namespace formletter::packet
