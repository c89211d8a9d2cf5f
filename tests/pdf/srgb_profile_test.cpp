#include "pdf/srgb_profile.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace formletter;

namespace {

std::uint32_t number_at(const std::string &bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes.at(at + i));
  return number;
}

/// s15Fixed16Numbers behind a tag's type and its four reserved bytes, or what stands in their place.
std::vector<double> numbers(const std::string &tag, std::size_t first = 8) {
  std::vector<double> all;
  for (std::size_t at = first; at < tag.size(); at += 4)
    all.push_back(static_cast<std::int32_t>(number_at(tag, at)) / 65536.0);
  return all;
}

/// The tags that the profile's table tells of, by name.
std::map<std::string, std::string> tags(const std::string &profile) {
  std::map<std::string, std::string> all;
  for (std::uint32_t i = 0; i < number_at(profile, 128); ++i) {
    const std::size_t entry = 132 + 12 * i, begin = number_at(profile, entry + 4);
    INFO(profile.substr(entry, 4));
    CHECK(begin % 4 == 0);
    CHECK(begin >= 132 + 12 * number_at(profile, 128));
    all[profile.substr(entry, 4)] = profile.substr(begin, number_at(profile, entry + 8));
  }
  return all;
}

}  // namespace

TEST_CASE("the colour profile has what ICC asks of a display's") {
  const std::string profile = pdf::srgb_profile();
  CHECK(number_at(profile, 0) == profile.size());
  CHECK(profile.size() % 4 == 0);
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
  const auto all = tags(profile);
  for (const char *name : {"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"})
    CHECK(all.contains(name));
  CHECK(all.at("desc").substr(28) == std::string("\0s\0R\0G\0B", 8));
  CHECK(numbers(profile.substr(68, 12), 0) == numbers(all.at("wtpt")));
}

TEST_CASE("full red, green and blue are white together") {
  const auto all = tags(pdf::srgb_profile());
  for (std::size_t axis = 0; axis < 3; ++axis)
    CHECK(numbers(all.at("rXYZ"))[axis] + numbers(all.at("gXYZ"))[axis] + numbers(all.at("bXYZ"))[axis] ==
          Approx(numbers(all.at("wtpt"))[axis]).margin(0.0005));
}

TEST_CASE("the profile's adaptation leads from daylight, D65, to the white of the connection space") {
  const auto all = tags(pdf::srgb_profile());
  const auto matrix = numbers(all.at("chad"));
  const std::array<double, 3> of_daylight = {0.95046, 1, 1.08906};
  for (std::size_t row = 0; row < 3; ++row) {
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += matrix[3 * row + i] * of_daylight[i];
    CHECK(sum == Approx(numbers(all.at("wtpt"))[row]).margin(0.0005));
  }
}

TEST_CASE("the profile's curve is IEC 61966-2-1's") {
  const auto all = tags(pdf::srgb_profile());
  CHECK(all.at("rTRC") == all.at("gTRC"));
  CHECK(all.at("rTRC") == all.at("bTRC"));
  CHECK(all.at("rTRC").substr(0, 12) == std::string("para\0\0\0\0\0\3\0\0", 12));
  const auto curve = numbers(all.at("rTRC"), 12);
  REQUIRE(curve.size() == 5);
  for (double value = 0; value <= 1; value += 1 / 64.0) {
    const double told = value < curve[4] ? curve[3] * value : std::pow(curve[1] * value + curve[2], curve[0]);
    const double linear = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    CHECK(told == Approx(linear).margin(0.00005));
  }
}
