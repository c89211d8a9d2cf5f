#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace formletter::diag {

/// A hash table from short texts to values that never move. Open addressing with
/// the hash beside the pointer: a word of a letter is found in a few nanoseconds.
/// T has a member `text` that holds its key.
template <typename T>
class TextTable {
 public:
  T *find(std::string_view text) const {
    if (slots_.empty()) return nullptr;
    const std::uint64_t hash = hash_of(text);
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      const Slot &slot = slots_[i];
      if (!slot.value) return nullptr;
      if (slot.hash != hash || slot.size != text.size()) continue;
      // The hash of up to eight bytes is one to one: the text need not be looked at.
      if (text.size() <= 8 || slot.value->text == text) return slot.value.get();
    }
  }

  /// Precondition: no value of that text is in the table.
  T &insert(std::unique_ptr<T> value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    ++count_;
    const std::uint64_t hash = hash_of(value->text);
    const std::size_t size = value->text.size();
    return place({hash, size, std::move(value)});
  }

  std::size_t size() const { return count_; }

  void clear() {
    slots_.clear();
    count_ = 0;
  }

  /// One to one for up to eight bytes.
  static std::uint64_t hash_of(std::string_view text) {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = text.size() * golden;
    const char *at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) hash = mixed(hash, read<std::uint64_t>(at), golden);
    if (left > 0) hash = mixed(hash, last_bytes(at, left), golden);
    return hash ^ (hash >> 32U);
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::size_t size = 0;
    std::unique_ptr<T> value;
  };

  template <typename Number>
  static std::uint64_t read(const char *at) {
    Number number = 0;
    std::memcpy(&number, at, sizeof number);
    return number;
  }
  /// One to seven bytes, each in some place of the result.
  static std::uint64_t last_bytes(const char *at, std::size_t size) {
    if (size >= 4) return read<std::uint32_t>(at) | read<std::uint32_t>(at + size - 4) << 32U;
    return read<std::uint8_t>(at) | read<std::uint8_t>(at + size / 2) << 8U |
           read<std::uint8_t>(at + size - 1) << 16U;
  }
  static std::uint64_t mixed(std::uint64_t hash, std::uint64_t word, std::uint64_t mix) {
    return std::rotl((hash ^ word) * mix, 29) * mix;
  }

  T &place(Slot slot) {
    std::size_t i = slot.hash & (slots_.size() - 1);
    while (slots_[i].value) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = std::move(slot);
    return *slots_[i].value;
  }
  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_ = std::vector<Slot>(old.empty() ? 16 : old.size() * 2);
    for (Slot &slot : old)
      if (slot.value) place(std::move(slot));
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace formletter::diag
