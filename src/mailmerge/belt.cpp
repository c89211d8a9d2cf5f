#include "mailmerge/belt.hpp"

namespace formletter::mailmerge {

std::optional<Belt::Batch> Belt::take() {
  std::unique_lock hold(mutex_);
  room_.wait(hold, [&] { return stopped_ || no_more_ || taken_ < passed_on_ + sizes_.batches_ahead; });
  if (stopped_ || no_more_) return std::nullopt;
  Batch batch{.number = taken_, .rows = {}};
  ++in_work_;  // also while the roster is read: who throws then calls fail() too
  while (batch.rows.size() < sizes_.rows_a_batch) {
    auto row = next_row_();
    if (!row) {
      no_more_ = true;
      break;
    }
    batch.rows.push_back(std::move(*row));
  }
  if (no_more_) {
    room_.notify_all();
    delivered_.notify_all();
  }
  if (batch.rows.empty()) {
    --in_work_;
    delivered_.notify_all();
    return std::nullopt;
  }
  ++taken_;
  return batch;
}

void Belt::deliver(std::size_t number, std::vector<RowOutcome> outcomes) {
  const std::lock_guard hold(mutex_);
  --in_work_;
  waiting_.emplace(number, std::move(outcomes));
  delivered_.notify_all();
}

void Belt::fail(std::exception_ptr failure) {
  const std::lock_guard hold(mutex_);
  --in_work_;
  if (!failure_) failure_ = std::move(failure);
  stopped_ = true;
  room_.notify_all();
  delivered_.notify_all();
}

std::optional<std::vector<RowOutcome>> Belt::next() {
  std::unique_lock hold(mutex_);
  const auto whole = [&] { return !waiting_.empty() && waiting_.begin()->first == passed_on_; };
  delivered_.wait(hold, [&] { return whole() || (in_work_ == 0 && (stopped_ || no_more_)); });
  if (!whole()) return std::nullopt;
  auto outcomes = std::move(waiting_.begin()->second);
  waiting_.erase(waiting_.begin());
  ++passed_on_;
  room_.notify_one();
  return outcomes;
}

void Belt::stop() {
  const std::lock_guard hold(mutex_);
  stopped_ = true;
  room_.notify_all();
  delivered_.notify_all();
}

std::exception_ptr Belt::failure() {
  const std::lock_guard hold(mutex_);
  return failure_;
}

}  // namespace formletter::mailmerge
