#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// SHA-256 of a text that comes in pieces, as lower-case hex.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256 &&) noexcept;
  Sha256 &operator=(Sha256 &&) noexcept;
  void add(std::string_view bytes);
  /// Once only.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace formletter::mailmerge
