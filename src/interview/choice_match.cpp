#include "interview/choice_match.hpp"

#include "i18n/locale_format.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::interview {

namespace {

std::string comparable(std::string_view text, const LanguageTag &language) {
  return i18n::lower_case(i18n::nfc(xml::folded(text)), language);
}

std::optional<std::size_t> as_number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

}  // namespace

ChoiceMatch match_choice(const std::vector<OfferedAnswer> &offered, std::string_view typed,
                         const LanguageTag &language) {
  const auto wanted = comparable(typed, language);
  if (const auto number = as_number(wanted); number && *number >= 1 && *number <= offered.size()) {
    return {{offered[*number - 1].name}, {}};
  }
  ChoiceMatch partial;
  for (const auto &choice : offered) {
    const auto label = comparable(choice.label, language);
    if (comparable(choice.name, language) == wanted || label == wanted) return {{choice.name}, {}};
    if (!wanted.empty() && label.find(wanted) != std::string::npos) {
      partial.names.push_back(choice.name);
      partial.fitting.push_back(choice.label);
    }
  }
  if (partial.names.size() == 1) partial.fitting.clear();
  return partial;
}

std::optional<bool> match_yes_no(std::string_view typed, const std::string &yes, const std::string &no) {
  const LanguageTag root;
  const auto word = comparable(typed, root);
  const auto is = [&](std::initializer_list<std::string_view> words, const std::string &local) {
    return std::find(words.begin(), words.end(), word) != words.end() || word == comparable(local, root);
  };
  if (is({"yes", "y", "1", "true"}, yes)) return true;
  if (is({"no", "n", "2", "false"}, no)) return false;
  return std::nullopt;
}

}  // namespace formletter::interview
