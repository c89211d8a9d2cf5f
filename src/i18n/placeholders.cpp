#include "i18n/placeholders.hpp"

#include <algorithm>
#include <set>

namespace formletter::i18n {

namespace {

/// Each once.
std::set<std::string, std::less<>> placeholders(std::string_view text) {
  std::set<std::string, std::less<>> found;
  for (auto brace = text.find('{'); brace != std::string_view::npos; brace = text.find('{', brace)) {
    const bool has_sign = brace > 0 && text[brace - 1] == '$';
    const bool is_double = text.substr(brace).starts_with("{{");
    const std::string_view closing = is_double ? "}}" : "}";
    const auto close = text.find(closing, brace);
    if (close == std::string_view::npos) break;
    const auto begin = has_sign ? brace - 1 : brace;
    const auto end = close + closing.size();
    found.emplace(text.substr(begin, end - begin));
    brace = end;
  }
  return found;
}

}  // namespace

std::vector<std::string> placeholder_faults(std::string_view english, std::string_view translation) {
  const auto source = placeholders(english), translated = placeholders(translation);
  std::vector<std::string> faults;
  for (const auto &each : source)
    if (!translated.contains(each)) faults.push_back("The translation lacks `" + each + "`.");
  for (const auto &each : translated)
    if (!source.contains(each))
      faults.push_back("The translation has `" + each + "`, which the English has not.");
  return faults;
}

}  // namespace formletter::i18n
