#include "output/wrap_text.hpp"

#include "diag/utf8.hpp"
#include "i18n/spaced_numbers.hpp"
#include "output/display_width.hpp"
#include "output/isolates.hpp"

#include <algorithm>
#include <optional>

namespace formletter::output {
namespace {

constexpr int least_field_width = 8;
constexpr std::string_view left_to_right_mark = "\u200E";
constexpr std::string_view right_to_left_mark = "\u200F";

/// What a line is filled with: never broken inside.
struct Word {
  std::string text;
  int width = 0;
  bool space_before = false;
};

bool is_isolate_opener(char32_t c) {
  return c >= 0x2066 && c <= 0x2068;
}

/// UAX #14 classes OP and CL, CP, NS, EX as far as East Asian text has them.
bool opens(char32_t c) {
  static constexpr std::u32string_view openers = U"([{（［｛「『【〔《〈〖“‘";
  return is_isolate_opener(c) || openers.find(c) != std::u32string_view::npos;
}
bool closes(char32_t c) {
  static constexpr std::u32string_view closers =
      U")]}）］｝」』】〕》〉〗”’、。，．,.;:!?！？：；…—ー々ゝゞヽヾ％";
  return c == 0x2069 || closers.find(c) != std::u32string_view::npos;
}

bool may_break_between(char32_t before, char32_t after) {
  if (!breaks_without_space(before) && !breaks_without_space(after)) return false;
  return !opens(before) && !closes(after) && (display_width(after) > 0 || is_isolate_opener(after));
}

/// Thai, Lao, Tibetan, Myanmar and Khmer: words stand without spaces and only a
/// dictionary could tell where they end.
bool needs_dictionary(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0FFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

bool may_break_syllables(char32_t before, char32_t after) {
  const bool leading_vowel = (before >= 0x0E40 && before <= 0x0E44) || (before >= 0x0EC0 && before <= 0x0EC4);
  const bool joins_next = before == 0x17D2 || before == 0x1039;  // coeng, Myanmar virama
  return needs_dictionary(before) && needs_dictionary(after) && display_width(after) > 0 && !leading_vowel &&
         !joins_next && after != 0x0E30 && after != 0x0E32 && after != 0x0E33;
}

int width_of(char32_t c) {
  return c == 0xFFFC ? least_field_width : display_width(c);
}

/// A telephone number or A-number is one word, its spaces and all: who copies it from a mail's
/// draft copies no line end.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  Word word;
  char32_t before = 0;
  bool space = false;
  std::size_t number_end = 0;
  const auto flush = [&] {
    if (!word.text.empty()) words.push_back(std::move(word));
    word = Word{};
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = diag::next_character(text, at);
    const bool may_begin_number = word.text.empty() && c != ' ' && begin >= number_end;
    if (may_begin_number) number_end = i18n::end_of_spaced_number(text, begin);
    if ((c == ' ' && begin >= number_end) || c == 0x200B) {
      flush();
      space = space || c == ' ';
    } else {
      if (!word.text.empty() && begin >= number_end && may_break_between(before, c)) flush();
      if (word.text.empty()) word.space_before = space && !words.empty();
      space = false;
      word.text += text.substr(begin, at - begin);
      word.width += width_of(c);
    }
    before = c;
  }
  flush();
  return words;
}

/// A word of a script that needs a dictionary, cut into syllables; else itself.
std::vector<Word> syllables_of(const Word &word) {
  std::vector<Word> syllables(1);
  syllables.back().space_before = word.space_before;
  char32_t before = 0;
  for (std::size_t at = 0; at < word.text.size();) {
    const std::size_t begin = at;
    const char32_t c = diag::next_character(word.text, at);
    if (before != 0 && may_break_syllables(before, c)) syllables.emplace_back();
    syllables.back().text += std::string_view(word.text).substr(begin, at - begin);
    syllables.back().width += width_of(c);
    before = c;
  }
  return syllables;
}

/// UAX #9, rule P2, with letters told apart by block.
std::optional<Direction> first_strong(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    if (is_isolate_opener(c)) ++depth;
    if (c == 0x2069 && depth > 0) --depth;
    if (depth > 0 || display_width(c) == 0) continue;
    if (has_right_to_left_letters(diag::to_utf8(std::u32string(1, c)))) return Direction::right_to_left;
    const bool ascii_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool other_letter = c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
                              !(c >= 0x3000 && c <= 0x3020) && c < 0xE000;
    if (ascii_letter || other_letter) return Direction::left_to_right;
  }
  return std::nullopt;
}

class LineFiller {
 public:
  explicit LineFiller(const Measure &measure) : measure_(measure) {}

