#include "text/word_parts.hpp"

#include <algorithm>

namespace formletter::text {

bool WordParts::part(std::string_view word) {
  const auto is_inert = [&](std::size_t at) { return inert_[static_cast<std::size_t>(word[at])]; };
  parts_.clear();
  if (inert_.none() || std::ranges::any_of(word, [](char c) { return c <= ' ' || c == '\x7F'; }))
    return false;
  for (std::size_t begin = 0; begin < word.size();) {
    std::size_t end = begin + 1;
    while (end < word.size() && !is_inert(begin) && !is_inert(end)) ++end;
    parts_.push_back(word.substr(begin, end - begin));
    begin = end;
  }
  if (parts_.size() < 2) return false;
  seams_.resize(0x80 * 0x80);
  return true;
}

bool WordParts::are_proven() const {
  return std::all_of(parts_.begin() + 1, parts_.end(),
                     [&](std::string_view part) { return seams_[seam_before(part)] == Seam::proven; });
}

bool WordParts::meet() {
  bool met = true, refuted = false;
  each_seam([&](Seam &seam) {
    met = met && seam != Seam::unmet;
    refuted = refuted || seam == Seam::refuted;
    if (seam == Seam::unmet) seam = Seam::met;
  });
  return met && !refuted;
}

void WordParts::settle(bool same) {
  each_seam([&](Seam &seam) {
    if (seam != Seam::proven) seam = same ? Seam::proven : Seam::refuted;
  });
}

}  // namespace formletter::text
