#include "packet/untranslated.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

constexpr std::size_t named_at_most = 2;

std::string shortened(std::string_view msgid) {
  constexpr std::size_t longest = 60;
  std::size_t end = 0;
  for (std::size_t i = 0; i < longest && end < msgid.size(); ++i) diag::next_character(msgid, end);
  return std::string(msgid.substr(0, end)) + (end < msgid.size() ? "…" : "");
}

std::string place_of(const fill::Template &source, const std::string &msgid, const Pack &pack) {
  for (const auto &unit : source.units()) {
    if (unit.msgid != msgid) continue;
    const auto file = std::filesystem::path(unit.place.file).lexically_relative(pack.folder());
    return file.generic_string() + ":" + std::to_string(unit.place.line);
  }
  return source.name();
}

}  // namespace

std::string untranslated_texts(Pack &pack, std::string_view template_name, const LanguageTag &language) {
  const auto translated = pack.translated_template(template_name, language);
  if (!translated || (*translated)->untranslated().empty()) return {};
  const auto source = pack.source_template(template_name);
  if (!source) return {};
  auto msgids = (*translated)->untranslated();
  const auto count = msgids.size();
  std::string text = std::to_string(count) + (count == 1 ? " text: " : " texts: ");
  for (std::size_t i = 0; i < std::min(count, named_at_most); ++i)
    text += (i == 0 ? "“" : ", “") + shortened(msgids[i]) + "” (" + place_of(**source, msgids[i], pack) + ")";
  return text + (count > named_at_most ? ", …" : "");
}

}  // namespace formletter::packet
