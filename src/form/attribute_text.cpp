#include "form/attribute_text.hpp"

#include "diag/utf8.hpp"

namespace formletter::form {
namespace {

// Bytes that the character at `at` takes in the source: an entity or CR LF is one.
std::size_t source_length(std::string_view raw, std::size_t at) {
  if (raw[at] == '&') {
    const std::size_t end = raw.find(';', at);
    return end == std::string_view::npos ? 1 : end - at + 1;
  }
  if (raw[at] == '\r' && at + 1 < raw.size() && raw[at + 1] == '\n') return 2;
  std::size_t next = at;
  diag::next_character(raw, next);
  return next - at;
}

}  // namespace

AttributeText::AttributeText(const xml::Element &element, const xml::Attribute &attribute)
    : element_(element), value_(attribute.value) {
  const std::string_view outer = element.outer_source();
  const std::size_t name_end = attribute.offset - element.offset() + attribute.name.size();
  const std::size_t quote = outer.find_first_of("\"'", name_end);
  if (quote == std::string_view::npos) return;
  raw_begin_ = element.offset() + static_cast<std::uint32_t>(quote + 1);
  raw_ = outer.substr(quote + 1, outer.find(outer[quote], quote + 1) - quote - 1);
}

Place AttributeText::place_of_character(std::size_t n) const {
  std::size_t at = 0;
  for (; n > 0 && at < raw_.size(); --n) at += source_length(raw_, at);
  return element_.tree().place_at(raw_begin_ + static_cast<std::uint32_t>(at));
}

Place AttributeText::mapped(const Place &reckoned) const {
  const std::size_t byte = byte_at(reckoned);
  if (byte == std::string::npos) return reckoned;
  return place_of_character(diag::character_count(std::string_view(value_).substr(0, byte)));
}

std::size_t AttributeText::byte_at(const Place &reckoned) const {
  Place here = start();
  std::size_t at = 0;
  while (true) {
    if (here.line == reckoned.line && here.column == reckoned.column) return at;
    if (at >= value_.size()) return std::string::npos;
    if (diag::next_character(value_, at) == U'\n') {
      ++here.line;
      here.column = 1;
    } else {
      ++here.column;
    }
  }
}

}  // namespace formletter::form
