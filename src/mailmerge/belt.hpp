#pragma once

#include "mailmerge/outcome.hpp"
#include "mailmerge/roster.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace formletter::mailmerge {

/// Carries rows from the roster to the workers and their outcomes back in the
/// same order. The workers are held up when they are too far ahead of who
/// takes the outcomes, so that memory has a bound.
class Belt {
 public:
  struct Batch {
    std::size_t number = 0;
    std::vector<Row> rows;
  };
  struct Sizes {
    /// A worker takes them through each stage together; of more, it would have more pages
    /// at hand than a processor keeps near.
    std::size_t rows_a_batch = 16;
    std::size_t batches_ahead = 16;
  };
  /// `next_row` is called by one thread at a time; nothing at the end.
  Belt(std::function<std::optional<Row>()> next_row, Sizes sizes)
      : next_row_(std::move(next_row)), sizes_(sizes) {}

  /// Workers: some rows to print; nothing when there are no more or all must stop.
  std::optional<Batch> take();
  void deliver(std::size_t number, std::vector<RowOutcome> outcomes);
  /// A worker met a broken machine: all stop.
  void fail(std::exception_ptr failure);

  /// The next batch's outcomes; nothing when all are taken, or when all stopped
  /// and no further one is whole.
  std::optional<std::vector<RowOutcome>> next();
  /// Workers take no more; what they have begun is still delivered.
  void stop();
  /// What a worker failed with, if any.
  std::exception_ptr failure();

 private:
  std::function<std::optional<Row>()> next_row_;
  Sizes sizes_;
  std::mutex mutex_;
  std::condition_variable room_, delivered_;
  std::size_t taken_ = 0, passed_on_ = 0, in_work_ = 0;
  bool no_more_ = false, stopped_ = false;
  std::map<std::size_t, std::vector<RowOutcome>> waiting_;
  std::exception_ptr failure_;
};

}  // namespace formletter::mailmerge
