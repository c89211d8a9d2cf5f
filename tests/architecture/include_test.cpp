// README.md has the map of the folders; this test is why it cannot rot.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = FORMLETTER_ROOT;

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(" `"));
  text.erase(text.find_last_not_of(" `") + 1);
  return text;
}

std::vector<std::string> cells(const std::string &row) {
  std::vector<std::string> found;
  std::istringstream stream(row);
  for (std::string cell; std::getline(stream, cell, '|');) found.push_back(trimmed(cell));
  return found;
}

std::set<std::string> words(const std::string &text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// Folder -> folders it may include, from the table headed "| src/ |".
std::map<std::string, std::set<std::string>> layers() {
  std::map<std::string, std::set<std::string>> table;
  std::ifstream readme(root / "README.md");
  bool inside = false;
  for (std::string line; std::getline(readme, line);) {
    const auto row = cells(line);
    if (row.size() < 5) {
      inside = false;
    } else if (row[1] == "src/") {
      inside = true;
    } else if (inside && row[1].find("---") == std::string::npos) {
      auto allowed = words(row[4]);
      if (allowed.contains("all")) {
        allowed.clear();
        for (const auto &[folder, _] : table) allowed.insert(folder);
      }
      for (const auto &folder : words(row[1])) table[folder] = allowed;
    }
  }
  return table;
}

std::vector<fs::path> files_below(const fs::path &folder) {
  std::vector<fs::path> files;
  for (const auto &entry : fs::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What stands between the quotes or brackets of each #include.
std::vector<std::string> includes(const fs::path &file) {
  std::vector<std::string> found;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with("#include ")) continue;
    const auto name = line.substr(10, line.find_first_of(">\"", 10) - 10);
    found.push_back(line[9] == '"' ? "\"" + name : name);
  }
  return found;
}

/// Neither ours, nor the standard library's, nor POSIX's.
bool is_foreign(const std::string &include) {
  static const std::set<std::string> posix = {"fcntl.h", "poll.h",    "signal.h",
                                              "spawn.h", "termios.h", "unistd.h"};
  const bool ours = include.starts_with("\"") || include.starts_with("formletter/");
  return !ours && include.find_first_of("./") != std::string::npos && !include.starts_with("sys/") &&
         !posix.contains(include);
}

std::size_t lines_of(const fs::path &file) {
  std::ifstream stream(file);
  return static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(stream), {}, '\n'));
}

}  // namespace

TEST_CASE("every folder of src has a row in README's table, and every row a folder") {
  const auto table = layers();
  std::set<std::string> folders, rows;
  for (const auto &entry : fs::directory_iterator(root / "src")) {
    if (entry.is_directory()) folders.insert(entry.path().filename());
  }
  for (const auto &[folder, _] : table) rows.insert(folder);
  CHECK(folders == rows);
}

TEST_CASE("each folder includes itself, the public headers and the folders of its row alone") {
  const auto table = layers();
  for (const auto &[folder, allowed] : table) {
    for (const auto &file : files_below(root / "src" / folder)) {
      for (const auto &include : includes(file)) {
        if (include[0] != '"') continue;
        const auto from = include.substr(1, include.find('/') - 1);
        INFO(file.string() << " includes " << include.substr(1));
        CHECK((from == folder || allowed.contains(from)));
      }
    }
  }
}

TEST_CASE("public headers include the standard library and each other only") {
  for (const auto &file : files_below(root / "include")) {
    for (const auto &include : includes(file)) {
      INFO(file.string() << " includes " << include);
      CHECK((include.starts_with("formletter/") || include.find_first_of("./\"") == std::string::npos));
    }
  }
}

TEST_CASE("a foreign library is included in its folders alone") {
  const std::map<std::string, std::set<std::string>> owners = {
      {"pugixml.hpp", {"xml"}},
      {"kainjow/", {"fill"}},
      {"nlohmann/", {"answers", "mailmerge"}},
      {"CLI/", {"cli"}},
      {"csv.h", {"mailmerge"}},
      {"openssl/", {"digest"}},
      {"zip.h", {"workbook"}},
      {"hpdf", {"pdf"}},
      {"qpdf/", {"pdf"}},
      {"libdeflate.h", {"pdf"}},
      {"png.h", {"pdf"}},
      {"hb-subset.h", {"pdf"}},
      {"hb-ot.h", {"text", "pdf"}},
      {"hb.h", {"text", "pdf"}},
      {"fontconfig/", {"text"}},
      {"hyphen.h", {"text"}},
      {"unicode/", {"diag", "i18n", "form", "text", "mailmerge"}}};
  for (const auto &file : files_below(root / "src")) {
    const auto folder = fs::relative(file, root / "src").begin()->string();
    for (const auto &include : includes(file)) {
      if (!is_foreign(include)) continue;
      const auto owner = std::find_if(owners.begin(), owners.end(), [&](const auto &library) {
        return include.starts_with(library.first);
      });
      INFO(file.string() << " includes " << include);
      CHECK((owner != owners.end() && owner->second.contains(folder)));
    }
  }
}

TEST_CASE("a header that leads to a foreign library is included in its own folder alone") {
  std::map<std::string, std::vector<std::string>> included;
  for (const auto &file : files_below(root / "src"))
    included[fs::relative(file, root / "src").string()] = includes(file);
  const std::function<bool(const std::string &)> leads_out = [&](const std::string &header) {
    const auto &inner = included[header];
    return std::any_of(inner.begin(), inner.end(), [&](const std::string &include) {
      return include[0] == '"' ? leads_out(include.substr(1)) : is_foreign(include);
    });
  };
  const auto folder_of = [](const std::string &file) { return file.substr(0, file.find('/')); };
  const auto all = included;
  for (const auto &[file, inner] : all) {
    for (const auto &include : inner) {
      if (include[0] != '"' || folder_of(include.substr(1)) == folder_of(file)) continue;
      INFO(file << " includes " << include.substr(1));
      CHECK_FALSE(leads_out(include.substr(1)));
    }
  }
}

TEST_CASE("headers that take many seconds to compile are included in few files") {
  const std::map<std::string, std::set<std::string>> few = {
      {"CLI/", {"cli/command_syntax.cpp"}},
      {"nlohmann/", {"answers/json_reading.hpp", "mailmerge/journal_lines.cpp"}}};
  for (const auto &file : files_below(root / "src")) {
    const auto name = fs::relative(file, root / "src").string();
    for (const auto &include : includes(file)) {
      for (const auto &[header, allowed] : few) {
        INFO(name << " includes " << include);
        CHECK((!include.starts_with(header) || allowed.contains(name)));
      }
    }
  }
}

TEST_CASE("no file of ours is longer than 300 lines") {
  for (const auto *folder : {"src", "include"}) {
    for (const auto &file : files_below(root / folder)) {
      INFO(file.string());
      CHECK(lines_of(file) <= 300);
    }
  }
}

TEST_CASE("the engine knows nothing of what its packs are about") {
  const std::vector<std::string> words_of_law = {"immigra", "EOIR",   "OPLA",  "detain",   "alien", "removal",
                                                 "deport",  "asylum", "USCIS", "prosecut", "DHS"};
  for (const auto &file : files_below(root / "src")) {
    std::ifstream stream(file);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    for (const auto &word : words_of_law) {
      INFO(file.string() << " has the word " << word);
      CHECK(text.find(word) == std::string::npos);
    }
  }
}
