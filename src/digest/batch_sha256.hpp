#pragma once

#include "digest/digest.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::digest {

/// SHA-256 of texts of which many begin alike, as the letters of a batch do with their fonts:
/// keeps a few beginnings with the state behind them, and goes on from there. Of one thread.
class BatchSha256 {
 public:
  /// What sha256_hex() says, whatever came before.
  std::string hex(std::string_view text);
  /// The same of `rest` behind `beginning`, a string that others share: it is known by its address, and
  /// not looked at again.
  std::string hex(const std::shared_ptr<const std::string> &beginning, std::string_view rest);

 private:
  struct Beginning {
    std::string bytes;            ///< whole blocks of the hash, but of a text that came alone so far
    std::optional<Sha256> state;  ///< behind them; none for a text that came alone so far
    std::uint64_t uses = 0, last_use = 0;
  };
  struct SharedBeginning {
    std::shared_ptr<const std::string> bytes;  ///< held, or another could have its address
    Sha256 state = {};                         ///< behind them
  };

  Beginning *longest_of(std::string_view text);
  Beginning *cut_to_common(std::string_view text);
  void keep(std::string_view text);
  std::string go_on(Beginning &beginning, std::string_view text);

  std::vector<Beginning> beginnings_;
  std::vector<SharedBeginning> shared_;  ///< the last used first
  Sha256 sum_;
  std::uint64_t texts_ = 0;
};

}  // namespace formletter::digest
