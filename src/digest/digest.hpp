#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Hashes, by OpenSSL. For naming and comparing, not for secrets: MD5 and SHA-1 are here
/// because the ODK specification has them.
namespace formletter::digest {

enum class Algorithm { md5, sha1, sha256, sha384, sha512 };

/// The hash's bytes; nothing where OpenSSL's policy hides the algorithm, as FIPS does MD5.
std::optional<std::string> bytes_of(std::string_view text, Algorithm algorithm);

/// SHA-256 of a text that comes in pieces, as lower-case hex.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256 &&) noexcept;
  Sha256 &operator=(Sha256 &&) noexcept;
  /// As if all that `other` has taken had been added here, and nothing else.
  void go_on_from(const Sha256 &other);
  void add(std::string_view bytes);
  /// Once only, unless it goes on from another.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As `sha256sum` writes it.
std::string sha256_hex(std::string_view bytes);

std::string to_hex(std::string_view bytes);

}  // namespace formletter::digest
