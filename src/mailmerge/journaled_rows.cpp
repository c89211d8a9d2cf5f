#include "mailmerge/journaled_rows.hpp"

#include "disk/disk.hpp"
#include "mailmerge/combined_file.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/paper_file.hpp"
#include "pdf/joined_files.hpp"
#include "pdf/write_pdf.hpp"

#include <fstream>
#include <system_error>

namespace formletter::mailmerge {

namespace fs = std::filesystem;

namespace {

class JournalReading {
 public:
  JournalReading(const fs::path &out, const JournalExpectations &expected) : out_(out), expected_(expected) {}

  void begin(const std::string &head) { so_far_.bytes = head.size() + 1; }

  /// False if the line, and so all behind it, counts for nothing.
  bool take(const std::string &line) {
    const auto row = read_row(line);
    if (!row || row->row != expected_.next_row()) return false;
    const auto next_part = so_far_.last_part + 1;
    if (row->part > next_part || (row->part > 0 && row->part + 1 < next_part)) return false;
    if (row->part == next_part) {
      // The last part that is there may lack pages: it is printed anew then.
      if (so_far_.last_part > 0) note_changed(last_combined_);
      before_part_ = so_far_;
      so_far_.last_part = next_part;
    }
    for (const auto &paper : row->papers) note(paper);
    so_far_.bytes += line.size() + 1;
    ++so_far_.rows;
    if (row->failed) ++so_far_.failed;
    return true;
  }

  Result<JournaledRows> finish() const {
    constexpr const char *remedy = "put it back as it was printed, or print anew into another folder";
    if (!missing_.empty())
      return path_problem("paper-missing", out_ / missing_,
                          "The journal tells of this paper, and it is not there.", remedy);
    if (!changed_.empty())
      return path_problem("paper-changed", out_ / changed_, "This is not the file that the journal tells of.",
                          remedy);
    return so_far_.last_part == 0 || has_all_lines_of_last_part() ? so_far_ : before_part_;
  }

 private:
  void note(const JournaledPaper &paper) {
    if (paper.combined()) last_combined_ = paper;
    std::error_code ignored;
    // Papers of a combined file are in one file, one after another.
    const bool is_known = paper.file == last_found_;
    if (is_known || !missing_.empty()) return;
    (fs::exists(out_ / paper.file, ignored) ? last_found_ : missing_) = paper.file;
    if (!paper.combined() && missing_.empty()) note_changed(paper);
  }

  void note_changed(const JournaledPaper &paper) {
    if (changed_.empty() && sha256_of(out_ / paper.file) != paper.sha256) changed_ = paper.file;
  }

  /// Lines of a part are written when its file is; a full disk may have let some of them through.
  bool has_all_lines_of_last_part() const {
    const auto source = disk::read_file(out_ / last_combined_.file);
    try {
      return source &&
             pdf::page_count(source->text) == sides_taken(last_combined_.last_page, expected_.duplex);
    } catch (const pdf::PdfFailure &) {
      return false;
    }
  }

  const fs::path &out_;
  const JournalExpectations &expected_;
  JournaledRows so_far_, before_part_;
  JournaledPaper last_combined_;
  std::string last_found_, missing_, changed_;
};

}  // namespace

Result<JournaledRows> read_journal(const fs::path &out, const Shard &shard,
                                   const JournalExpectations &expected) {
  std::ifstream file(Journal::path_in(out, shard), std::ios::binary);
  JournalReading reading(out, expected);
  std::string line;
  std::getline(file, line);
  reading.begin(line);
  while (std::getline(file, line) && !file.eof() && reading.take(line)) {
  }
  return reading.finish();
}

}  // namespace formletter::mailmerge
