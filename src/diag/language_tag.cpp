#include <formletter/language_tag.hpp>

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace formletter {

namespace {

std::vector<std::string> subtags(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '-' || c == '_') {
      parts.emplace_back();
    } else {
      parts.back() += ascii::lower(c);
    }
  }
  return parts;
}

bool all_letters(std::string_view part) {
  return std::all_of(part.begin(), part.end(), ascii::is_letter);
}

bool well_formed_subtag(std::string_view part) {
  return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), ascii::is_alphanumeric);
}

/// RFC 5646, section 2.1.1: the recommended letter case.
void set_case(std::vector<std::string> &parts) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i - 1].size() == 1) break;  // extension or private use: lower case
    if (parts[i].size() == 2 && all_letters(parts[i])) {
      std::transform(parts[i].begin(), parts[i].end(), parts[i].begin(), ascii::upper);
    } else if (parts[i].size() == 4 && all_letters(parts[i])) {
      parts[i][0] = ascii::upper(parts[i][0]);
    }
  }
}

/// Languages that are not usually written in Latin letters (CLDR likely subtags), in
/// the order of their codes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 66> usual_scripts = {{
    {"am", "Ethi"},  {"ar", "Arab"},  {"as", "Beng"},  {"be", "Cyrl"},  {"bg", "Cyrl"},  {"bn", "Beng"},
    {"bo", "Tibt"},  {"chr", "Cher"}, {"ckb", "Arab"}, {"dv", "Thaa"},  {"dz", "Tibt"},  {"el", "Grek"},
    {"fa", "Arab"},  {"gu", "Gujr"},  {"he", "Hebr"},  {"hi", "Deva"},  {"hy", "Armn"},  {"ii", "Yiii"},
    {"iu", "Cans"},  {"ja", "Jpan"},  {"ka", "Geor"},  {"kk", "Cyrl"},  {"km", "Khmr"},  {"kn", "Knda"},
    {"ko", "Kore"},  {"kok", "Deva"}, {"ks", "Arab"},  {"ky", "Cyrl"},  {"lo", "Laoo"},  {"lzh", "Hans"},
    {"mai", "Deva"}, {"mk", "Cyrl"},  {"ml", "Mlym"},  {"mn", "Cyrl"},  {"mni", "Beng"}, {"mr", "Deva"},
    {"my", "Mymr"},  {"nan", "Hans"}, {"ne", "Deva"},  {"nqo", "Nkoo"}, {"or", "Orya"},  {"os", "Cyrl"},
    {"pa", "Guru"},  {"ps", "Arab"},  {"rhg", "Rohg"}, {"ru", "Cyrl"},  {"sa", "Deva"},  {"sat", "Olck"},
    {"sd", "Arab"},  {"si", "Sinh"},  {"sr", "Cyrl"},  {"ta", "Taml"},  {"te", "Telu"},  {"tg", "Cyrl"},
    {"th", "Thai"},  {"ti", "Ethi"},  {"tig", "Ethi"}, {"tt", "Cyrl"},  {"ug", "Arab"},  {"uk", "Cyrl"},
    {"ur", "Arab"},  {"wuu", "Hans"}, {"yi", "Hebr"},  {"yue", "Hant"}, {"zgh", "Tfng"}, {"zh", "Hans"},
}};

constexpr std::array<std::string_view, 10> right_to_left_scripts = {"Adlm", "Arab", "Aran", "Hebr", "Mand",
                                                                    "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"};

}  // namespace

std::optional<LanguageTag> LanguageTag::parse(std::string_view text) {
  auto parts = subtags(text);
  const auto &primary = parts.front();
  // RFC 5646 leaves room for names of five letters and more; none has ever been registered, and
  // who writes `english` means `en`.
  if (primary.size() < 2 || primary.size() > 3 || !all_letters(primary)) return std::nullopt;
  if (!std::all_of(parts.begin(), parts.end(), well_formed_subtag)) return std::nullopt;
  set_case(parts);
  std::string tag = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) tag += "-" + parts[i];
  return LanguageTag(std::move(tag));
}

std::string LanguageTag::script() const {
  // Asked for each paragraph and field; a tag is in its usual letter case already.
  const std::string_view text = text_;
  const std::string_view primary = text.substr(0, text.find('-'));
  const std::string_view rest = text.substr(std::min(primary.size() + 1, text.size()));
  const std::string_view second = rest.substr(0, rest.find('-'));
  if (second.size() == 4 && all_letters(second)) return std::string(second);
  if (text == "zh-TW" || text == "zh-HK" || text == "zh-MO") return "Hant";
  const auto *const found =
      std::lower_bound(usual_scripts.begin(), usual_scripts.end(), primary,
                       [](const auto &entry, std::string_view wanted) { return entry.first < wanted; });
  const bool is_known = found != usual_scripts.end() && found->first == primary;
  return is_known ? std::string(found->second) : "Latn";
}

Direction LanguageTag::direction() const {
  const auto written_in = script();
  const bool rtl = std::find(right_to_left_scripts.begin(), right_to_left_scripts.end(), written_in) !=
                   right_to_left_scripts.end();
  return rtl ? Direction::right_to_left : Direction::left_to_right;
}

std::optional<LanguageTag> LanguageTag::parent() const {
  const auto cut = text_.rfind('-');
  if (cut == std::string::npos) return std::nullopt;
  return LanguageTag(text_.substr(0, cut));
}

}  // namespace formletter
