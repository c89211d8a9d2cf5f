#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace formletter::pdf {

/// 128 bits that differ when the bytes differ, as far as a file's ID asks; the same on
/// every machine.
using Fingerprint = std::array<std::uint64_t, 2>;
Fingerprint fingerprint(std::string_view bytes);
/// Four words at a time: no lane waits for another.
using FingerprintLanes = std::array<std::uint64_t, 4>;
/// The same of bytes that come piece by piece.
class FingerprintTaker {
 public:
  FingerprintTaker();
  void take(std::string_view piece) {
    waiting_ += piece;
    if (waiting_.size() >= enough) take_blocks();
  }
  Fingerprint taken() const;

 private:
  static constexpr std::size_t enough = 4096;  // most pieces are a line
  void take_blocks();

  FingerprintLanes lanes_;
  std::size_t in_lanes_ = 0;
  std::string waiting_;
};
/// Of one thing and another, in this order.
Fingerprint joined(const Fingerprint &one, const Fingerprint &other);

}  // namespace formletter::pdf
