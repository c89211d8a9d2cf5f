#include "pdf/srgb_profile.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::pdf {
namespace {

/// ICC.1 4.6: a signed number in 65536ths.
using Fixed = std::int32_t;
using Xyz = std::array<Fixed, 3>;

/// Of the profile connection space, D50.
constexpr Xyz white = {0xF6D6, 0x10000, 0xD32D};
/// The display's primaries, adapted to it from D65.
constexpr Xyz red = {0x6FA2, 0x38F5, 0x0390}, green = {0x6299, 0xB785, 0x18DA},
              blue = {0x24A0, 0x0F84, 0xB6CF};
/// By which they were adapted (Bradford), row by row.
constexpr std::array<Fixed, 9> adaptation = {0x10C42, 0x05DE,  -0x0CDB, 0x0793, 0xFD90,
                                             -0x045F, -0x025E, 0x03DC,  0xC06E};
/// ((value + 0.055) / 1.055) to the power of 2.4 from 0.04045 on, value / 12.92 below.
constexpr std::array<Fixed, 5> curve = {0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B};

void append_number(std::string &out, std::uint32_t number, int bytes = 4) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFFU);
}
void append_fixed(std::string &out, const auto &numbers) {
  for (const Fixed number : numbers) append_number(out, static_cast<std::uint32_t>(number));
}
/// A tag's contents begin with their type.
std::string begun(std::string_view type) {
  std::string out(type);
  append_number(out, 0);
  return out;
}

/// 10.13, of one record, in English of the United States. `text` is of ASCII.
std::string localized(std::string_view text) {
  constexpr std::uint32_t record = 12, before_text = 28;
  std::string out = begun("mluc");
  append_number(out, 1);
  append_number(out, record);
  out += "enUS";
  append_number(out, static_cast<std::uint32_t>(2 * text.size()));
  append_number(out, before_text);
  for (const char c : text) append_number(out, static_cast<unsigned char>(c), 2);
  return out;
}

/// 10.27
std::string color(const Xyz &xyz) {
  std::string out = begun("XYZ ");
  append_fixed(out, xyz);
  return out;
}

/// 10.28
std::string adapted() {
  std::string out = begun("sf32");
  append_fixed(out, adaptation);
  return out;
}

/// 10.15, the function of type 3.
std::string transfer() {
  std::string out = begun("para");
  append_number(out, 3, 2);
  append_number(out, 0, 2);
  append_fixed(out, curve);
  return out;
}

/// 7.2, but for the size that leads it.
std::string header() {
  std::string out;
  append_number(out, 0);           // no colour module is preferred
  append_number(out, 0x04200000);  // version 4.2
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {1999, 10, 18, 0, 0, 0}) append_number(out, part, 2);  // IEC 61966-2-1
  out += "acsp";
  out.append(28, '\0');  // no platform, flags, device or attributes; perceptual
  append_fixed(out, white);
  out.append(48, '\0');  // no creator, no profile's ID, reserved
  return out;
}

}  // namespace

std::string srgb_profile() {
  constexpr std::size_t size_bytes = 4, tag_bytes = 12;
  // 9.1: what tags share may stand once.
  const std::vector<std::pair<std::string_view, std::string>> contents = {
      {"desc", localized("sRGB")}, {"cprt", localized("CC0")}, {"wtpt", color(white)}, {"chad", adapted()},
      {"rXYZ", color(red)},        {"gXYZ", color(green)},     {"bXYZ", color(blue)},  {"rTRC", transfer()}};
  constexpr std::array<std::string_view, 2> as_the_last = {"gTRC", "bTRC"};

  const std::string head = header();
  const std::size_t tags = contents.size() + as_the_last.size();
  std::size_t at = size_bytes + head.size() + size_bytes + tags * tag_bytes;
  std::string table, data;
  append_number(table, static_cast<std::uint32_t>(tags));
  const auto append_tag = [&](std::string_view name, std::size_t size) {
    table += name;
    append_number(table, static_cast<std::uint32_t>(at));
    append_number(table, static_cast<std::uint32_t>(size));
  };
  for (const auto &[name, bytes] : contents) {
    append_tag(name, bytes.size());
    if (name == "rTRC")
      for (const std::string_view other : as_the_last) append_tag(other, bytes.size());
    data += bytes;
    data.append((4 - bytes.size() % 4) % 4, '\0');  // 7.1: each begins at a multiple of four
    at += bytes.size() + (4 - bytes.size() % 4) % 4;
  }
  std::string profile;
  append_number(profile, static_cast<std::uint32_t>(at));
  return profile + head + table + data;
}

}  // namespace formletter::pdf
