#include "output/mime_body.hpp"

#include <cstdint>

namespace formletter::output {

namespace {

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t longest_body_line = 76;

std::string hex_pair(char c) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', hex[byte / 16], hex[byte % 16]};
}

bool is_printable(char c) {
  return (c >= ' ' && c <= '~' && c != '=') || c == '\t';
}

void add_line(std::string_view line, std::string &out) {
  const bool dot = line == "." || line.starts_with("From ");
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool last = i + 1 == line.size();
    const bool bare =
        is_printable(line[i]) && !(i == 0 && dot) && !(last && (line[i] == ' ' || line[i] == '\t'));
    const auto piece = bare ? std::string(1, line[i]) : hex_pair(line[i]);
    // The last column is for the `=` of a soft line break.
    if (column + piece.size() > longest_body_line - (last ? 0 : 1)) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
  out += "\r\n";
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[i])} : 0U;
  };
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto group = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    text += base64_digits[group >> 18U];
    text += base64_digits[group >> 12U & 63U];
    text += i + 1 < bytes.size() ? base64_digits[group >> 6U & 63U] : '=';
    text += i + 2 < bytes.size() ? base64_digits[group & 63U] : '=';
  }
  return text;
}

std::string base64_lines(std::string_view bytes) {
  constexpr std::size_t bytes_a_line = longest_body_line / 4 * 3;
  std::string lines;
  lines.reserve((bytes.size() / bytes_a_line + 1) * (longest_body_line + 2));
  for (std::size_t i = 0; i < bytes.size(); i += bytes_a_line)
    lines += base64(bytes.substr(i, bytes_a_line)) + "\r\n";
  return lines;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    add_line(text.substr(0, end), out);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

}  // namespace formletter::output
