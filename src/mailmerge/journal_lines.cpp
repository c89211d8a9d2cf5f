#include "mailmerge/journal_lines.hpp"

#include "diag/eight_bytes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace formletter::mailmerge {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view key_member = "key";

/// Names of files may hold bytes that are no UTF-8; they stand as U+FFFD.
std::string dumped(const Json &json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool stands_as_it_is(char c) {
  return c >= ' ' && c < '\x7F' && c != '"' && c != '\\';
}

bool stands_as_it_is(std::string_view text) {
  const auto is_other = [](const diag::EightBytes &eight) {
    return (eight.control_characters() | eight.beyond_ascii() | eight.equal_to('\x7F') | eight.equal_to('"') |
            eight.equal_to('\\')) != 0;
  };
  if (text.size() < diag::EightBytes::least)
    return std::all_of(text.begin(), text.end(), [](char c) { return stands_as_it_is(c); });
  for (std::size_t at = 0; at + diag::EightBytes::count <= text.size(); at += diag::EightBytes::count)
    if (is_other(diag::EightBytes(text.data() + at))) return false;
  return !is_other(diag::EightBytes::at_end_of(text));
}

/// A tree of JSON for each line of a journal costs more than checking the row's cells;
/// what stands in the tree as it is written is appended.
void append_text(std::string &line, std::string_view text) {
  if (!stands_as_it_is(text)) {
    line += dumped(text);
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
  auto json = Json::array();
  for (const auto &exhibit : exhibits)
    json.push_back({{"letter", exhibit.letter}, {"pages", exhibit.pages}, {"sha256", exhibit.sha256}});
  line.append(",\"exhibits\":").append(dumped(json));
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
  if (!paper.within.empty()) line.append(",\"within\":").append(dumped(paper.within));
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

/// Every error of a row in one cell.
std::string errors_of(const Json &line) {
  std::string text;
  for (const auto &problem : line.at("problems")) {
    if (problem.value("severity", "") != "error") continue;
    if (!text.empty()) text += "\n";
    const auto subject = problem.value("subject", "");
    if (!subject.empty()) text += subject + ": ";
    text += problem.value("message", "");
    if (const auto hint = problem.value("hint", ""); !hint.empty()) text += " (" + hint + ")";
  }
  return text;
}

JournalHead head_in(const Json &json) {
  const auto text = [](const Json &object, const char *name) { return object.value(name, ""); };
  const auto texts = [&](const char *name) { return json.value(name, std::vector<std::string>{}); };
  JournalHead head{.form = text(json, "form"),
                   .today = text(json, "today"),
                   .roster_sha256 = text(json, "roster_sha256"),
                   .pack_sha256 = text(json, "pack_sha256"),
                   .rows = json.at("rows").get<std::size_t>(),
                   .writer = json.value("writer", 0),
                   .shard = text(json, "shard"),
                   .only = texts("only"),
                   .formats = texts("formats"),
                   .language = text(json, "language"),
                   .sheet = text(json, "sheet"),
                   .packet = json.value("packet", false),
                   .exhibits_sha256 = text(json, "exhibits_sha256"),
                   .map_sha256 = text(json, "map_sha256"),
                   .record_key = text(json, "record_key")};
  if (json.contains("combined")) {
    head.combined = {.file = text(json, "combined"),
                     .batch_pages = json.value("batch_pages", std::size_t{0}),
                     .duplex = json.value("duplex", false)};
  }
  if (json.contains("sort")) {
    const auto &sort = json["sort"];
    head.sort = {.column = text(sort, "column"),
                 .collation = text(sort, "collation"),
                 .descending = sort.value("descending", false)};
  }
  return head;
}

JournaledRow row_of(const Json &json) {
  JournaledRow row{.row = json.at("row").get<std::size_t>(),
                   .part = json.value("part", std::size_t{0}),
                   .failed = json.at("status").get<std::string>() == "failed"};
  row.key_mark = json.value(std::string(key_member), "");
  if (row.failed) row.errors = errors_of(json);
  for (const auto &paper : json.at("documents")) {
    auto file = paper.value("file", "");
    if (file.empty()) continue;
    const auto first = paper.value("first_page", std::size_t{0});
    row.papers.push_back({std::move(file), paper.value("sha256", ""),
                          first == 0 ? 0 : first + paper.at("pages").get<std::size_t>() - 1});
  }
  return row;
}

template <typename Read>
auto read_line(const std::string &line, Read read) -> std::optional<decltype(read(Json()))> {
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    return read(json);
  } catch (const Json::exception &) {
    return std::nullopt;
  }
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
  if (!outcome.exhibits.empty()) {
    append_list(line, "exhibit_files", outcome.exhibits,
                [](std::string &text, const std::string &name) { append_text(text, name); });
  }
  append_list(line, "problems", outcome.problems, append_problem);
  if (outcome.part > 0) append_number(line, "part", outcome.part);
  if (!outcome.key_mark.empty()) append_text(line, key_member, outcome.key_mark);
  line += "}\n";
  return line;
}

std::string head_line(const JournalHead &head) {
  Json json{{"formletter_merge", 1},
            {"form", head.form},
            {"today", head.today},
            {"roster_sha256", head.roster_sha256},
            {"pack_sha256", head.pack_sha256},
            {"rows", head.rows},
            {"shard", head.shard},
            {"only", head.only},
            {"formats", head.formats},
            {"language", head.language}};
  if (head.combined) {
    json["combined"] = head.combined->file;
    json["batch_pages"] = head.combined->batch_pages;
    json["duplex"] = head.combined->duplex;
  }
  if (head.sort) {
    json["sort"] = {{"column", head.sort->column},
                    {"descending", head.sort->descending},
                    {"collation", head.sort->collation}};
  }
  if (!head.sheet.empty()) json["sheet"] = head.sheet;
  if (head.packet) json["packet"] = true;
  if (!head.exhibits_sha256.empty()) json["exhibits_sha256"] = head.exhibits_sha256;
  if (!head.map_sha256.empty()) json["map_sha256"] = head.map_sha256;
  if (!head.record_key.empty()) json["record_key"] = head.record_key;
  if (head.writer != 0) json["writer"] = head.writer;
  return dumped(json);
}

std::optional<JournalHead> read_head(const std::string &line) {
  return read_line(line, head_in);
}

std::optional<JournaledRow> read_row(const std::string &line) {
  const auto row = read_line(line, row_of);
  return row && row->row > 0 ? row : std::nullopt;
}

std::string without_key(const std::string &line) {
  // It stands last, as journal_line() has it: a quotation mark within a text has a backslash before it.
  const auto begin = line.rfind(",\"" + std::string(key_member) + "\":\"");
  const bool is_last =
      begin != std::string::npos && line.find('"', begin + key_member.size() + 5) + 2 == line.size();
  return is_last ? line.substr(0, begin) + "}" : line;
}

std::string with_near_duplicate(const std::string &line, const Problem &told) {
  auto json = Json::parse(line);
  auto problems = Json::array();
  for (const auto &problem : json.at("problems"))
    if (problem.value("code", "") != told.code) problems.push_back(problem);
  std::string text;
  append_problem(text, told);
  problems.push_back(Json::parse(text));
  json["problems"] = std::move(problems);
  return dumped(json);
}

std::string with_joined_files(const std::string &line,
                              const std::function<JoinedFile(const std::string &file)> &joined) {
  auto json = Json::parse(line);
  for (auto &paper : json["documents"]) {
    if (!paper.contains("first_page")) continue;
    const auto file = joined(paper["file"].get<std::string>());
    paper["file"] = file.name;
    paper["first_page"] = paper["first_page"].get<std::size_t>() + file.pages_before;
    paper["sha256"] = file.sha256;
    json["part"] = file.part;
  }
  return json.dump();
}

}  // namespace formletter::mailmerge
