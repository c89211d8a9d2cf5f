#include "diag/byte_size.hpp"

#include <charconv>

namespace formletter::diag {

std::optional<std::uint64_t> parse_byte_size(std::string_view text) {
  std::uint64_t number = 0;
  const char *end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  constexpr std::uint64_t most = 1'000'000;
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  if (error != std::errc() || number == 0) return std::nullopt;
  if (unit.empty()) return number;
  if (number > most) return std::nullopt;
  if (unit == "KB") return number * 1000;
  if (unit == "MB") return number * 1'000'000;
  return std::nullopt;
}

std::string byte_size_text(std::uint64_t bytes) {
  if (bytes < 100'000) return std::to_string((bytes + 999) / 1000) + " KB";
  const std::uint64_t tenths = (bytes + 99'999) / 100'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace formletter::diag
