#include "mailmerge/exhibit_folder.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "digest/digest.hpp"
#include "i18n/locale_format.hpp"
#include "mailmerge/record_name.hpp"

#include <algorithm>
#include <optional>
#include <system_error>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view after_id = "- _.";

/// What systems leave in folders, and what hides.
bool is_litter(const std::string &name) {
  const auto key = collision_key(name);
  return name.starts_with('.') || name.starts_with("~$") || key == "thumbs.db" || key == "desktop.ini";
}

/// The digits at `at`, without the zeros before them.
std::string_view take_number(std::string_view text, std::size_t &at) {
  const auto begin = at;
  while (at < text.size() && ascii::is_digit(text[at])) ++at;
  auto digits = text.substr(begin, at - begin);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// Names as people order them: numbers by value, capitals like small letters.
bool comes_before(const std::string &a_name, const std::string &b_name) {
  const auto a = collision_key(a_name), b = collision_key(b_name);
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (ascii::is_digit(a[i]) && ascii::is_digit(b[j])) {
      const auto m = take_number(a, i), n = take_number(b, j);
      if (m.size() != n.size()) return m.size() < n.size();
      if (m != n) return m < n;
    } else if (a[i] != b[j]) {
      return a[i] < b[j];
    } else {
      ++i;
      ++j;
    }
  }
  if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
  return a_name < b_name;
}

void sort_by_name(std::vector<fs::path> &paths) {
  std::ranges::sort(paths, [](const fs::path &a, const fs::path &b) {
    return comes_before(a.filename().string(), b.filename().string());
  });
}

/// Ids and names of folders meet here, whether an accent is a letter's own or behind it, as Macs name
/// files; a folder may be called as the record's papers are.
std::string key_of(std::string_view id) {
  const auto name = diag::first_bad_utf8(id) ? std::string(id) : i18n::nfc(id);
  return collision_key(record_stem(name, 0));
}

/// An id that a loose file could belong to, and what the file is called without it.
struct IdReading {
  std::string key, name;
};

/// All of them, the longest id first.
std::vector<IdReading> readings_of(const std::string &file_name) {
  std::vector<IdReading> readings;
  const auto stem = fs::path(file_name).stem().string();
  for (auto end = file_name.size() - 1; end > 0; --end) {
    if (after_id.find(file_name[end]) == std::string_view::npos) continue;
    const auto rest = stem.find_first_not_of(after_id, end);
    readings.push_back({key_of(std::string_view(file_name).substr(0, end)),
                        rest == std::string::npos ? std::string() : stem.substr(rest)});
  }
  return readings;
}

Problem exhibits_problem(const fs::path &folder, std::string code, std::string message,
                         std::string hint = {}) {
  return {.code = std::move(code),
          .place = {.file = folder.string()},
          .subject = "--exhibits",
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// "a, b, c and 4 more"
std::string names_listed(const std::vector<std::string> &names) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    text += (i == 0 ? "`" : ", `") + names[i] + "`";
  if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
  return text;
}

std::vector<fs::path> entries_of(const fs::path &folder, std::error_code &error) {
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!is_litter(at->path().filename().string())) paths.push_back(at->path());
  }
  sort_by_name(paths);
  return paths;
}

}  // namespace

Result<ExhibitFolder> ExhibitFolder::open(const fs::path &folder) {
  ExhibitFolder opened(folder);
  std::error_code error, ignored;
  const auto entries = entries_of(folder, error);
  if (error)
    return exhibits_problem(folder, "no-exhibit-folder",
                            "This folder cannot be read: " + error.message() + ".",
                            "name the folder that holds the scans");
  for (const auto &path : entries) {
    if (fs::is_directory(path, ignored)) {
      opened.list_person(path);
    } else {
      const auto name = path.filename().string();
      for (const auto &reading : readings_of(name)) opened.possible_.insert(reading.key);
      opened.loose_.emplace(name, path);
    }
  }
  digest::Sha256 sum;
  const auto add = [&](const fs::path &path) {
    const auto size = fs::file_size(path, ignored);
    sum.add(opened.name_of(path) + '\0' + std::to_string(ignored ? 0 : size) + '\n');
  };
  for (const auto &[key, paths] : opened.people_) std::ranges::for_each(paths, add);
  for (const auto &[name, path] : opened.loose_) add(path);
  opened.sha256_ = sum.hex();
  return opened;
}

