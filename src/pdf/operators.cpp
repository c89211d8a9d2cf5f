#include "pdf/operators.hpp"

#include "pdf/bit_writer.hpp"

#include <algorithm>

namespace formletter::pdf {

void Operators::put(const ReadyOperators &ready) {
  for (CodeString string : ready.strings) {
    string.begin += static_cast<std::uint32_t>(size_ - ready.origin);
    string.end += static_cast<std::uint32_t>(size_ - ready.origin);
    string.coded += static_cast<std::uint32_t>(coded_.size() - ready.coded_origin);
    strings_.push_back(string);
  }
  coded_ += ready.coded;
  if (actual_text_ == nowhere && ready.actual_text != nowhere) actual_text_ = size_ + ready.actual_text;
  put(ready.bytes);
}

void Operators::grow(std::size_t count) {
  constexpr std::size_t usual_page = 8192;
  room_.resize(std::max({usual_page, 2 * room_.size(), size_ + count + spare}));
}

std::size_t KeptOperators::keep(const ReadyOperators &operators) {
  Kept kept{.begin = bytes_.size(),
            .size = operators.bytes.size(),
            .first_string = strings_.size(),
            .string_count = operators.strings.size(),
            .coded = coded_.size(),
            .coded_size = 0,
            .actual_text = operators.bytes.find("/ActualText")};
  for (CodeString string : operators.strings) {
    string.begin -= static_cast<std::uint32_t>(operators.origin);
    string.end -= static_cast<std::uint32_t>(operators.origin);
    keep_coded(string, operators.bytes.substr(string.begin, string.end - string.begin));
  }
  coded_.append(BitWriter::ahead, '\0');
  kept.coded_size = coded_.size() - kept.coded;
  bytes_ += operators.bytes;
  kept_.push_back(kept);
  return kept_.size() - 1;
}

/// The string, whose operators come next.
void KeptOperators::keep_coded(const CodeString &string, std::string_view codes) {
  const std::size_t begin = coded_.size();
  coded_.resize(begin + most_bytes_coded(codes.size()));
  char *const out = coded_.data() + begin;
  BitWriter bits(out, {});
  put_string(codes, bits);
  const std::size_t count = bits.count_from(out);
  coded_.resize(begin + (count + 7) / 8);
  strings_.push_back({.begin = static_cast<std::uint32_t>(string.begin + bytes_.size()),
                      .end = static_cast<std::uint32_t>(string.end + bytes_.size()),
                      .coded = static_cast<std::uint32_t>(begin),
                      .bits = static_cast<std::uint32_t>(count)});
}

}  // namespace formletter::pdf
