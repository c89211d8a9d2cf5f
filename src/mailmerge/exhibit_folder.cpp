#include "mailmerge/exhibit_folder.hpp"

#include "digest/digest.hpp"
#include "mailmerge/exhibit_name.hpp"
#include "mailmerge/folder_problem.hpp"

#include <algorithm>
#include <system_error>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

void sort_by_name(std::vector<fs::path> &paths) {
  std::ranges::sort(paths, [](const fs::path &a, const fs::path &b) {
    return comes_before(a.filename().string(), b.filename().string());
  });
}

Problem exhibits_problem(const fs::path &folder, std::string code, std::string message,
                         std::string hint = {}) {
  auto problem = path_problem(std::move(code), folder, std::move(message), std::move(hint));
  problem.subject = "--exhibits";
  return problem;
}

/// "a, b, c and 4 more"
std::string names_listed(const std::vector<std::string> &names, std::size_t most = 5) {
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
      for (const auto &reading : id_readings(name)) {
        opened.possible_.insert(reading.key);
        opened.stems_[reading.key].insert(reading.stem);
        opened.next_.insert(reading.next);
      }
      opened.loose_.emplace(name, path);
    }
  }
  for (const auto &path : entries) {
    if (fs::is_directory(path, ignored)) opened.note_words(path.filename().string());
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
  const auto key = key_of_record(folder.filename().string());
  possible_.insert(key);
  stems_[key].insert(stem_of_record(folder.filename().string()));
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
  const auto key = key_of_record(record_id);
  if (possible_.contains(key) && !claimed_.insert(key).second) repeated_.insert(key);
  note_words(record_id);
}

/// Where one record is called `F8-child`, `F7-child-visa.pdf` may be of another that is not in the roster.
void ExhibitFolder::note_words(std::string_view id) {
  for (auto &word : id_words(id))
    if (next_.contains(word)) words_.insert(std::move(word));
}

bool ExhibitFolder::is_doubted(const std::string &word) const {
  return words_.contains(word) || (doubts_words_ && !word.empty());
}

bool ExhibitFolder::may_be_two(const std::string &key) const {
  const auto stems = stems_.find(key);
  return repeated_.contains(key) || (stems != stems_.end() && stems->second.size() > 1);
}

Problems ExhibitFolder::settle() {
  LeftOut left_out;
  settle_folders(left_out);
  const auto worded = settle_loose(left_out);
  of_nobody_ = left_out.nobodys.size() + left_out.doubtful.size() + left_out.shared.size();
  auto problems = told(left_out);
  if (!worded.empty()) problems.push_back(told_of_words(worded));
  return problems;
}

void ExhibitFolder::settle_folders(LeftOut &left_out) {
  for (auto &[key, paths] : people_) {
    const bool is_claimed = claimed_.contains(key);
    if (is_claimed && !may_be_two(key)) continue;
    for (const auto &path : paths) {
      (is_claimed ? left_out.shared : left_out.nobodys).push_back(name_of(path));
      if (is_claimed) doubtful_of_[key].push_back(name_of(path));
    }
    paths.clear();
  }
}

auto ExhibitFolder::settle_loose(LeftOut &left_out) -> ByWord {
  ByWord worded;
  for (const auto &[name, path] : loose_) {
    const auto readings = id_readings(name);
    const auto owner = std::ranges::find_if(
        readings, [&](const IdReading &reading) { return claimed_.contains(reading.key); });
    if (owner == readings.end()) {
      left_out.nobodys.push_back(name);
    } else if (may_be_two(owner->key)) {
      doubtful_of_[owner->key].push_back(name);
      left_out.shared.push_back(name);
    } else if (owner->is_sure && !is_doubted(owner->next)) {
      loose_of_[owner->key].emplace_back(path, owner->name);
      if (!owner->next.empty()) worded[owner->next].push_back(name);
    } else {
      doubtful_of_[owner->key].push_back(name);
      left_out.doubtful.push_back(name);
    }
  }
  for (auto &[key, files] : loose_of_) {
    std::ranges::sort(files, [](const auto &a, const auto &b) {
      return comes_before(a.first.filename().string(), b.first.filename().string());
    });
  }
  return worded;
}

