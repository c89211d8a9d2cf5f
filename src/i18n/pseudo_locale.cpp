#include "i18n/pseudo_locale.hpp"

#include "diag/utf8.hpp"
#include "i18n/plural_rule.hpp"
#include "i18n/po_writer.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace formletter::i18n {

namespace {

/// For a to z, then A to Z.
using Alphabet = std::array<std::string_view, 52>;

constexpr Alphabet accented = {"á", "ƀ", "ç", "ð", "é", "ƒ", "ğ", "ħ", "í", "ĵ", "ķ", "ļ", "ɱ",
                               "ñ", "ó", "þ", "ʠ", "ŕ", "š", "ţ", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž",
                               "Á", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ğ", "Ħ", "Í", "Ĵ", "Ķ", "Ļ", "Ḿ",
                               "Ñ", "Ó", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Ú", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
constexpr Alphabet arabic = {"ا", "ب", "ث", "د", "ع", "ف", "ج", "ه", "ي", "ج", "ك", "ل", "م",
                             "ن", "و", "ب", "ق", "ر", "س", "ت", "و", "ف", "و", "خ", "ي", "ز",
                             "ا", "ب", "ث", "د", "ع", "ف", "ج", "ه", "ي", "ج", "ك", "ل", "م",
                             "ن", "و", "ب", "ق", "ر", "س", "ت", "و", "ف", "و", "خ", "ي", "ز"};

int letter_index(char c) {
  if (c >= 'a' && c <= 'z') return c - 'a';
  if (c >= 'A' && c <= 'Z') return 26 + c - 'A';
  return -1;
}

bool is_vowel(char c) {
  return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos;
}

/// Puts a text's letters into another alphabet, one call after another.
class Rewriter {
 public:
  explicit Rewriter(bool lengthens) : alphabet_(lengthens ? accented : arabic), lengthens_(lengthens) {}

  std::string rewritten(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
      const auto kept = kept_length(text.substr(at));
      made += kept > 0 ? kept_text(text.substr(at, kept)) : letter(text[at]);
      at += std::max<std::size_t>(kept, 1);
    }
    return lengthens_ ? "[" + made + filler() + "]" : made;
  }

 private:
  /// Of a tag, a placeholder, an element or an entity at the start of the text.
  static std::size_t kept_length(std::string_view text) {
    const auto up_to = [&](std::string_view end) {
      const auto at = text.find(end);
      return at == std::string_view::npos ? 0 : at + end.size();
    };
    if (text.starts_with("{{")) return up_to("}}");
    if (text.starts_with("${") || text.starts_with("{")) return up_to("}");
    if (text.starts_with("<")) return up_to(">");
    if (text.starts_with("&") && text.find(';') < text.find(' ')) return up_to(";");
    return 0;
  }

  /// Attributes of an element that are read to people are texts of their own.
  std::string kept_text(std::string_view text) const {
    std::string made;
    while (text.starts_with("<") || !made.empty()) {
      const auto begin = first_spoken_value(text);
      if (begin == std::string_view::npos) break;
      const auto end = std::min(text.find('"', begin), text.size());
      made += std::string(text.substr(0, begin)) +
              Rewriter(lengthens_).rewritten(text.substr(begin, end - begin));
      text.remove_prefix(end);
    }
    return made + std::string(text);
  }

  static std::size_t first_spoken_value(std::string_view text) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view name : {" title=\"", " alt=\""})
      if (const auto at = text.find(name); at != std::string_view::npos)
        first = std::min(first, at + name.size());
    return first;
  }

  std::string letter(char c) {
    const int index = letter_index(c);
    if (index < 0) return {c};
    ++letters_;
    std::string made(alphabet_[static_cast<std::size_t>(index)]);
    if (lengthens_ && is_vowel(c)) {
      ++added_;
      made += alphabet_[static_cast<std::size_t>(index % 26)];
    }
    return made;
  }

  /// What double vowels leave to four tenths more.
  std::string filler() const {
    std::string made;
    for (std::size_t missing = (letters_ * 4 + 9) / 10; missing > added_ + made.size() / 2;)
      made += made.size() % 12 == 0 && !made.empty() ? "é" : "ö";
    return made.empty() ? made : " " + made;
  }

  const Alphabet &alphabet_;
  bool lengthens_;
  std::size_t letters_ = 0, added_ = 0;
};

constexpr std::string_view longer = "en-XA", right_to_left = "ar-XB";

}  // namespace

bool is_pseudo_locale(const LanguageTag &language) {
  return language.text() == longer || language.text() == right_to_left;
}

std::string pseudo_text(const LanguageTag &language, std::string_view english) {
  return Rewriter(language.text() == longer).rewritten(english);
}

Catalog pseudo_catalog(const LanguageTag &language, const std::vector<SourceText> &texts) {
  assert(is_pseudo_locale(language));
  std::vector<PoMessage> messages;
  for (const auto &text : texts) {
    messages.push_back({.msgid = text.msgid,
                        .msgid_plural = text.msgid_plural,
                        .msgstr = {pseudo_text(language, text.msgid)}});
    if (!text.msgid_plural.empty())
      messages.back().msgstr.push_back(pseudo_text(language, text.msgid_plural));
  }
  auto catalog = Catalog::read_po(
      {"<" + language.text() + ">", written_po({{"Language", language.text()},
                                                {"Content-Type", "text/plain; charset=UTF-8"},
                                                {"Plural-Forms", std::string(english_plural_forms)},
                                                {"X-Formletter-State", "draft"}},
                                               messages)});
  assert(catalog.ok());
  return std::move(*catalog);
}

}  // namespace formletter::i18n