void ExhibitFolder::list_person(const fs::path &folder) {
  const auto key = key_of(folder.filename().string());
  possible_.insert(key);
  std::error_code error, ignored;
  auto &own = people_[key];
  for (const auto &path : entries_of(folder, error)) {
    if (fs::is_directory(path, ignored)) {
      within_[key].push_back(name_of(path));
    } else {
      own.push_back(path);
    }
  }
  // What cannot be listed is told as what cannot be read.
  if (error) own.push_back(folder);
}

void ExhibitFolder::claim(std::string_view record_id) {
  if (record_id.empty()) return;
  auto key = key_of(record_id);
  if (possible_.contains(key)) claimed_.insert(std::move(key));
}

Problems ExhibitFolder::settle() {
  std::vector<std::string> nobodys;
  for (const auto &[key, paths] : people_) {
    if (claimed_.contains(key)) continue;
    for (const auto &path : paths) nobodys.push_back(name_of(path));
  }
  for (const auto &[name, path] : loose_) {
    const auto readings = readings_of(name);
    const auto owner = std::ranges::find_if(
        readings, [&](const IdReading &reading) { return claimed_.contains(reading.key); });
    if (owner == readings.end()) {
      nobodys.push_back(name);
    } else {
      loose_of_[owner->key].emplace_back(path, owner->name);
    }
  }
  for (auto &[key, files] : loose_of_) {
    std::ranges::sort(files, [](const auto &a, const auto &b) {
      return comes_before(a.first.filename().string(), b.first.filename().string());
    });
  }
  if (nobodys.empty()) return {};
  auto problem = exhibits_problem(folder_, "unclaimed-exhibit",
                                  "Files of no record of the roster: " + names_listed(nobodys) + ".",
                                  "files belong into a folder called by the record's id, or are called "
                                  "by it: ID-lease.pdf");
  problem.severity = Severity::warning;
  return {problem};
}

bool ExhibitFolder::holds(const fs::path &path) const {
  std::error_code error;
  const auto home = fs::canonical(folder_, error);
  if (error) return false;
  const auto real = fs::weakly_canonical(fs::absolute(path), error);
  return !error && std::ranges::mismatch(home, real).in1 == home.end();
}

ExhibitFolder::Found ExhibitFolder::of(std::string_view record_id) const {
  Found found;
  if (record_id.empty()) return found;
  const auto key = key_of(record_id);
  const auto add = [&](const fs::path &path, const std::string &name) {
    if (holds(path)) {
      found.files.emplace_back(path.string(), name);
      return;
    }
    auto problem = exhibits_problem(folder_, "exhibit-elsewhere",
                                    "This is a link that leads out of the folder of exhibits.",
                                    "put the file itself there");
    problem.subject = name_of(path);
    found.problems.push_back(std::move(problem));
  };
  if (const auto own = people_.find(key); own != people_.end()) {
    for (const auto &path : own->second) add(path, {});
  }
  if (const auto own = loose_of_.find(key); own != loose_of_.end()) {
    for (const auto &[path, name] : own->second) add(path, name);
  }
  if (const auto deeper = within_.find(key); deeper != within_.end()) {
    auto problem = exhibits_problem(
        folder_, "exhibit-folder-within",
        "Folders within a person's folder are not looked into: " + names_listed(deeper->second) + ".",
        "move their files up");
    problem.severity = Severity::warning;
    found.problems.push_back(std::move(problem));
  }
  return found;
}

std::string ExhibitFolder::name_of(const fs::path &path) const {
  return path.lexically_relative(folder_).string();
}

}  // namespace formletter::mailmerge