Problems ExhibitFolder::told(const LeftOut &left_out) const {
  constexpr std::size_t most_names = 20;
  Problems warnings;
  if (!left_out.nobodys.empty())
    warnings.push_back(
        exhibits_problem(folder_, "unclaimed-exhibit",
                         "Files of no record of the roster: " + names_listed(left_out.nobodys) + ".",
                         "files belong into a folder called by the record's id, or are called "
                         "by it: ID-lease.pdf"));
  if (!left_out.doubtful.empty())
    warnings.push_back(exhibits_problem(
        folder_, "doubtful-exhibit",
        "Files left out, because their names may go on with a longer record id, that of another person: " +
            names_listed(left_out.doubtful, most_names) + ".",
        doubts_words_
            ? "merge failed rows from where they were written, beside their manifest.jsonl; or give each "
              "person a folder called by the record's id, which is always safe: ID/passport.pdf"
            : "give each person a folder called by the record's id, which is always safe: ID/passport.pdf; "
              "or write a word behind the id: ID-passport.pdf"));
  if (!left_out.shared.empty())
    warnings.push_back(exhibits_problem(
        folder_, "shared-exhibit",
        "Files left out, because they may be of two people: the ids in names of folders or files differ by "
        "capitals alone, or several rows of the roster have the id: " +
            names_listed(left_out.shared, most_names) + ".",
        "give each person an id of its own, written with the same capitals everywhere"));
  for (auto &warning : warnings) warning.severity = Severity::warning;
  return warnings;
}

/// No rule knows whether a clinic calls a person F7-child. Who reads the words does, and the rare ones
/// come first: papers have the same names with many people.
Problem ExhibitFolder::told_of_words(const ByWord &worded) const {
  constexpr std::size_t most_words = 40;
  std::vector<std::pair<std::string, std::vector<std::string>>> words(worded.begin(), worded.end());
  std::ranges::stable_sort(words, {}, [](const auto &word) { return word.second.size(); });
  std::size_t files = 0;
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto &[word, names] = words[i];
    files += names.size();
    if (i >= most_words) continue;
    text += (i == 0 ? "`" : ", `") + word + "` (";
    text += names.size() == 1 ? names.front() : std::to_string(names.size()) + " files";
    text += ")";
  }
  if (words.size() > most_words) text += " and " + std::to_string(words.size() - most_words) + " more";
  auto note = exhibits_problem(
      folder_, "exhibit-words",
      std::to_string(files) +
          " file(s) are bound for the record whose id stands before one of these words: " + text + ".",
      "if one of them is part of a person's id (F7-child), such a file may be that person's: use a folder "
      "for each");
  note.severity = Severity::note;
  return note;
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
  const auto key = key_of_record(record_id);
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
  const auto warn = [&](std::string code, std::string message, std::string hint) {
    auto problem = exhibits_problem(folder_, std::move(code), std::move(message), std::move(hint));
    problem.severity = Severity::warning;
    found.problems.push_back(std::move(problem));
  };
  if (const auto own = doubtful_of_.find(key); own != doubtful_of_.end())
    warn("exhibit-left-out",
         "Left out, because it may be another person's: " + names_listed(own->second) + ".",
         "put this record's files into a folder of its own, called by its id");
  if (const auto deeper = within_.find(key); deeper != within_.end())
    warn("exhibit-folder-within",
         "Folders within a person's folder are not looked into: " + names_listed(deeper->second) + ".",
         "move their files up");
  return found;
}

std::string ExhibitFolder::name_of(const fs::path &path) const {
  return path.lexically_relative(folder_).string();
}

}  // namespace formletter::mailmerge
