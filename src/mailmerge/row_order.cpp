#include "mailmerge/row_order.hpp"

#include "disk/disk.hpp"

#include <algorithm>
#include <cstring>
#include <queue>
#include <utility>

namespace formletter::mailmerge {

namespace {

/// A row's key and where the row lies: later rows lie further on.
struct Entry {
  std::string key;
  std::uint64_t row = 0;
};

struct ComesBefore {
  bool descending;
  bool operator()(const Entry &a, const Entry &b) const {
    if (a.key == b.key) return a.row < b.row;
    if (a.key.empty() || b.key.empty()) return b.key.empty();
    return descending ? b.key < a.key : a.key < b.key;
  }
};

/// Sorts entries in bounded memory: what is too much is sorted in runs that go to disk
/// and are merged at the end.
class EntrySorter {
 public:
  EntrySorter(RowSpool &spool, const Sorting &sorting)
      : spool_(spool), before_{sorting.descending}, most_bytes_(sorting.bytes_in_memory) {}

  void add(Entry entry) {
    bytes_ += entry.key.size() + sizeof(Entry);
    entries_.push_back(std::move(entry));
    if (bytes_ >= most_bytes_) put_aside();
  }

  std::vector<std::uint64_t> rows() {
    if (!runs_.empty()) return merged();
    std::sort(entries_.begin(), entries_.end(), before_);
    std::vector<std::uint64_t> rows;
    rows.reserve(entries_.size());
    for (const auto &entry : entries_) rows.push_back(entry.row);
    return rows;
  }

 private:
  /// A run on disk: where its next entry begins, and how many there are.
  struct Run {
    std::uint64_t offset = 0;
    std::size_t left = 0;
  };

  void put_aside() {
    std::sort(entries_.begin(), entries_.end(), before_);
    Run run{.left = entries_.size()};
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::string record(reinterpret_cast<const char *>(&entries_[i].row), sizeof entries_[i].row);
      record += entries_[i].key;
      const auto offset = spool_.add(record);
      if (i == 0) run.offset = offset;
    }
    if (!entries_.empty()) runs_.push_back(run);
    total_ += entries_.size();
    entries_.clear();
    bytes_ = 0;
  }

  Entry next_of(Run &run) const {
    const auto record = spool_.at(run.offset);
    run.offset = RowSpool::after(run.offset, record.size());
    --run.left;
    Entry entry{.key = record.substr(sizeof(std::uint64_t))};
    std::memcpy(&entry.row, record.data(), sizeof entry.row);
    return entry;
  }

  std::vector<std::uint64_t> merged() {
    put_aside();
    spool_.flush();
    using Head = std::pair<Entry, std::size_t>;  // and its run
    const auto later = [this](const Head &a, const Head &b) { return before_(b.first, a.first); };
    std::priority_queue<Head, std::vector<Head>, decltype(later)> heads(later);
    for (std::size_t i = 0; i < runs_.size(); ++i) heads.emplace(next_of(runs_[i]), i);
    std::vector<std::uint64_t> rows;
    rows.reserve(total_);
    while (!heads.empty()) {
      const auto [entry, i] = heads.top();
      heads.pop();
      rows.push_back(entry.row);
      if (runs_[i].left > 0) heads.emplace(next_of(runs_[i]), i);
    }
    return rows;
  }

  RowSpool &spool_;
  ComesBefore before_;
  std::size_t most_bytes_, bytes_ = 0, total_ = 0;
  std::vector<Entry> entries_;
  std::vector<Run> runs_;
};

}  // namespace

Result<RowOrder> RowOrder::sorted(const Roster &roster, const SortKeys &keys, const Sorting &sorting) {
  RowOrder order(roster);
  order.spool_ = std::make_unique<RowSpool>(sorting.folder);
  EntrySorter sorter(*order.spool_, sorting);
  auto rows = roster.read();
  while (true) {
    const auto row = rows.next();
    if (!row) return row.problems();
    if (!*row) break;
    sorter.add({keys.key_of(**row), order.spool_->add(row_bytes(**row))});
  }
  order.offsets_ = sorter.rows();
  order.spool_->flush();
  return order;
}

RowOrder::Reading::Reading(const RowOrder &order, std::size_t first, std::size_t last)
    : order_(&order), next_(first), last_(last) {
  if (order.spool_) last_ = std::min(last, order.offsets_.size());
}

std::optional<Row> RowOrder::Reading::next() {
  if (next_ > last_) return std::nullopt;
  if (order_->spool_) return row_of_bytes(order_->spool_->at(order_->offsets_[next_++ - 1]));
  if (order_->kept_ != nullptr && next_ <= order_->kept_->size()) return order_->kept_->row(next_++);
  if (!rows_) rows_ = order_->roster_->read();
  while (true) {
    auto row = rows_->next();
    if (!row) throw disk::MachineFailure("the roster has changed while it was read");
    if (!*row) return std::nullopt;
    if ((*row)->number < next_) continue;
    ++next_;
    return std::move(**row);
  }
}

}  // namespace formletter::mailmerge