  void add(const Word &word) {
    const int space = !line_.empty() && word.space_before ? 1 : 0;
    if (!line_.empty() && width_ + space + word.width > measure()) {
      if (break_syllables(word)) return;
      end_line();
    } else if (line_.empty() && word.width > measure() && break_syllables(word)) {
      return;
    }
    if (!line_.empty() && word.space_before) put(" ", 1);
    put(word.text, word.width);
  }

  void end_line() {
    fill_fields();
    std::string text = carried_;
    text += line_;
    keep_open_isolates();
    for (std::size_t i = 0; i < open_.size(); ++i) text += pop_isolate;
    carried_.clear();
    for (const std::string_view control : open_) carried_ += control;
    lines_.push_back(marked(std::move(text)));
    line_.clear();
    width_ = 0;
  }

  bool empty() const { return line_.empty(); }
  std::vector<std::string> take() { return std::move(lines_); }

 private:
  int measure() const { return lines_.empty() ? measure_.first : measure_.rest; }

  void put(std::string_view text, int width) {
    line_ += text;
    width_ += width;
  }

  bool break_syllables(const Word &word) {
    const std::vector<Word> syllables = syllables_of(word);
    if (syllables.size() == 1) return false;
    for (const Word &syllable : syllables) add(syllable);
    return true;
  }

  void fill_fields() {
    int spare = std::max(0, measure() - width_);
    for (std::size_t at = line_.find(field_mark); at != std::string::npos; at = line_.find(field_mark, at)) {
      line_.replace(at, field_mark.size(),
                    static_cast<std::size_t>(least_field_width) + static_cast<std::size_t>(spare), '_');
      spare = 0;
    }
  }

  void keep_open_isolates() {
    for (std::size_t at = 0; at < line_.size(); ++at) {
      const IsolateControl control = isolate_at(line_, at);
      if (control == IsolateControl::none) continue;
      if (control == IsolateControl::pop) {
        if (!open_.empty()) open_.pop_back();
      } else {
        open_.push_back(line_.substr(at, 3));
      }
    }
  }

  std::string marked(std::string text) const {
    const bool mirrored = measure_.direction == Direction::right_to_left;
    const Direction seen = first_strong(text).value_or(Direction::left_to_right);
    if (text.empty() || seen == measure_.direction) return text;
    text.insert(0, mirrored ? right_to_left_mark : left_to_right_mark);
    return text;
  }

  Measure measure_;
  std::vector<std::string> lines_;
  std::string line_;
  int width_ = 0;
  std::vector<std::string> open_;  ///< isolates that the line before left open
  std::string carried_;
};

}  // namespace

std::vector<std::string> wrap_text(std::string_view text, const Measure &measure) {
  LineFiller filler(measure);
  while (true) {
    const auto forced = text.find(line_separator);
    for (const Word &word : words_of(text.substr(0, forced))) filler.add(word);
    filler.end_line();
    if (forced == std::string_view::npos) return filler.take();
    text.remove_prefix(forced + line_separator.size());
  }
}

int widest_word(std::string_view text) {
  int widest = 0;
  while (true) {
    const auto forced = text.find(line_separator);
    for (const Word &word : words_of(text.substr(0, forced))) {
      for (const Word &part : syllables_of(word)) widest = std::max(widest, part.width);
    }
    if (forced == std::string_view::npos) return widest;
    text.remove_prefix(forced + line_separator.size());
  }
}

bool has_right_to_left_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    // Hebrew to Arabic Extended-A without the Arabic digits; presentation forms; the
    // right-to-left scripts of the supplementary plane (UAX #9, table 3).
    const bool arabic_digit = (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
    if (((c >= 0x0590 && c <= 0x08FF) && !arabic_digit) || (c >= 0xFB1D && c <= 0xFDFF) ||
        (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF)) {
      return true;
    }
  }
  return false;
}

}  // namespace formletter::output
