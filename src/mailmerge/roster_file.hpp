#pragma once

#include <formletter/result.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace formletter::mailmerge {

/// How the characters of a roster are written.
enum class Encoding { utf8, utf16_le, utf16_be, windows_1252 };

/// What one look at the whole file tells: its encoding and its digest.
struct RosterFacts {
  std::filesystem::path path;
  Encoding encoding = Encoding::utf8;
  std::size_t mark_size = 0;     ///< bytes of the byte order mark
  bool is_workbook = false;      ///< a zip archive, which workbook/ can read; no encoding then
  std::size_t zeros_at_end = 0;  ///< bytes that a copy leaves which was broken off
  std::size_t text_size = 0;     ///< bytes before them
  int text_end = 0;              ///< the line that the text ends on; 0 in UTF-16
  bool ends_in_half = false;     ///< of a character of UTF-16
  std::string sha256;
  std::string first_bytes;  ///< a few, before decoding
};

/// Reads the file once. Problems: a missing file, an empty one, one that is no text
/// (it is said what it is; the hint says how to save a workbook that cannot be read
/// as CSV), two encodings in one file, an encoding that cannot be told.
Result<RosterFacts> look_at_roster(const std::filesystem::path &path);

/// Whether the file's bytes are those that were looked at; not, if it cannot be read any more.
bool is_unchanged(const RosterFacts &facts);

/// The lines of the file's text as UTF-8, one after another, in bounded memory.
class LineReader {
 public:
  explicit LineReader(const RosterFacts &facts);
  ~LineReader();
  LineReader(LineReader &&) noexcept;
  LineReader &operator=(LineReader &&) noexcept;

  /// The next line with its line end (LF, CRLF or CR); false at the end of the
  /// file. A line over 16 MiB comes in pieces.
  bool next(std::string &line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace formletter::mailmerge
