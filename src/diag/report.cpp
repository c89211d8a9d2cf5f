#include "diag/report.hpp"

#include "diag/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace formletter {

bool has_errors(const Problems &problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem &problem) { return problem.severity == Severity::error; });
}

namespace diag {

namespace {

std::string_view word_for(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

std::string place_text(const Place &place) {
  std::string text = place.file;
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  return text;
}

std::string json_object(const Problem &problem) {
  std::string json = R"({"code":)" + json_string(problem.code);
  json += R"(,"severity":)" + json_string(word_for(problem.severity));
  json += R"(,"file":)" + json_string(problem.place.file);
  json += R"(,"line":)" + std::to_string(problem.place.line);
  json += R"(,"column":)" + std::to_string(problem.place.column);
  json += R"(,"subject":)" + json_string(problem.subject);
  json += R"(,"message":)" + json_string(problem.message);
  json += R"(,"hint":)" + json_string(problem.hint);
  return json += '}';
}

/// The text with U+FFFD for each byte that is no UTF-8: names of files may have some.
std::string well_formed(std::string_view text) {
  std::string formed;
  while (const auto bad = first_bad_utf8(text)) {
    formed.append(text.substr(0, *bad)).append("\xEF\xBF\xBD");
    text.remove_prefix(*bad + 1);
  }
  return formed.append(text);
}

/// Would the character, printed, act on the terminal or begin a line? Controls (C0, DEL, C1), the
/// separators of lines and paragraphs, and the overrides of bidirectional text; its isolates stand in
/// texts of forms for their own good.
bool acts(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x2028 && c <= 0x202E);
}

/// "\u001b": as JSON has it. Precondition: below U+10000.
void append_escape(std::string &text, char32_t c) {
  text += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) text += "0123456789abcdef"[(c >> shift) & 0xFU];
}

/// The text with what acts spelt out, "\u001b": names of files and texts of forms may hold anything.
std::string shown(std::string_view text) {
  std::string line;
  const auto formed = well_formed(text);
  for (std::size_t at = 0; at < formed.size();) {
    const auto begin = at;
    const char32_t c = next_character(formed, at);
    if (acts(c)) {
      append_escape(line, c);
    } else {
      line.append(formed, begin, at - begin);
    }
  }
  return line;
}

auto order_key(const Problem &problem) {
  return std::tie(problem.place.file, problem.place.line, problem.place.column, problem.code, problem.subject,
                  problem.message);
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : well_formed(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (quoted += '\\') += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (byte < 0x20) {
      append_escape(quoted, byte);
    } else {
      quoted += c;
    }
  }
  return quoted += '"';
}

std::string report_text(const Problems &problems) {
  std::string report;
  for (const auto &problem : problems) {
    const auto place = place_text(problem.place);
    if (!place.empty()) report += shown(place) + ": ";
    ((report += word_for(problem.severity)) += "[" + problem.code + "]");
    if (!problem.subject.empty()) report += " " + shown(problem.subject);
    report += ": " + shown(problem.message) + "\n";
    if (!problem.hint.empty()) report += "    hint: " + shown(problem.hint) + "\n";
  }
  return report;
}

std::string report_json(const Problems &problems) {
  std::string json = R"({"problems":[)";
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (i > 0) json += ',';
    json += json_object(problems[i]);
  }
  return json += "]}\n";
}

Problems in_reading_order(Problems problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem &a, const Problem &b) { return order_key(a) < order_key(b); });
  problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
  return problems;
}

}  // namespace diag
}  // namespace formletter
