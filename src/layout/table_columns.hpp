#pragma once

#include <formletter/length.hpp>

#include <optional>
#include <vector>

namespace formletter::layout {

/// What the cells of a column ask for, padding and borders included.
struct ColumnNeed {
  Length min, max;              ///< without breaking a word; without breaking a line
  std::optional<Length> fixed;  ///< a width asked for by a cell's style
};

/// Raises the needs of columns [first, first + count) until a cell over all of
/// them fits, in proportion to what they need already.
void add_spanning_need(std::vector<ColumnNeed> &columns, std::size_t first, std::size_t count,
                       const ColumnNeed &need);

/// Widths of columns by what is in them, as CSS's automatic tables in spirit: all
/// at their greatest if there is room (`fill`: the rest handed out in proportion),
/// else each at its least and the rest in proportion to what more it could use.
std::vector<Length> distribute(const std::vector<ColumnNeed> &columns, Length available, bool fill);

/// Widths in fixed proportion; they add up exactly.
std::vector<Length> divide(const std::vector<double> &shares, Length available);

/// Widens each column that is narrower than its content's least, at the cost of
/// those that can spare it; as they are where there is not enough to spare.
void widen_to_least(std::vector<Length> &widths, const std::vector<ColumnNeed> &columns);

}  // namespace formletter::layout
