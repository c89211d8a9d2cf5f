#include "form/digest.hpp"

#include "digest/digest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace formletter::form {

namespace {

struct Named {
  std::string_view name;
  digest::Algorithm algorithm;
};
constexpr std::array named_algorithms = {
    Named{"MD5", digest::Algorithm::md5}, Named{"SHA-1", digest::Algorithm::sha1},
    Named{"SHA-256", digest::Algorithm::sha256}, Named{"SHA-384", digest::Algorithm::sha384},
    Named{"SHA-512", digest::Algorithm::sha512}};

constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

const std::vector<std::string> &digest_algorithms() {
  static const auto names = [] {
    std::vector<std::string> all;
    for (const auto &[name, algorithm] : named_algorithms)
      if (digest::bytes_of("", algorithm)) all.emplace_back(name);
    return all;
  }();
  return names;
}

const std::vector<std::string> &digest_encodings() {
  static const std::vector<std::string> names = {"base64", "hex"};
  return names;
}

std::optional<std::string> digest_bytes(std::string_view text, std::string_view algorithm) {
  const auto *named = std::ranges::find(named_algorithms, algorithm, &Named::name);
  return named == named_algorithms.end() ? std::nullopt : digest::bytes_of(text, named->algorithm);
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t held = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = (group << 8U) | (i < held ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += i <= held ? base64_alphabet[(group >> (18U - 6U * i)) & 63U] : '=';
    }
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t group = 0;
  std::size_t held = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto value = base64_alphabet.find(c);
    if (value == std::string_view::npos || padding > 0) return std::nullopt;
    group = (group << 6U) | static_cast<std::uint32_t>(value);
    if (++held % 4 == 0) {
      for (const unsigned shift : {16U, 8U, 0U}) bytes += static_cast<char>((group >> shift) & 0xFFU);
      group = 0;
    }
  }
  const std::size_t rest = held % 4;
  if (rest == 1 || padding > 2 || (padding > 0 && rest + padding != 4)) return std::nullopt;
  if (rest == 2) bytes += static_cast<char>((group >> 4U) & 0xFFU);
  if (rest == 3) {
    bytes += static_cast<char>((group >> 10U) & 0xFFU);
    bytes += static_cast<char>((group >> 2U) & 0xFFU);
  }
  return bytes;
}

}  // namespace formletter::form
