#include "mailmerge/roster_file.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "mailmerge/encoding_watch.hpp"
#include "mailmerge/file_bytes.hpp"
#include "mailmerge/file_kind.hpp"
#include "mailmerge/folder_problem.hpp"
#include "workbook/sheet.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace formletter::mailmerge {

namespace {

/// Latin text in UTF-16 has a zero in nearly every other byte; no other encoding
/// has any, and no text in UTF-16 without commas and line ends.
std::optional<Encoding> unmarked_utf16(std::string_view text, bool is_utf8) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') ++zeros[i % 2];
  }
  constexpr std::size_t many = 3;
  // A stray zero in a file of UTF-8 is a stray zero.
  const auto least = is_utf8 ? text.size() / 4 : std::size_t{1};
  if (zeros[1] > std::max(least, many * zeros[0])) return Encoding::utf16_le;
  if (zeros[0] > std::max(least, many * zeros[1])) return Encoding::utf16_be;
  return std::nullopt;
}

/// By a byte order mark, or by the zeros of UTF-16. UTF-8 where nothing tells of another one.
void look_for_marks(RosterFacts &facts, bool is_utf8) {
  const std::string_view head = facts.first_bytes;
  if (head.starts_with("\xEF\xBB\xBF")) {
    facts.mark_size = 3;
  } else if (head.starts_with("\xFF\xFE")) {
    facts.encoding = Encoding::utf16_le;
    facts.mark_size = 2;
  } else if (head.starts_with("\xFE\xFF")) {
    facts.encoding = Encoding::utf16_be;
    facts.mark_size = 2;
  } else if (const auto guessed = unmarked_utf16(head, is_utf8)) {
    facts.encoding = *guessed;
  }
}

/// A file of one encoding, or the problem that it is none that can be told.
std::optional<Problem> judge_encoding(RosterFacts &facts, const EncodingWatch &watch) {
  const bool is_utf8 = watch.bad_line == 0;
  look_for_marks(facts, is_utf8);
  if (is_utf8 || facts.encoding != Encoding::utf8) return std::nullopt;
  const auto at = [&](int line, std::string code, std::string message) {
    auto problem = path_problem(std::move(code), facts.path, std::move(message), "save it as \"CSV UTF-8\"");
    problem.place.line = line;
    return problem;
  };
  if (watch.has_zero)
    return at(watch.bad_line, "roster-not-text", "The roster is no text: it has bytes that no text has.");
  if (watch.accented_line > 0 || facts.mark_size > 0) {
    const std::string found =
        watch.accented_line == watch.bad_line ? "Part of this line is UTF-8, and part of it is not"
        : watch.accented_line > 0
            ? "This line is not UTF-8, and line " + std::to_string(watch.accented_line) + " is"
            : "This line is not UTF-8, and the file's byte order mark is";
    return at(watch.bad_line, "roster-mixed-encoding",
              found + ": two encodings in one file would spoil names.");
  }
  if (watch.foreign_line > 0) {
    return at(watch.foreign_line, "roster-encoding",
              "The roster is not UTF-8, and this line has words that are no Windows-1252 either; "
              "a Macintosh or another country's Windows may have written it.");
  }
  facts.encoding = Encoding::windows_1252;
  return std::nullopt;
}

Problem not_rows(const FileKind &kind, const std::filesystem::path &path) {
  return path_problem(kind.is_workbook ? "roster-workbook" : "roster-not-text", path,
                      "The roster is " + std::string(kind.name) + "; CSV or JSON Lines was expected.",
                      kind.is_workbook
                          ? "save it as CSV, or run: soffice --headless --convert-to 'csv:Text - txt - csv "
                            "(StarCalc):44,34,76' " +
                                path.filename().string()
                          : "save the table as \"CSV UTF-8\"");
}

}  // namespace

Result<RosterFacts> look_at_roster(const std::filesystem::path &path) {
  std::error_code ignored;
  // A roster is read several times, and a pipe would be waited for.
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
    return path_problem("roster-missing", path, "The roster is a folder, a pipe or a device, and no file.",
                        "write the table to a file first");
  const File file(std::fopen(path.c_str(), "rbe"));
  if (!file) return path_problem("roster-missing", path, "There is no roster that can be read at this path.");
  RosterFacts facts{.path = path, .sha256 = {}, .first_bytes = {}};
  digest::Sha256 sum;
  EncodingWatch watch;
  std::size_t size = 0;
  std::string chunk(chunk_size, '\0');
  constexpr std::size_t head_size = 4096;
  while (const auto count = read_some(file.get(), chunk.data(), chunk.size(), path)) {
    const std::string_view bytes(chunk.data(), count);
    if (facts.first_bytes.empty()) facts.first_bytes = std::string(bytes.substr(0, head_size));
    sum.add(bytes);
    const auto filled = bytes.find_last_not_of('\0') + 1;
    // Zeros at the end tell nothing of the encoding; of those between, one tells as much as all.
    if (filled > 0) watch.add(std::string(std::exchange(facts.zeros_at_end, 0) > 0 ? 1 : 0, '\0'));
    watch.add(bytes.substr(0, filled));
    facts.zeros_at_end += count - filled;
    size += count;
  }
  if (facts.first_bytes.empty()) return path_problem("roster-empty", path, "The roster is empty.");
  watch.finish();
  facts.sha256 = sum.hex();
  facts.is_workbook = facts.first_bytes.starts_with("PK\x03\x04") && workbook::can_read_workbooks();
  if (facts.is_workbook) return facts;
  if (const auto kind = kind_of_file(facts.first_bytes)) return not_rows(*kind, path);
  if (auto problem = judge_encoding(facts, watch)) return std::move(*problem);
  const bool is_wide = facts.encoding == Encoding::utf16_le || facts.encoding == Encoding::utf16_be;
  // The line end that closes a file in UTF-16 has one of its own.
  if (is_wide && facts.zeros_at_end > 0 && (size - facts.zeros_at_end) % 2 == 1) --facts.zeros_at_end;
  facts.text_size = size - facts.zeros_at_end;
  facts.text_end = is_wide ? 0 : watch.line();
  facts.ends_in_half = is_wide && facts.text_size % 2 == 1;
  return facts;
}

bool is_unchanged(const RosterFacts &facts) {
  const File file(std::fopen(facts.path.c_str(), "rbe"));
  if (!file) return false;
  digest::Sha256 sum;
  std::string chunk(chunk_size, '\0');
  while (const auto count = read_some(file.get(), chunk.data(), chunk.size(), facts.path))
    sum.add(std::string_view(chunk.data(), count));
  return sum.hex() == facts.sha256;
}

}  // namespace formletter::mailmerge
