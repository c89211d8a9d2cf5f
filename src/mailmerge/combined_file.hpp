#pragma once

#include "layout/joined_pages.hpp"
#include "mailmerge/outcome.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace formletter::mailmerge {

/// How a file for the printer is put together.
struct CombinedOptions {
  std::filesystem::path file;     ///< its name; parts get -001 and so on
  std::size_t batch_pages = 500;  ///< of a part; a record is never parted
  bool duplex = false;            ///< a blank page after an odd number: each paper begins on a sheet
};

/// The pages that a paper takes, with the blank one behind it.
std::size_t sides_taken(std::size_t pages, bool duplex);

/// Says that a record has by itself more pages than a part shall have.
std::optional<Problem> fills_more_than_a_part(const RowOutcome &outcome, const CombinedOptions &options,
                                              const std::string &roster);

/// The papers of many records as one document: pages one after another, one
/// structure tree, a bookmark for each record.
class CombinedPages {
 public:
  explicit CombinedPages(CombinedOptions options) : options_(std::move(options)), joined_(begun()) {}

  bool empty() const { return joined_.page_count() == 0; }
  /// Whether the record's pages still fit into this part; always, into an empty one.
  bool fits(const RowOutcome &outcome) const;
  /// Moves the record's pages here and notes in its papers where they begin.
  void add(RowOutcome &outcome);
  /// What was added, and begins anew.
  PartPages take();

  /// "letters.pdf" for the only part, else "letters-002.pdf".
  std::string file_name(std::size_t part, bool only) const;

 private:
  layout::JoinedPages begun() const;
  CombinedOptions options_;
  layout::JoinedPages joined_;
  std::vector<EnclosedFile> enclosed_;
  std::vector<pdf::DrawnSection> drawn_;
};

}  // namespace formletter::mailmerge
