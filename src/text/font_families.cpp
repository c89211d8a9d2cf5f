#include "text/font_families.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace formletter::text {
namespace {

struct ScriptFamilies {
  std::string_view script;
  std::string_view serif, sans;  ///< one may be empty
};

// Latin first: it is tried for every text. Symbols stand before Han because the
// Han fonts have full-width forms of many of them.
constexpr auto script_families = std::to_array<ScriptFamilies>({
    {"Latn", "Noto Serif", "Noto Sans"},
    {"Arab", "Noto Naskh Arabic", "Noto Sans Arabic"},
    {"Deva", "Noto Serif Devanagari", "Noto Sans Devanagari"},
    {"Beng", "Noto Serif Bengali", "Noto Sans Bengali"},
    {"Guru", "Noto Serif Gurmukhi", "Noto Sans Gurmukhi"},
    {"Gujr", "Noto Serif Gujarati", "Noto Sans Gujarati"},
    {"Taml", "Noto Serif Tamil", "Noto Sans Tamil"},
    {"Telu", "Noto Serif Telugu", "Noto Sans Telugu"},
    {"Knda", "Noto Serif Kannada", "Noto Sans Kannada"},
    {"Mlym", "Noto Serif Malayalam", "Noto Sans Malayalam"},
    {"Orya", "", "Noto Sans Oriya"},
    {"Sinh", "Noto Serif Sinhala", "Noto Sans Sinhala"},
    {"Ethi", "Noto Serif Ethiopic", "Noto Sans Ethiopic"},
    {"Armn", "Noto Serif Armenian", "Noto Sans Armenian"},
    {"Geor", "Noto Serif Georgian", "Noto Sans Georgian"},
    {"Khmr", "Noto Serif Khmer", "Noto Sans Khmer"},
    {"Laoo", "Noto Serif Lao", "Noto Sans Lao"},
    {"Thai", "Noto Serif Thai", "Noto Sans Thai"},
    {"Mymr", "Noto Serif Myanmar", "Noto Sans Myanmar"},
    {"Tibt", "Noto Serif Tibetan", ""},
    {"Adlm", "", "Noto Sans Adlam"},
    {"Hebr", "Noto Serif Hebrew", "Noto Sans Hebrew"},
    {"Syrc", "", "Noto Sans Syriac"},
    {"Nkoo", "", "Noto Sans NKo"},
    {"Cher", "", "Noto Sans Cherokee"},
    {"Tfng", "", "Noto Sans Tifinagh"},
    {"Zsym", "", "Noto Sans Symbols"},
    {"Zsym", "", "Noto Sans Symbols2"},
    {"Zmth", "", "Noto Sans Math"},
    {"Zyyy", "DejaVu Serif", "DejaVu Sans"},
    {"Hans", "Noto Serif CJK SC", "Noto Sans CJK SC"},
    {"Hant", "Noto Serif CJK TC", "Noto Sans CJK TC"},
    {"Hkng", "Noto Serif CJK HK", "Noto Sans CJK HK"},
    {"Kore", "Noto Serif CJK KR", "Noto Sans CJK KR"},
    {"Jpan", "Noto Serif CJK JP", "Noto Sans CJK JP"},
});

bool is_han(std::string_view script) {
  static constexpr std::array<std::string_view, 10> han_scripts = {"Hani", "Hans", "Hant", "Bopo", "Hang",
                                                                   "Kore", "Hira", "Kana", "Hrkt", "Jpan"};
  return std::ranges::find(han_scripts, script) != han_scripts.end();
}

/// The same Han code point is drawn differently in each of these traditions, so
/// the language decides, not the character; kana and Hangul know their own.
std::string_view han_tradition(const LanguageTag &language, std::string_view script) {
  if (script == "Hang" || script == "Kore") return "Kore";
  if (script == "Hira" || script == "Kana" || script == "Hrkt" || script == "Jpan") return "Jpan";
  if (script == "Hant" || script == "Hans") return script;
  const std::string tongue = language.language();
  if (tongue == "ko") return "Kore";
  if (tongue == "ja") return "Jpan";
  if (tongue == "yue" || language.text().ends_with("-HK") || language.text().ends_with("-MO")) return "Hkng";
  if (script == "Bopo" || language.script() == "Hant") return "Hant";
  return "Hans";
}

class FamilyList {
 public:
  explicit FamilyList(Family family) : family_(family) {}

  void add(std::string_view name) {
    if (!name.empty() && std::ranges::find(names_, name) == names_.end()) names_.push_back(name);
  }
  /// The families that have the look asked for, or the others of the script.
  enum class Look { same, other };
  void add(const ScriptFamilies &families, Look look) {
    if (families.script == "Latn" && family_ == Family::mono && look == Look::same) {
      add("Noto Sans Mono");
      add("DejaVu Sans Mono");
    }
    const bool serif = (family_ == Family::serif) == (look == Look::same);
    const auto &[wanted, instead] =
        serif ? std::pair(families.serif, families.sans) : std::pair(families.sans, families.serif);
    add(wanted.empty() ? instead : wanted);
  }
  void add_script(std::string_view script, Look look) {
    for (const ScriptFamilies &families : script_families)
      if (families.script == script) add(families, look);
  }
  std::vector<std::string_view> take() && { return std::move(names_); }

 private:
  Family family_;
  std::vector<std::string_view> names_;
};

void add_for(FamilyList &list, const LanguageTag &language, std::string_view script, FamilyList::Look look) {
  if (script == "Arab" && is_set_in_nastaliq(language)) list.add("Noto Nastaliq Urdu");
  list.add_script(is_han(script) ? han_tradition(language, script) : script, look);
}

}  // namespace

bool is_set_in_nastaliq(const LanguageTag &language) {
  const std::string tongue = language.language();
  return tongue == "ur" || tongue == "ks";
}

std::vector<std::string_view> font_families(Family family, const LanguageTag &language,
                                            std::string_view script) {
  FamilyList list(family);
  const std::string own = language.script();
  for (const FamilyList::Look look : {FamilyList::Look::same, FamilyList::Look::other}) {
    add_for(list, language, script, look);
    // Digits and signs that the script's font lacks look better in Latin's of the
    // same look than in another font of the script.
    list.add_script("Latn", look);
    add_for(list, language, own, look);
  }
  for (const ScriptFamilies &families : script_families) {
    for (const FamilyList::Look look : {FamilyList::Look::same, FamilyList::Look::other}) {
      if (families.script == "Hans") list.add_script(han_tradition(language, "Hani"), look);
      list.add(families, look);
    }
  }
  return std::move(list).take();
}

}  // namespace formletter::text
