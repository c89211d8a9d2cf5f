#include "layout/table_columns.hpp"

#include <algorithm>
#include <cstdint>

namespace formletter::layout {

namespace {

/// Adds `amount` to `widths` in proportion to `weights` (evenly if those are all
/// nothing), to the last thousandth of a point.
void hand_out(std::vector<Length> &widths, const std::vector<Length> &weights, Length amount) {
  std::int64_t total = 0;
  for (const Length weight : weights) total += weight.in_millipoints();
  const bool evenly = total == 0;
  if (evenly) total = static_cast<std::int64_t>(weights.size());
  std::int64_t seen = 0;
  Length given;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    seen += evenly ? 1 : weights[i].in_millipoints();
    const Length until = amount.scaled(static_cast<double>(seen) / static_cast<double>(total));
    widths[i] += until - given;
    given = until;
  }
}

Length sum(const std::vector<Length> &widths) {
  Length all;
  for (const Length width : widths) all += width;
  return all;
}

void raise(std::vector<ColumnNeed> &columns, std::size_t first, std::size_t count, Length wanted,
           Length ColumnNeed::*part) {
  std::vector<Length> now, weights;
  for (std::size_t i = first; i < first + count; ++i) {
    now.push_back(columns[i].*part);
    weights.push_back(columns[i].fixed ? Length() : columns[i].max);
  }
  const Length missing = wanted - sum(now);
  if (missing <= Length()) return;
  hand_out(now, weights, missing);
  for (std::size_t i = 0; i < count; ++i) columns[first + i].*part = now[i];
}

}  // namespace

void add_spanning_need(std::vector<ColumnNeed> &columns, std::size_t first, std::size_t count,
                       const ColumnNeed &need) {
  raise(columns, first, count, need.min, &ColumnNeed::min);
  raise(columns, first, count, need.max, &ColumnNeed::max);
}

std::vector<Length> distribute(const std::vector<ColumnNeed> &columns, Length available, bool fill) {
  std::vector<Length> least, most, weights;
  for (const ColumnNeed &column : columns) {
    least.push_back(std::max(column.min, column.fixed.value_or(column.min)));
    most.push_back(std::max(column.min, column.fixed.value_or(column.max)));
    weights.push_back(most.back() - least.back());
  }
  const Length all_least = sum(least), all_most = sum(most);
  if (all_most <= available) {
    if (!fill) return most;
    std::vector<Length> stretch = most;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].fixed) stretch[i] = Length();
    }
    hand_out(most, stretch, available - all_most);
    return most;
  }
  if (all_least <= available) {
    hand_out(least, weights, available - all_least);
    return least;
  }
  std::vector<Length> narrow(columns.size());
  hand_out(narrow, least, available);
  return narrow;
}

std::vector<Length> divide(const std::vector<double> &shares, Length available) {
  std::vector<Length> widths;
  double total = 0, seen = 0;
  for (const double share : shares) total += share;
  Length given;
  for (const double share : shares) {
    seen += share;
    const Length until = available.scaled(total > 0 ? seen / total : 0);
    widths.push_back(until - given);
    given = until;
  }
  return widths;
}

void widen_to_least(std::vector<Length> &widths, const std::vector<ColumnNeed> &columns) {
  std::vector<Length> spare;
  Length missing;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    spare.push_back(std::max(Length(), widths[i] - columns[i].min));
    missing += std::max(Length(), columns[i].min - widths[i]);
  }
  if (missing == Length() || missing > sum(spare)) return;
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], columns[i].min);
  hand_out(widths, spare, -missing);
}

}  // namespace formletter::layout
