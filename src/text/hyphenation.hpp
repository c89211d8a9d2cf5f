#pragma once

#include "text/break_opportunities.hpp"
#include "text/itemize.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::text {

/// Where words may be divided, by the patterns that Debian's hyphen-* packages bring
/// (libhyphen). Without the library or a language's file nothing is divided.
class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();
  Hyphenator(Hyphenator &&) noexcept;
  Hyphenator &operator=(Hyphenator &&) noexcept;

  /// Takes the patterns of another folder than /usr/share/hyphen.
  void look_in(std::string folder);
  /// Whether there are patterns for the language.
  bool knows(const LanguageTag &language);
  /// Marks places inside words as Break::hyphen. Names, numbers, addresses, what is in
  /// an isolate or has a hyphen of its own, and words of fewer than six letters stay
  /// whole: of a word, at least two letters stand before the hyphen and three behind.
  void mark(const Characters &characters, std::span<const TextSpan> spans, std::vector<Break> &breaks);

 private:
  struct Patterns;
  const Patterns *patterns(const LanguageTag &language);
  void divide(const Patterns &patterns, std::u32string_view word, std::vector<std::size_t> &places);

  std::string folder_ = "/usr/share/hyphen";
  std::map<std::string, std::unique_ptr<const Patterns>> known_;  ///< by language; null where there are none
  std::vector<std::size_t> places_;
  std::string word_, points_;
};

}  // namespace formletter::text
