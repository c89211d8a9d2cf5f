#include "document/part_words.hpp"

#include "diag/ascii.hpp"
#include "diag/single_blanks.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace formletter::document {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 6> signs = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}}};

/// The reference that `text` begins with, if it is to a sign; null for another.
const std::pair<std::string_view, char> *sign_at(std::string_view text) {
  const auto *const found =
      std::ranges::find_if(signs, [&](const auto &sign) { return text.starts_with(sign.first); });
  return found == signs.end() ? nullptr : found;
}

/// The first bytes of what a line separator (U+2028), an isolate (U+2066 to U+2069) or an
/// object (U+FFFC) are in UTF-8; a few others, too.
bool may_be_control(std::string_view text) {
  return text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x81") || text.starts_with("\xEF\xBF");
}

std::size_t surely_plain(std::string_view text) {
  return diag::surely_single_blanks(
      text, [](const diag::EightBytes &eight) { return eight.beyond_ascii() | eight.equal_to('&'); });
}

}  // namespace

bool is_plain_words(std::string_view written) {
  if (written.empty() || ascii::is_space(written.front()) || ascii::is_space(written.back())) return false;
  bool beyond_ascii = false;
  for (std::size_t at = surely_plain(written); at < written.size(); ++at) {
    const auto c = static_cast<unsigned char>(written[at]);
    if (c < 0x20 || (c == ' ' && written[at + 1] == ' ')) return false;
    if (c == '&') {
      const auto *sign = sign_at(written.substr(at));
      if (sign == nullptr) return false;
      at += sign->first.size() - 1;
    } else if (c >= 0x80) {
      beyond_ascii = true;
      if (c >= 0xE2 && may_be_control(written.substr(at))) return false;
    }
  }
  return !beyond_ascii || !diag::first_bad_utf8(written);
}

void append_words(std::string_view written, std::string &text) {
  for (auto reference = written.find('&'); reference != std::string_view::npos;
       reference = written.find('&')) {
    const auto *sign = sign_at(written.substr(reference));
    text.append(written.substr(0, reference)) += sign->second;
    written.remove_prefix(reference + sign->first.size());
  }
  text += written;
}

std::size_t tag_size(std::string_view text) {
  std::size_t at = 0;
  for (; at < text.size() && text[at] != '>'; ++at) {
    if (text[at] != '"' && text[at] != '\'') continue;
    at = text.find(text[at], at + 1);
    if (at == std::string_view::npos) return text.size();
  }
  return std::min(at + 1, text.size());
}

PartWords PartWords::in(std::string_view source) {
  PartWords parted;
  std::size_t markup_begin = 0;
  for (std::size_t at = 0; at < source.size();) {
    at += tag_size(source.substr(at));
    const auto text = source.substr(at, source.find('<', at) - at);
    const auto word = ascii::trimmed(text);
    if (is_plain_words(word)) {
      const auto word_begin = static_cast<std::size_t>(word.data() - source.data());
      parted.markup.push_back(source.substr(markup_begin, word_begin - markup_begin));
      parted.words.push_back(word);
      markup_begin = word_begin + word.size();
    }
    at += text.size();
  }
  parted.markup.push_back(source.substr(markup_begin));
  return parted;
}

}  // namespace formletter::document
