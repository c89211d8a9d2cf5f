#include "mailmerge/keeper.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "mailmerge/closing_files.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/paper_file.hpp"
#include "mailmerge/row_packet.hpp"

namespace formletter::mailmerge {

namespace {

/// Rows whose files are made durable together.
constexpr std::size_t rows_a_commit = 512;

/// Journals rows whose papers are in files of their own.
class FileKeeper : public Keeper {
 public:
  explicit FileKeeper(Journal &journal) : journal_(journal) {}
  void keep(std::vector<RowOutcome> outcomes) override {
    for (const auto &outcome : outcomes) lines_ += journal_line(outcome);
    waiting_ += outcomes.size();
    if (waiting_ >= rows_a_commit) finish();
  }
  void pause() override { finish(); }
  void finish() override {
    if (waiting_ == 0) return;
    journal_.commit(lines_);
    lines_.clear();
    waiting_ = 0;
  }

 private:
  Journal &journal_;
  std::string lines_;
  std::size_t waiting_ = 0;
};

/// Gathers pages into the parts of a combined file; a row is journaled with its part.
class CombinedKeeper : public Keeper {
 public:
  CombinedKeeper(Journal &journal, std::size_t last_part, const MergeOrder &order, Prepared &prepared)
      : journal_(journal),
        order_(order),
        works_(prepared.press.works()),
        pages_(*order.combined),
        files_(order.out, ".formletter-combined" + order.shard.suffix() + ".part"),
        part_(last_part + 1) {
    works_.use_fonts(prepared.fonts);
  }

  void keep(std::vector<RowOutcome> outcomes) override {
    for (auto &outcome : outcomes) {
      if (!outcome.pages.empty() && !pages_.fits(outcome)) write_part(false);
      if (!outcome.pages.empty()) {
        outcome.part = part_;
        pages_.add(outcome);
      }
      waiting_.push_back(std::move(outcome));
    }
    // They wait for no part, and thousands that failed would fill the memory.
    if (pages_.empty() && waiting_.size() >= most_waiting) journal_waiting();
  }
  /// A part that is begun is begun anew: its bytes must be those of one run.
  void pause() override {}
  void finish() override { write_part(true); }

 private:
  void write_part(bool last) {
    if (!pages_.empty()) {
      const auto name = pages_.file_name(part_, last);
      const auto bytes = written(pages_.take());
      files_.write(name, bytes);
      const auto sum = digest::sha256_hex(bytes);
      for (auto &outcome : waiting_) {
        for (auto &paper : outcome.papers) {
          if (paper.first_page == 0) continue;
          paper.file = name;
          paper.sha256 = sum;
        }
      }
      ++part_;
    }
    journal_waiting();
  }

  void journal_waiting() {
    std::string lines;
    for (const auto &outcome : waiting_) lines += journal_line(outcome);
    journal_.commit(lines);
    waiting_.clear();
  }

  std::string written(const PartPages &part) {
    try {
      return write_with_exhibits(works_, part, order_.print.today);
    } catch (const pdf::PdfFailure &failure) {
      throw disk::MachineFailure(std::string("cannot write the combined file: ") + failure.what());
    }
  }

  static constexpr std::size_t most_waiting = 500;

  Journal &journal_;
  const MergeOrder &order_;
  Press::Works &works_;
  CombinedPages pages_;
  PaperFiles files_;
  std::size_t part_;
  std::vector<RowOutcome> waiting_;
};

/// A rehearsal keeps the rows that failed, for mending.
class RehearsalKeeper : public Keeper {
 public:
  RehearsalKeeper(const Prepared &prepared, const MergeOrder &order, TellKept tell)
      : reading_(rows_of_shard(prepared, order.shard)),
        failed_(prepared.roster, order.out, order.shard),
        tell_(std::move(tell)) {}
  void keep(std::vector<RowOutcome> outcomes) override {
    for (const auto &outcome : outcomes) {
      const auto row = next_row(reading_, outcome.row);
      if (outcome.failed) failed_.add(row, told(outcome.problems));
    }
  }
  void pause() override {}
  void finish() override { failed_.finish(tell_); }

 private:
  static std::string told(const Problems &problems) {
    std::string text;
    for (const auto &problem : problems) {
      if (problem.severity != Severity::error) continue;
      text += (text.empty() ? "" : "\n") + (problem.subject.empty() ? "" : problem.subject + ": ");
      text += problem.message + (problem.hint.empty() ? "" : " (" + problem.hint + ")");
    }
    return text;
  }
  RowOrder::Reading reading_;
  FailedRows failed_;
  TellKept tell_;
};

}  // namespace

std::unique_ptr<Keeper> file_keeper(Journal &journal) {
  return std::make_unique<FileKeeper>(journal);
}
std::unique_ptr<Keeper> combined_keeper(Journal &journal, std::size_t last_part, const MergeOrder &order,
                                        Prepared &prepared) {
  return std::make_unique<CombinedKeeper>(journal, last_part, order, prepared);
}
std::unique_ptr<Keeper> rehearsal_keeper(const MergeOrder &order, const Prepared &prepared, TellKept tell) {
  return std::make_unique<RehearsalKeeper>(prepared, order, std::move(tell));
}

}  // namespace formletter::mailmerge
