#include "i18n/haitian_creole.hpp"

#include <algorithm>
#include <utility>

namespace formletter::i18n::haitian {

namespace {

using Name = std::pair<std::string_view, const char *>;

constexpr auto languages = std::to_array<Name>({{"am", "amarik"},
                                                {"ar", "arab"},
                                                {"bn", "bengali"},
                                                {"en", "angle"},
                                                {"es", "panyòl"},
                                                {"fa-AF", "dari"},
                                                {"fr", "franse"},
                                                {"ht", "kreyòl ayisyen"},
                                                {"hi", "endi"},
                                                {"hy", "amenyen"},
                                                {"id", "endonezyen"},
                                                {"ka", "jòjyen"},
                                                {"km", "kmè"},
                                                {"ko", "koreyen"},
                                                {"lo", "lawosyen"},
                                                {"ne", "nepalè"},
                                                {"pa", "penjabi"},
                                                {"pt", "pòtigè"},
                                                {"ro", "woumen"},
                                                {"ru", "ris"},
                                                {"so", "somali"},
                                                {"sq", "albanè"},
                                                {"th", "tayilandè"},
                                                {"tr", "tik"},
                                                {"uk", "ikrenyen"},
                                                {"ur", "oudou"},
                                                {"uz", "ouzbèk"},
                                                {"vi", "vyetnamyen"},
                                                {"wo", "wolòf"},
                                                {"zh-Hans", "chinwa (senplifye)"},
                                                {"zh-Hant", "chinwa (tradisyonèl)"}});

constexpr auto countries =
    std::to_array<Name>({{"BO", "Bolivi"},     {"BR", "Brezil"},  {"CA", "Kanada"},
                         {"CL", "Chili"},      {"CN", "Lachin"},  {"CO", "Kolonbi"},
                         {"CR", "Kosta Rika"}, {"CU", "Kiba"},    {"DO", "Repiblik Dominikèn"},
                         {"EC", "Ekwatè"},     {"FR", "Lafrans"}, {"GT", "Gwatemala"},
                         {"GY", "Giyana"},     {"HN", "Ondiras"}, {"HT", "Ayiti"},
                         {"JM", "Jamayik"},    {"MX", "Meksik"},  {"NI", "Nikaragwa"},
                         {"PA", "Panama"},     {"PE", "Pewou"},   {"PR", "Pòtoriko"},
                         {"SV", "Salvadò"},    {"US", "Etazini"}, {"VE", "Venezyela"}});

template <std::size_t count>
std::optional<std::string> name_in(const std::array<Name, count> &names, std::string_view key) {
  const auto at = std::ranges::find(names, key, &Name::first);
  return at == names.end() ? std::nullopt : std::optional<std::string>(at->second);
}

}  // namespace

bool is_meant(const LanguageTag &language) {
  return language.language() == "ht";
}

const std::array<const char *, 12> months = {"janvye", "fevriye", "mas",     "avril", "me",     "jen",
                                             "jiyè",   "out",     "septanm", "oktòb", "novanm", "desanm"};

std::string joined(std::span<const std::string> items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " ak " : ", ";
    text += items[i];
  }
  return text;
}

std::optional<std::string> language_name(std::string_view tag) {
  return name_in(languages, tag);
}

std::optional<std::string> country_name(std::string_view code) {
  return name_in(countries, code);
}

}  // namespace formletter::i18n::haitian
