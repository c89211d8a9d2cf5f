#pragma once

#include "mailmerge/columns.hpp"
#include "mailmerge/exhibit_folder.hpp"
#include "mailmerge/outcome.hpp"
#include "mailmerge/roster.hpp"
#include "packet/pack.hpp"

#include "text/fonts.hpp"

#include <formletter/press.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// What all workers of a merge share and none changes.
struct PrintJob {
  std::filesystem::path pack;
  std::string form;
  PrintOptions options;
  std::filesystem::path out;
  const ColumnNames *names;
  const Columns *columns;
  std::shared_ptr<text::Fonts> fonts;
  packet::Pack::Readings readings = {};  ///< the form, and all catalogs of the pack
  bool is_json = false;
  std::string roster;   ///< its name, for problems
  bool packet = false;  ///< PDFs of a row as one
  const ExhibitFolder *exhibits = nullptr;
  /// Rows whose record id an earlier row has, to that row.
  std::map<std::size_t, std::size_t> repeated_ids;

  /// Known to who has the roster: without it, no mark of a key can be tried against all answers.
  std::string mark_salt = {};

  /// What is done with a paper that is set.
  enum class Keep {
    nothing,   ///< a rehearsal
    files,     ///< each in a file of its own
    combined,  ///< PDFs as pages for a combined file, the rest in files
  };
  Keep keep = Keep::files;
};

/// Prints rows: a pack, a typesetter and a PDF writer of its own.
class RowPrinter {
 public:
  /// `worker` names its temporary file. Throws disk::MachineFailure if the pack
  /// has gone away since the job was made.
  RowPrinter(const PrintJob &job, const std::string &worker);
  ~RowPrinter();
  RowPrinter(const RowPrinter &) = delete;
  RowPrinter &operator=(const RowPrinter &) = delete;

  /// Shares the fonts' glyphs that these rows show, so that most files use one
  /// subset. Every worker of every run must be given the same rows: the bytes of
  /// a file depend on them.
  void share_fonts(std::span<const Row> rows);

  /// All papers of a row or none, what is wrong with the row in its outcome. The rows go
  /// through each stage together: a letter's way through all of them needs more code and
  /// data than a processor keeps near, and what each row would fetch anew is fetched once.
  /// Throws disk::MachineFailure when a file cannot be written.
  std::vector<RowOutcome> print(std::span<const Row> rows);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace formletter::mailmerge
