#include "cli/merge_progress.hpp"

#include "diag/report.hpp"

#include <algorithm>
#include <cstdio>
#include <ostream>

namespace formletter::cli {

namespace {

/// Seconds from one telling to the next.
double interval_of(MergeProgress::Style style) {
  switch (style) {
    case MergeProgress::Style::none:
      return 0;
    case MergeProgress::Style::bar:
      return 0.1;
    case MergeProgress::Style::lines:
      return 10;
    case MergeProgress::Style::json:
      return 1;
  }
  return 0;
}

std::string with_one_decimal(double value) {
  const auto tenths = static_cast<long long>(value * 10 + 0.5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string duration(double seconds) {
  const auto whole = static_cast<long long>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

struct Pace {
  double rate = 0, left = 0;
};

Pace pace_of(const mailmerge::MergeState &state, double elapsed) {
  const auto printed = static_cast<double>(state.done - state.before);
  if (printed <= 0 || elapsed <= 0) return {};
  const double rate = printed / elapsed;
  return {rate, static_cast<double>(state.rows - state.done) / rate};
}

std::string bar(double share) {
  constexpr std::size_t width = 24;
  const auto full = std::min(width, static_cast<std::size_t>(share * width));
  return "[" + std::string(full, '#') + std::string(width - full, '.') + "]";
}

}  // namespace

MergeProgress::MergeProgress(std::ostream &stream, Style style, std::function<double()> seconds)
    : stream_(stream), style_(style), seconds_(std::move(seconds)), began_(seconds_()), told_(began_) {}

std::string MergeProgress::text(const mailmerge::MergeState &state) const {
  const auto [rate, left] = pace_of(state, seconds_() - began_);
  if (style_ == Style::json) {
    return R"({"done":)" + std::to_string(state.done) + R"(,"rows":)" + std::to_string(state.rows) +
           R"(,"failed":)" + std::to_string(state.failed) + R"(,"papers":)" + std::to_string(state.papers) +
           R"(,"pages":)" + std::to_string(state.pages) + R"(,"rows_per_second":)" + with_one_decimal(rate) +
           R"(,"seconds_left":)" + with_one_decimal(left) +
           (state.kept_rows.empty() ? "" : R"(,"failed_rows_kept":)" + diag::json_string(state.kept_rows)) +
           "}";
  }
  std::string line = std::to_string(state.done) + " of " + std::to_string(state.rows) + " rows";
  if (state.failed > 0) line += ", " + std::to_string(state.failed) + " failed";
  if (rate > 0) line += ", " + with_one_decimal(rate) + " a second";
  if (left > 0) line += ", " + duration(left) + " left";
  return line;
}

void MergeProgress::tell(const mailmerge::MergeState &state) {
  const double now = seconds_();
  if (style_ == Style::none || now - told_ < interval_of(style_)) return;
  told_ = now;
  if (style_ != Style::bar) {
    stream_ << text(state) << "\n" << std::flush;
    return;
  }
  const auto share =
      state.rows == 0 ? 1.0 : static_cast<double>(state.done) / static_cast<double>(state.rows);
  stream_ << "\r\x1b[K" << bar(share) << " " << text(state) << std::flush;
  bar_is_drawn_ = true;
}

void MergeProgress::clear() {
  if (bar_is_drawn_) stream_ << "\r\x1b[K";
  bar_is_drawn_ = false;
}

void MergeProgress::finish(const mailmerge::MergeState &state) {
  clear();
  if (style_ == Style::json) stream_ << text(state) << "\n";
}

}  // namespace formletter::cli
