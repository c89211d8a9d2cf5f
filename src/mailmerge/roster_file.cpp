#include "mailmerge/roster_file.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "mailmerge/encoding_watch.hpp"
#include "mailmerge/file_kind.hpp"
#include "workbook/sheet.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

namespace formletter::mailmerge {

namespace {

constexpr std::size_t chunk_size = 256UL * 1024;
constexpr std::size_t longest_line = 16UL * 1024 * 1024;

struct FileCloser {
  void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

Problem roster_problem(std::string code, const std::filesystem::path &path, std::string message,
                       std::string hint = {}) {
  return {.code = std::move(code),
          .place = {.file = path.string()},
          .subject = {},
          .message = std::move(message),
          .hint = std::move(hint)};
}

std::size_t read_some(std::FILE *file, char *into, std::size_t size, const std::filesystem::path &path) {
  const auto count = std::fread(into, 1, size, file);
  if (count == 0 && std::ferror(file) != 0) throw disk::MachineFailure("read", path, errno);
  return count;
}

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
    auto problem =
        roster_problem(std::move(code), facts.path, std::move(message), "save it as \"CSV UTF-8\"");
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
  return roster_problem(kind.is_workbook ? "roster-workbook" : "roster-not-text", path,
                        "The roster is " + std::string(kind.name) + "; CSV or JSON Lines was expected.",
                        kind.is_workbook
                            ? "save it as CSV, or run: soffice --headless --convert-to 'csv:Text - txt - csv "
                              "(StarCalc):44,34,76' " +
                                  path.filename().string()
                            : "save the table as \"CSV UTF-8\"");
}

const char *converter_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
    case Encoding::windows_1252:
      return "windows-1252";
  }
  return "UTF-8";
}

struct ConverterCloser {
  void operator()(UConverter *converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter opened(ucnv_open(name, &status));
  if (U_FAILURE(status)) throw disk::MachineFailure(std::string("ICU has no converter ") + name);
  return opened;
}

}  // namespace

Result<RosterFacts> look_at_roster(const std::filesystem::path &path) {
  std::error_code ignored;
  // A roster is read several times, and a pipe would be waited for.
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
    return roster_problem("roster-missing", path, "The roster is a folder, a pipe or a device, and no file.",
                          "write the table to a file first");
  const File file(std::fopen(path.c_str(), "rbe"));
  if (!file)
    return roster_problem("roster-missing", path, "There is no roster that can be read at this path.");
  RosterFacts facts{.path = path, .sha256 = {}, .first_bytes = {}};
  digest::Sha256 sum;
  EncodingWatch watch;
  std::string chunk(chunk_size, '\0');
  constexpr std::size_t head_size = 4096;
  while (const auto count = read_some(file.get(), chunk.data(), chunk.size(), path)) {
    const std::string_view bytes(chunk.data(), count);
    if (facts.first_bytes.empty()) facts.first_bytes = std::string(bytes.substr(0, head_size));
    sum.add(bytes);
    watch.add(bytes);
    const auto last = bytes.find_last_not_of('\0');
    facts.zeros_at_end = last == std::string_view::npos ? facts.zeros_at_end + count : count - last - 1;
  }
  if (facts.first_bytes.empty()) return roster_problem("roster-empty", path, "The roster is empty.");
  watch.finish();
  facts.sha256 = sum.hex();
  facts.is_workbook = facts.first_bytes.starts_with("PK\x03\x04") && workbook::can_read_workbooks();
  if (facts.is_workbook) return facts;
  if (const auto kind = kind_of_file(facts.first_bytes)) return not_rows(*kind, path);
  if (auto problem = judge_encoding(facts, watch)) return std::move(*problem);
  // The line end that closes a file in UTF-16 has one of its own.
  if (facts.encoding == Encoding::utf16_le && facts.zeros_at_end > 0) --facts.zeros_at_end;
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

struct LineReader::State {
  std::filesystem::path path;
  Encoding encoding;
  File file;
  Converter from, to;
  std::string raw = std::string(chunk_size, '\0');
  std::string text;  ///< UTF-8, from `at` on not yet given out
  std::size_t at = 0;
  bool ended = false;

  explicit State(const RosterFacts &facts)
      : path(facts.path), encoding(facts.encoding), file(std::fopen(facts.path.c_str(), "rbe")) {
    if (!file || std::fseek(file.get(), static_cast<long>(facts.mark_size), SEEK_SET) != 0)
      throw disk::MachineFailure("cannot read " + path.string());
    if (encoding == Encoding::utf8) return;
    from = open_converter(converter_name(encoding));
    to = open_converter("UTF-8");
  }

  void decode(const char *begin, const char *end) {
    std::array<char, 8192> out{};
    std::array<UChar, 4096> pivot{};
    UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
    bool fresh = reset;
    reset = false;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      char *target = out.data();
      ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &begin, end, pivot.data(),
                     &pivot_source, &pivot_target, pivot.data() + pivot.size(), static_cast<UBool>(fresh),
                     static_cast<UBool>(ended), &status);
      fresh = false;
      text.append(out.data(), target);
    }
    if (U_FAILURE(status)) throw disk::MachineFailure("cannot decode " + path.string());
  }

  void read_more() {
    text.erase(0, std::exchange(at, 0));
    const auto count = read_some(file.get(), raw.data(), raw.size(), path);
    ended = count == 0;
    if (encoding == Encoding::utf8) {
      text.append(raw.data(), count);
    } else {
      decode(raw.data(), raw.data() + count);
    }
  }
  bool reset = true;
};

LineReader::LineReader(const RosterFacts &facts) : state_(std::make_unique<State>(facts)) {}
LineReader::~LineReader() = default;
LineReader::LineReader(LineReader &&) noexcept = default;
LineReader &LineReader::operator=(LineReader &&) noexcept = default;

namespace {

/// What DOS, dBase and QuickBooks put behind the last line: one mark, or a sector full of them; and the
/// zeros that a copy leaves which was broken off.
void drop_end_mark(std::string &line) {
  constexpr char end_mark = '\x1A';
  while (line.ends_with(end_mark) || line.ends_with('\0')) line.pop_back();
}

/// As find_first_of("\r\n") has it, by two searches that take many bytes at a time.
std::size_t line_end(const std::string &text, std::size_t from) {
  const auto feed = text.find('\n', from);
  const auto before = std::string_view(text).substr(0, std::min(feed, text.size()));
  const auto carriage = before.find('\r', from);
  return carriage == std::string_view::npos ? feed : carriage;
}

}  // namespace

bool LineReader::next(std::string &line) {
  auto &s = *state_;
  std::size_t searched = s.at;
  while (true) {
    const auto end = line_end(s.text, searched);
    // A CR at the end of what is read may have its LF still to come.
    const bool whole =
        end != std::string::npos && (s.text[end] == '\n' || end + 1 < s.text.size() || s.ended);
    if (whole) {
      const bool pair = s.text[end] == '\r' && end + 1 < s.text.size() && s.text[end + 1] == '\n';
      const auto size = end + (pair ? 2 : 1) - s.at;
      line.assign(s.text, s.at, size);
      s.at += size;
      return true;
    }
    if (s.ended || s.text.size() - s.at > longest_line) {
      line.assign(s.text, s.at);
      s.at = s.text.size();
      if (s.ended) drop_end_mark(line);
      return !line.empty();
    }
    searched = (end == std::string::npos ? s.text.size() : end) - s.at;
    s.read_more();
  }
}

}  // namespace formletter::mailmerge
