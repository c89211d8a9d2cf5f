#include "mailmerge/outcome.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace formletter::mailmerge {

namespace {

bool stands_as_it_is(char c) {
  return c >= ' ' && c < '\x7F' && c != '"' && c != '\\';
}

/// A tree of JSON for each line of a journal costs more than checking the row's cells;
/// what stands in the tree as it is written is appended.
void append_text(std::string &line, std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), stands_as_it_is)) {
    line += nlohmann::json(text).dump();
    return;
  }
  line.append(1, '"').append(text).append(1, '"');
}

void append_text(std::string &line, std::string_view name, std::string_view text) {
  append_text(line.append(1, ','), name);
  append_text(line.append(1, ':'), text);
}

void append_number(std::string &line, std::string_view name, std::size_t number) {
  append_text(line.append(1, ','), name);
  line.append(1, ':').append(std::to_string(number));
}

void append_exhibits(std::string &line, const std::vector<packet::Bundle::Enclosed> &exhibits) {
  auto json = nlohmann::ordered_json::array();
  for (const auto &exhibit : exhibits)
    json.push_back({{"letter", exhibit.letter}, {"pages", exhibit.pages}, {"sha256", exhibit.sha256}});
  line.append(",\"exhibits\":").append(json.dump());
}

void append_paper(std::string &line, const PrintedPaper &paper) {
  line += "{\"document\":";
  append_text(line, paper.document);
  append_text(line, "language", paper.language);
  append_text(line, "format", paper.format);
  append_text(line, "file", paper.file);
  if (paper.pages > 0) append_number(line, "pages", paper.pages);
  if (paper.first_page > 0) append_number(line, "first_page", paper.first_page);
  append_text(line, "sha256", paper.sha256);
  if (!paper.within.empty()) line.append(",\"within\":").append(nlohmann::json(paper.within).dump());
  if (!paper.exhibits.empty()) append_exhibits(line, paper.exhibits);
  line += '}';
}

void append_problem(std::string &line, const Problem &problem) {
  line += "{\"code\":";
  append_text(line, problem.code);
  append_text(line, "severity", problem.severity == Severity::error ? "error" : "warning");
  append_text(line, "subject", problem.subject);
  append_text(line, "message", problem.message);
  append_text(line, "hint", problem.hint);
  line += '}';
}

template <typename Things, typename Append>
void append_list(std::string &line, std::string_view name, const Things &things, Append append) {
  append_text(line.append(1, ','), name);
  line += ":[";
  for (const auto &thing : things) {
    if (&thing != &things.front()) line += ',';
    append(line, thing);
  }
  line += ']';
}

}  // namespace

std::string journal_line(const RowOutcome &outcome) {
  std::string line = "{\"row\":" + std::to_string(outcome.row) + ",\"line\":" + std::to_string(outcome.line);
  append_text(line, "record", outcome.record);
  append_text(line, "status",
              outcome.failed           ? "failed"
              : outcome.papers.empty() ? "nothing to print"
                                       : "printed");
  append_list(line, "documents", outcome.papers, append_paper);
  append_list(line, "problems", outcome.problems, append_problem);
  if (outcome.part > 0) append_number(line, "part", outcome.part);
  line += "}\n";
  return line;
}

}  // namespace formletter::mailmerge
