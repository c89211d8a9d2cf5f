#include "form/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace formletter::form {

namespace {

enum class ByteOrder { little, big };

template <typename Word>
Word read_word(std::string_view bytes, std::size_t offset, ByteOrder order) {
  Word word = 0;
  for (std::size_t i = 0; i < sizeof(Word); ++i) {
    const std::size_t from = order == ByteOrder::big ? i : sizeof(Word) - 1 - i;
    word = static_cast<Word>(word << 8U) | static_cast<unsigned char>(bytes[offset + from]);
  }
  return word;
}

template <typename Word>
void append_word(std::string &bytes, Word word, ByteOrder order) {
  for (std::size_t i = 0; i < sizeof(Word); ++i) {
    const std::size_t byte = order == ByteOrder::big ? sizeof(Word) - 1 - i : i;
    bytes += static_cast<char>((word >> (8U * byte)) & 0xFFU);
  }
}

/// A one bit, zeros, and the length in bits, up to whole blocks (RFC 1321, 3.1
/// and 3.2; FIPS 180-4, 5.1). `length_bytes` is how wide the length stands.
std::string padded_message(std::string_view text, std::size_t block, std::size_t length_bytes,
                           ByteOrder order) {
  std::string message(text);
  message += '\x80';
  while (message.size() % block != block - length_bytes) message += '\0';
  const auto bits = static_cast<std::uint64_t>(text.size()) * 8U;
  if (length_bytes == 16) append_word<std::uint64_t>(message, 0, order);
  append_word<std::uint64_t>(message, bits, order);
  return message;
}

std::string md5(std::string_view text) {
  constexpr std::array<std::array<int, 4>, 4> shifts = {
      {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};
  // RFC 1321, 3.4: the integer part of 4294967296 * abs(sin(i)).
  static const auto sines = [] {
    std::array<std::uint32_t, 64> table{};
    for (std::size_t i = 0; i < 64; ++i) {
      table[i] = static_cast<std::uint32_t>(
          std::floor(std::abs(std::sin(static_cast<double>(i + 1))) * 4294967296.0));
    }
    return table;
  }();
  std::array<std::uint32_t, 4> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const std::string message = padded_message(text, 64, 8, ByteOrder::little);
  for (std::size_t block = 0; block < message.size(); block += 64) {
    auto [a, b, c, d] = state;
    for (std::size_t i = 0; i < 64; ++i) {
      const std::size_t round = i / 16;
      const std::array<std::uint32_t, 4> mixed = {(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d,
                                                  c ^ (b | ~d)};
      const std::array<std::size_t, 4> word = {i, (5 * i + 1) % 16, (3 * i + 5) % 16, (7 * i) % 16};
      const std::uint32_t sum = a + mixed[round] + sines[i] +
                                read_word<std::uint32_t>(message, block + 4 * word[round], ByteOrder::little);
      a = d;
      d = c;
      c = b;
      b += std::rotl(sum, shifts[round][i % 4]);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
  }
  std::string bytes;
  for (const std::uint32_t word : state) append_word(bytes, word, ByteOrder::little);
  return bytes;
}

std::string sha1(std::string_view text) {
  std::array<std::uint32_t, 5> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  constexpr std::array<std::uint32_t, 4> constants = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  const std::string message = padded_message(text, 64, 8, ByteOrder::big);
  for (std::size_t block = 0; block < message.size(); block += 64) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t t = 0; t < 80; ++t) {
      w[t] = t < 16 ? read_word<std::uint32_t>(message, block + 4 * t, ByteOrder::big)
                    : std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    }
    auto [a, b, c, d, e] = state;
    for (std::size_t t = 0; t < 80; ++t) {
      const std::size_t round = t / 20;
      const std::array<std::uint32_t, 4> mixed = {(b & c) ^ (~b & d), b ^ c ^ d, (b & c) ^ (b & d) ^ (c & d),
                                                  b ^ c ^ d};
      const std::uint32_t sum = std::rotl(a, 5) + mixed[round] + e + constants[round] + w[t];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = sum;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
  }
  std::string bytes;
  for (const std::uint32_t word : state) append_word(bytes, word, ByteOrder::big);
  return bytes;
}

/// FIPS 180-4, 4.2.3: the first 64 bits of the fractional parts of the cube roots
/// of the first eighty primes; SHA-256 uses the upper half of the first 64.
constexpr std::array<std::uint64_t, 80> round_constants = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

/// What differs between SHA-256 and SHA-512 besides the width of a word (FIPS
/// 180-4, 4.1): the distances of the rotations and, last of each, of the shift.
template <typename Word>
struct Sha2;
template <>
struct Sha2<std::uint32_t> {
  static constexpr std::size_t rounds = 64, length_bytes = 8;
  static constexpr std::array<int, 3> big0 = {2, 13, 22}, big1 = {6, 11, 25}, small0 = {7, 18, 3},
                                      small1 = {17, 19, 10};
  static constexpr std::uint32_t constant(std::size_t t) {
    return static_cast<std::uint32_t>(round_constants[t] >> 32U);
  }
};
template <>
struct Sha2<std::uint64_t> {
  static constexpr std::size_t rounds = 80, length_bytes = 16;
  static constexpr std::array<int, 3> big0 = {28, 34, 39}, big1 = {14, 18, 41}, small0 = {1, 8, 7},
                                      small1 = {19, 61, 6};
  static constexpr std::uint64_t constant(std::size_t t) { return round_constants[t]; }
};

template <typename Word>
Word turned(Word word, const std::array<int, 3> &by) {
  return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ std::rotr(word, by[2]);
}

template <typename Word>
Word turned_and_shifted(Word word, const std::array<int, 3> &by) {
  return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ (word >> static_cast<unsigned>(by[2]));
}

template <typename Word>
void sha2_block(std::array<Word, 8> &state, std::string_view block) {
  using Kind = Sha2<Word>;
  std::array<Word, Kind::rounds> w{};
  for (std::size_t t = 0; t < Kind::rounds; ++t) {
    w[t] = t < 16 ? read_word<Word>(block, sizeof(Word) * t, ByteOrder::big)
                  : turned_and_shifted(w[t - 2], Kind::small1) + w[t - 7] +
                        turned_and_shifted(w[t - 15], Kind::small0) + w[t - 16];
  }
  std::array<Word, 8> v = state;
  for (std::size_t t = 0; t < Kind::rounds; ++t) {
    const Word chosen = (v[4] & v[5]) ^ (~v[4] & v[6]);
    const Word majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    const Word first = v[7] + turned(v[4], Kind::big1) + chosen + Kind::constant(t) + w[t];
    const Word second = turned(v[0], Kind::big0) + majority;
    v = {first + second, v[0], v[1], v[2], v[3] + first, v[4], v[5], v[6]};
  }
  for (std::size_t i = 0; i < 8; ++i) state[i] += v[i];
}

template <typename Word>
std::string sha2(std::string_view text, std::array<Word, 8> state, std::size_t result_bytes) {
  constexpr std::size_t block = 16 * sizeof(Word);
  const std::string message = padded_message(text, block, Sha2<Word>::length_bytes, ByteOrder::big);
  for (std::size_t at = 0; at < message.size(); at += block) {
    sha2_block(state, std::string_view(message).substr(at, block));
  }
  std::string bytes;
  for (const Word word : state) append_word(bytes, word, ByteOrder::big);
  bytes.resize(result_bytes);
  return bytes;
}

constexpr std::array<std::uint32_t, 8> sha256_start = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
constexpr std::array<std::uint64_t, 8> sha384_start = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
constexpr std::array<std::uint64_t, 8> sha512_start = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

const std::vector<std::string> &digest_algorithms() {
  static const std::vector<std::string> names = {"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"};
  return names;
}

const std::vector<std::string> &digest_encodings() {
  static const std::vector<std::string> names = {"base64", "hex"};
  return names;
}

std::optional<std::string> digest_bytes(std::string_view text, std::string_view algorithm) {
  if (algorithm == "MD5") return md5(text);
  if (algorithm == "SHA-1") return sha1(text);
  if (algorithm == "SHA-256") return sha2(text, sha256_start, 32);
  if (algorithm == "SHA-384") return sha2(text, sha384_start, 48);
  if (algorithm == "SHA-512") return sha2(text, sha512_start, 64);
  return std::nullopt;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4U];
    text += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return text;
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
