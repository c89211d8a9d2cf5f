#include "mailmerge/left_over.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <vector>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

/// Takes the ends off; false, and nothing taken, if they are others.
bool strip(std::string_view &text, std::string_view begin, std::string_view end) {
  if (text.size() < begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end))
    return false;
  text = text.substr(begin.size(), text.size() - begin.size() - end.size());
  return true;
}

/// A worker's (its number), the combined file's or a closing file's; not that of a
/// `render` into the same folder, which has two numbers.
bool is_temporary(std::string_view name, const std::string &suffix) {
  if (strip(name, ".formletter-", suffix + ".part")) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return name == "combined" || (!name.empty() && std::all_of(name.begin(), name.end(), is_digit));
  }
  return name == ".manifest" + suffix + ".jsonl.part" || name == ".failed-rows" + suffix + ".csv.part" ||
         name == ".failed-rows" + suffix + ".jsonl.part";
}

}  // namespace

void remove_left_over(const fs::path &out, const Shard &shard) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(out, error), end; !error && entry != end; entry.increment(error)) {
    if (is_temporary(entry->path().filename().string(), shard.suffix())) found.push_back(entry->path());
  }
  for (const auto &path : found) fs::remove(path, error);
}

}  // namespace formletter::mailmerge
