#pragma once

#include "digest/batch_sha256.hpp"
#include "mailmerge/json_rows.hpp"
#include "mailmerge/paper_file.hpp"
#include "mailmerge/row_answers.hpp"
#include "mailmerge/row_packet.hpp"
#include "mailmerge/row_printer.hpp"
#include "packet/works.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// A document of a row on its way to its papers, one of each format.
struct DocumentInWork {
  const Press::Works::Planned *planned;
  std::vector<Format> formats;
  std::string xhtml = {};
  std::optional<document::Document> document = {};
  std::optional<layout::Pages> pages = {};
};

/// A paper made and not yet written.
struct ReadyPaper {
  Paper paper;
  std::shared_ptr<const std::string> beginning = {};  ///< stands before the paper's bytes, if not null
  std::optional<RowPages> pages = {};                 ///< for a combined file
  std::vector<std::string> within = {};
  std::vector<packet::Bundle::Enclosed> exhibits = {};
};

/// A row between two stages.
struct RowInWork {
  const Row *row;
  RowOutcome outcome;
  std::optional<answers::Checker::Checking> checking = {};
  std::optional<Press::Works::Record> record = {};
  std::vector<Press::Works::Planned> planned = {};
  std::vector<DocumentInWork> documents = {};
  bool over = false;  ///< no further stage has it
};

/// What is done with each row of a batch, one stage after another. What is wrong with a
/// row goes to its outcome; its documents go on without the one that has an error, so that
/// every document's errors are told. Throws disk::MachineFailure when a file cannot be
/// written, and whatever a font or a library fails with.
class RowStages {
 public:
  /// `worker` names its temporary file. Throws disk::MachineFailure if the pack has gone
  /// away since the job was made.
  RowStages(const PrintJob &job, const std::string &worker);

  using Stage = void (RowStages::*)(RowInWork &);
  /// From the cells to papers on the disk, in their order.
  static std::span<const Stage> all();
  /// Those that set pages: no papers come of them.
  static std::span<const Stage> to_pages();

  pdf::PdfWriter &pdf_writer() { return works().pdf_writer(); }

 private:
  Press::Works &works() { return press_.works(); }
  // row_checking.cpp
  void take_in(RowInWork &row);
  void settle(RowInWork &row);
  void judge(RowInWork &row);

  void plan(RowInWork &row);
  void leave_pdf_to_packet(RowInWork &row);
  void fill(RowInWork &row);
  void read_documents(RowInWork &row);
  void set_pages(RowInWork &row);
  void print_papers(RowInWork &row);

  /// Good until the next row's.
  Result<const answers::RawAnswers *> answers_of(const RowInWork &row);
  std::string_view key_in(const form::Instance &instance) const;
  std::string mark_of_key(const form::Instance &instance);
  // row_exhibits.cpp
  void find_exhibits(RowInWork &row) const;
  void note_use_of_exhibits(RowInWork &row) const;

  std::vector<ReadyPaper> make_papers(RowInWork &row);
  bool wants_bytes(const RowInWork &row, Format format) const;
  bool is_read(const RowInWork &row, const DocumentInWork &document) const;
  std::optional<ReadyPaper> make_packet(RowInWork &row);
  RowPages drawn(layout::Pages pages);
  Result<ReadyPaper> make(RowInWork &row, DocumentInWork &document, Format format);
  void keep(ReadyPaper &ready, RowOutcome &outcome);
  void write_file(const ReadyPaper &ready, PrintedPaper &printed);

  const PrintJob &job_;
  Press press_;
  const form::Form *form_;
  form::NameNumber key_;  ///< the question that tells people apart; unnumbered for none
  LanguageTag language_;
  answers::Checker *checker_;
  answers::CheckOptions check_options_;
  // One of the two reads the rows: of a table, or of JSON Lines.
  std::optional<RowAnswers> table_;
  std::optional<JsonRows> records_;
  std::optional<PaperFiles> files_;
  digest::BatchSha256 sums_;
  digest::Sha256 salt_sum_, key_sum_;  ///< of marks of keys: all begin with the salt
};

}  // namespace formletter::mailmerge
