#include "digest/batch_sha256.hpp"

#include <algorithm>
#include <cstring>

namespace formletter::digest {

namespace {

constexpr std::size_t block = 64;
/// More than a person's papers have kinds and faces; a megabyte a worker at most.
constexpr std::size_t kept_beginnings = 8, longest_beginning = std::size_t{128} * 1024;
/// Those that others hold as well.
constexpr std::size_t kept_shared = 32;
/// Shorter ones cost as much as they spare.
constexpr std::size_t shortest_beginning = 16 * block;
/// Then it is found anew: the first two texts may have had less in common than later ones.
constexpr std::uint64_t uses_of_beginning = 4096;

/// In whole blocks.
std::size_t common_length(std::string_view a, std::string_view b) {
  const std::size_t bound = std::min(a.size(), b.size()) / block * block;
  std::size_t length = 0;
  while (length < bound && std::memcmp(a.data() + length, b.data() + length, block) == 0) length += block;
  return length;
}

}  // namespace

std::string BatchSha256::hex(std::string_view text) {
  ++texts_;
  Beginning *beginning = longest_of(text);
  if (beginning == nullptr) beginning = cut_to_common(text);
  if (beginning != nullptr) return go_on(*beginning, text);
  keep(text);
  return sha256_hex(text);
}

std::string BatchSha256::hex(const std::shared_ptr<const std::string> &beginning, std::string_view rest) {
  auto known = std::ranges::find(shared_, beginning, &SharedBeginning::bytes);
  if (known == shared_.end()) {
    if (shared_.size() == kept_shared) shared_.pop_back();
    known = shared_.insert(shared_.end(), SharedBeginning{.bytes = beginning});
    known->state.add(*beginning);
  }
  std::rotate(shared_.begin(), known, known + 1);
  sum_.go_on_from(shared_.front().state);
  sum_.add(rest);
  return sum_.hex();
}

BatchSha256::Beginning *BatchSha256::longest_of(std::string_view text) {
  Beginning *longest = nullptr;
  for (Beginning &one : beginnings_) {
    const bool longer = longest == nullptr || one.bytes.size() > longest->bytes.size();
    if (one.state && longer && text.starts_with(one.bytes)) longest = &one;
  }
  return longest;
}

/// The beginning that has most in common with the text, cut to that: unless little would be
/// left of it, when this is a text of another kind.
BatchSha256::Beginning *BatchSha256::cut_to_common(std::string_view text) {
  Beginning *best = nullptr;
  std::size_t most = shortest_beginning - 1;
  for (Beginning &one : beginnings_) {
    const std::size_t common = common_length(one.bytes, text);
    const bool little = one.state ? common < one.bytes.size() / 4 * 3 : common < one.bytes.size() / 4;
    if (little || common <= most) continue;
    best = &one;
    most = common;
  }
  if (best == nullptr) return nullptr;
  Sha256 state;
  state.add(text.substr(0, most));
  best->bytes.resize(most);
  best->state = std::move(state);
  return best;
}

/// In place of the one that has not been used for longest.
void BatchSha256::keep(std::string_view text) {
  if (text.size() < shortest_beginning) return;
  auto place = beginnings_.end();
  if (beginnings_.size() == kept_beginnings)
    place = std::ranges::min_element(beginnings_, {}, &Beginning::last_use);
  else
    place = beginnings_.emplace(beginnings_.end());
  place->bytes = text.substr(0, longest_beginning);
  place->state.reset();
  place->uses = 0;
  place->last_use = texts_;
}

std::string BatchSha256::go_on(Beginning &beginning, std::string_view text) {
  sum_.go_on_from(*beginning.state);
  sum_.add(text.substr(beginning.bytes.size()));
  beginning.last_use = texts_;
  if (++beginning.uses == uses_of_beginning) {
    beginning.bytes = text.substr(0, longest_beginning);
    beginning.state.reset();
    beginning.uses = 0;
  }
  return sum_.hex();
}

}  // namespace formletter::digest
