#pragma once

#include <formletter/language_tag.hpp>

#include <array>
#include <string>

namespace formletter::i18n {

/// How a language writes the time: what stands around the minutes at each hour of
/// the day ("13:" and "", "1:" and " de la tarde"). ICU is asked once, not each time.
struct ClockFace {
  struct Hour {
    std::string before_minutes, after_minutes;
  };
  std::array<Hour, 24> hours;

  static ClockFace of(const LanguageTag &language);
  std::string format(int hour, int minute) const;
};

}  // namespace formletter::i18n
