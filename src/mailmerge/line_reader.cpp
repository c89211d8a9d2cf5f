#include "mailmerge/file_bytes.hpp"
#include "mailmerge/roster_file.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <utility>

namespace formletter::mailmerge {

namespace {

constexpr std::size_t longest_line = 16UL * 1024 * 1024;

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

struct LineReader::State {
  std::filesystem::path path;
  Encoding encoding;
  bool ends_in_half;
  std::size_t left;  ///< bytes of the text: a sparse file may end in a thousand times as many zeros
  File file;
  Converter from, to;
  std::string raw = std::string(chunk_size, '\0');
  std::string text;  ///< UTF-8, from `at` on not yet given out
  std::size_t at = 0;
  bool ended = false;

  explicit State(const RosterFacts &facts)
      : path(facts.path),
        encoding(facts.encoding),
        ends_in_half(facts.ends_in_half),
        left(facts.text_size - std::min(facts.text_size, facts.mark_size)),
        file(std::fopen(facts.path.c_str(), "rbe")) {
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
    const auto count = read_some(file.get(), raw.data(), std::min(raw.size(), left), path);
    left -= count;
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

/// What DOS, dBase and QuickBooks put behind the last line: one mark, or a sector full of them, with zeros
/// among them.
void drop_end_mark(std::string &line) {
  constexpr char end_mark = '\x1A';
  while (line.ends_with(end_mark) || line.ends_with('\0')) line.pop_back();
}

/// What half a character at the end of the file is read as.
void drop_half_character(std::string &line) {
  constexpr std::string_view sign = "\xEF\xBF\xBD";
  if (line.ends_with(sign)) line.resize(line.size() - sign.size());
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
      if (s.ended && s.ends_in_half) drop_half_character(line);
      if (s.ended) drop_end_mark(line);
      return !line.empty();
    }
    searched = (end == std::string::npos ? s.text.size() : end) - s.at;
    s.read_more();
  }
}

}  // namespace formletter::mailmerge
