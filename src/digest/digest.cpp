#include "digest/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace formletter::digest {

namespace {

struct Free {
  void operator()(EVP_MD *kind) const { EVP_MD_free(kind); }
  void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Kind = std::unique_ptr<EVP_MD, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

void check(int done) {
  if (done != 1) throw std::bad_alloc();
}

/// Looked for once: OpenSSL takes locks each time. Null for one that its policy hides.
const EVP_MD *found(Algorithm algorithm) {
  static const auto kinds = [] {
    std::array<Kind, 5> all;
    constexpr std::array names = {"MD5", "SHA1", "SHA2-256", "SHA2-384", "SHA2-512"};
    for (std::size_t i = 0; i < all.size(); ++i) all[i].reset(EVP_MD_fetch(nullptr, names[i], nullptr));
    return all;
  }();
  return kinds[static_cast<std::size_t>(algorithm)].get();
}

Context made() {
  Context context(EVP_MD_CTX_new());
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

std::string finished(EVP_MD_CTX &context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  check(EVP_DigestFinal_ex(&context, bytes.data(), &size));
  return {reinterpret_cast<const char *>(bytes.data()), size};
}

}  // namespace

std::optional<std::string> bytes_of(std::string_view text, Algorithm algorithm) {
  const EVP_MD *kind = found(algorithm);
  if (kind == nullptr) return std::nullopt;
  const Context context = made();
  check(EVP_DigestInit_ex(context.get(), kind, nullptr));
  check(EVP_DigestUpdate(context.get(), text.data(), text.size()));
  return finished(*context);
}

struct Sha256::State {
  Context context = made();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  check(EVP_DigestInit_ex(state_->context.get(), found(Algorithm::sha256), nullptr));
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::go_on_from(const Sha256 &other) {
  check(EVP_MD_CTX_copy_ex(state_->context.get(), other.state_->context.get()));
}

void Sha256::add(std::string_view bytes) {
  check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
  return to_hex(finished(*state_->context));
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4U];
    text += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return text;
}

}  // namespace formletter::digest
