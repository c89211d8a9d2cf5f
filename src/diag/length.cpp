#include <formletter/length.hpp>

#include <charconv>

namespace formletter {

std::optional<Length> Length::parse(std::string_view text) {
  if (text == "0") return Length();
  double number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr double largest = 10'000;  // points, inches or millimetres: far beyond any paper
  if (error != std::errc() || !(number >= -largest && number <= largest)) return std::nullopt;
  const auto unit = text.substr(static_cast<std::size_t>(rest - text.data()));
  if (unit == "pt") return pt(number);
  if (unit == "in") return in(number);
  if (unit == "mm") return mm(number);
  if (unit == "cm") return mm(number * 10);
  return std::nullopt;
}

}  // namespace formletter
