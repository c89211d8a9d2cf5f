#include "diag/nearest_name.hpp"

#include "diag/ascii.hpp"
#include "diag/shortened.hpp"

#include <algorithm>
#include <vector>

namespace formletter::diag {

namespace {

/// Optimal string alignment: insertions, deletions, substitutions and swaps of
/// neighbours cost one each. `least` for all that are as far apart or farther: only cells that
/// near the diagonal can lead to less.
std::size_t distance(std::string_view a, std::string_view b, std::size_t least) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= least) return least;
  std::vector<std::size_t> before(b.size() + 1, least), previous(b.size() + 1, least),
      current(b.size() + 1, least);
  for (std::size_t j = 0; j <= std::min(b.size(), least); ++j) previous[j] = j;
  std::size_t nearest_before = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i >= least ? i - least + 1 : 0, last = std::min(b.size(), i + least - 1);
    // What is right of the band no row has come to yet, and it is `least`.
    current[first == 0 ? 0 : first - 1] = first == 0 ? i : least;
    std::size_t nearest = first == 0 ? i : least;
    for (std::size_t j = std::max<std::size_t>(first, 1); j <= last; ++j) {
      const bool same = ascii::lower(a[i - 1]) == ascii::lower(b[j - 1]);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1), least});
      if (i > 1 && j > 1 && ascii::lower(a[i - 1]) == ascii::lower(b[j - 2]) &&
          ascii::lower(a[i - 2]) == ascii::lower(b[j - 1])) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
      nearest = std::min(nearest, current[j]);
    }
    // A swap looks two rows back.
    if (nearest >= least && nearest_before >= least) return least;
    nearest_before = nearest;
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view wanted, std::span<const std::string> known) {
  const std::string *best = nullptr;
  std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const auto &name : known) {
    const auto apart = distance(wanted, name, least);
    if (apart < least && apart < std::max(wanted.size(), name.size())) {
      least = apart;
      best = &name;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::string did_you_mean(std::string_view wanted, std::span<const std::string> known) {
  const auto nearest = nearest_name(wanted, known);
  return nearest ? "did you mean `" + shortened(*nearest) + "`?" : std::string();
}

}  // namespace formletter::diag
