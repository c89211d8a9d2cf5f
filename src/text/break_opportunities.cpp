#include "text/break_opportunities.hpp"

#include "text/break_tailoring.hpp"
#include "text/character.hpp"

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include <map>
#include <stdexcept>

namespace formletter::text {
namespace {

struct Close {
  void operator()(UBreakIterator *iterator) const { ubrk_close(iterator); }
};

bool opens_isolate(char32_t c) {
  return c == 0x2066 || c == 0x2067 || c == 0x2068 || c == 0x202A || c == 0x202B;
}

}  // namespace

/// Opening an iterator costs more than a page of breaks: they are kept.
struct BreakFinder::Iterators {
  std::map<std::string, std::unique_ptr<UBreakIterator, Close>> by_language;

  UBreakIterator *get(const LanguageTag &language) {
    auto &iterator = by_language[language.text()];
    if (!iterator) {
      UErrorCode status = U_ZERO_ERROR;
      iterator.reset(ubrk_open(UBRK_LINE, language.text().c_str(), nullptr, 0, &status));
      if (U_FAILURE(status)) throw std::runtime_error("ICU has no line break rules");
    }
    return iterator.get();
  }
};

BreakFinder::BreakFinder() : iterators_(std::make_unique<Iterators>()) {}
BreakFinder::~BreakFinder() = default;
BreakFinder::BreakFinder(BreakFinder &&) noexcept = default;
BreakFinder &BreakFinder::operator=(BreakFinder &&) noexcept = default;

void BreakFinder::strip(std::u32string_view characters) {
  drawn_.clear();
  places_.clear();
  units_.clear();
  for (std::uint32_t i = 0; i < characters.size(); ++i) {
    const char32_t given = characters[i];
    if (is_bidi_control(given)) continue;
    const char32_t c = is_control_space(given) ? U' ' : given == 0x2029 ? U'\u2028' : given;
    drawn_.push_back(c);
    places_.push_back(i);
    if (c < 0x10000) {
      units_.push_back(static_cast<char16_t>(c));
    } else {
      units_.push_back(static_cast<char16_t>(U16_LEAD(c)));
      units_.push_back(static_cast<char16_t>(U16_TRAIL(c)));
    }
  }
}

const std::vector<Break> &BreakFinder::find(std::u32string_view characters, const LanguageTag &language) {
  strip(characters);
  UBreakIterator *iterator = iterators_->get(language);
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, units_.data(), static_cast<std::int32_t>(units_.size()), &status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break this text");

  drawn_breaks_.assign(drawn_.size() + 1, Break::none);
  std::int32_t unit = 0;
  std::size_t at = 0;
  for (auto next = ubrk_next(iterator); next != UBRK_DONE; next = ubrk_next(iterator)) {
    for (; unit < next; ++at) unit += drawn_[at] < 0x10000 ? 1 : 2;
    drawn_breaks_[at] = Break::allowed;
  }
  tailor_breaks(drawn_, language, drawn_breaks_);

  // A break stands before the isolate that opens and behind the one that closes.
  breaks_.assign(characters.size() + 1, Break::none);
  places_.push_back(static_cast<std::uint32_t>(characters.size()));
  for (std::size_t i = 0; i < drawn_breaks_.size(); ++i) {
    if (drawn_breaks_[i] == Break::none) continue;
    std::size_t place = places_[i];
    const std::size_t least = i == 0 ? 0 : places_[i - 1] + 1;
    while (place > least && opens_isolate(characters[place - 1])) --place;
    breaks_[place] = drawn_breaks_[i];
  }
  return breaks_;
}

}  // namespace formletter::text
