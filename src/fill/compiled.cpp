#include "fill/compiled.hpp"

#include "fill/full_stops.hpp"
#include "fill/tag_scan.hpp"
#include "fill/text_directions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace formletter::fill {

namespace {

Word word_of(std::string_view head) {
  constexpr std::array<std::pair<std::string_view, Word>, 9> words{{{"facts", Word::facts},
                                                                    {"policy", Word::policy},
                                                                    {"form", Word::form},
                                                                    {"document", Word::document},
                                                                    {"today", Word::today},
                                                                    {"catalog", Word::catalog},
                                                                    {"position", Word::position},
                                                                    {"label", Word::label},
                                                                    {"value", Word::value}}};
  for (const auto &[name, word] : words) {
    if (name == head) return word;
  }
  return Word::answer;
}

std::optional<Counting> counting_of(std::string_view tail) {
  constexpr std::string_view count = "count";
  if (!tail.starts_with(count)) return std::nullopt;
  tail.remove_prefix(count.size());
  if (tail.empty()) return HowMany{};
  if (tail == ".one") return IsOne{};
  if (tail == ".many") return IsMany{};
  IsForm form{};
  const char *end = tail.data() + tail.size();
  const bool is_number =
      tail.size() > 1 && tail.front() == '.' && std::from_chars(tail.data() + 1, end, form.form).ptr == end;
  return is_number ? std::optional<Counting>(form) : std::nullopt;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// Text without line ends that kainjow need see, if any.
void add_piece(std::string_view text, Compiled &made) {
  const bool is_many_words = !is_blank(text) && text.find_first_of(" \t\r\n") != std::string_view::npos;
  if (!is_many_words) {
    made.source() += text;
    return;
  }
  made.source() += "{{{L" + std::to_string(made.literals.size()) + "}}}";
  made.literals.emplace_back(std::string(text));
}

/// What stands between two tags. Its first line and its last one may be left out with the sections
/// in them if they are blank, but no other line: all else is one piece.
void add_text(std::string_view text, Compiled &made) {
  constexpr std::string_view line_ends = "\r\n";
  const auto first = text.find_first_of(line_ends);
  if (first == std::string_view::npos) return add_piece(text, made);
  const auto behind_first = first + (text.substr(first).starts_with(line_ends) ? 2 : 1);
  const auto behind_last = text.find_last_of(line_ends) + 1;
  const auto last = behind_last - (text.substr(0, behind_last).ends_with(line_ends) ? 2 : 1);

  const auto begin = is_blank(text.substr(0, first)) ? behind_first : 0;
  const auto end = is_blank(text.substr(behind_last)) ? last : text.size();
  made.source() += text.substr(0, begin);
  if (begin < end) add_piece(text.substr(begin, end - begin), made);
  made.source() += text.substr(std::max(begin, end));
}

void end_stretch(Compiled &made) {
  made.stretches.back().end_slot = made.slots.size();
}

/// The text between two tags that stand in no section: there a stretch ends with a line.
void add_text_outside(std::string_view text, Compiled &made) {
  const auto behind_last = text.find_last_of("\r\n") + 1;
  if (behind_last > 0) {
    add_text(text.substr(0, behind_last), made);
    end_stretch(made);
    made.stretches.push_back({.mustache_source = {}, .first_slot = made.slots.size()});
  }
  add_text(text.substr(behind_last), made);
}

/// What a paper and its catalog are stays so in a text that is in English.
bool is_of_paper(const Reference &reference) {
  return reference.word == Word::document || reference.word == Word::catalog;
}

bool is_within(const Tag &tag, const std::vector<TextRange> &ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const TextRange &range) {
    return tag.begin >= range.begin && tag.begin < range.end;
  });
}

}  // namespace

Reference Reference::parse(std::string_view written) {
  Reference reference;
  reference.any = written.ends_with('?');
  if (reference.any) written.remove_suffix(1);
  reference.text = written;
  const auto dot = std::min(written.find('.'), written.size());
  reference.head = written.substr(0, dot);
  reference.word = word_of(reference.head);
  if (dot < written.size()) reference.tail = written.substr(dot + 1);
  if (reference.word == Word::answer) reference.counting = counting_of(reference.tail);
  return reference;
}

Compiled compile(std::string_view xhtml, const std::vector<TextRange> &english) {
  const auto tags = scan_tags(xhtml).tags;
  const auto settings = settings_of(xhtml, tags);
  const TextDirections directions(xhtml, tags);
  const auto title_begin = xhtml.find("<title");
  const auto title_end = xhtml.find("</title");
  Compiled made;
  made.stretches.emplace_back();
  std::vector<std::size_t> open;
  const auto add = [&](std::string_view between) {
    const std::string text = with_full_stop_marked(between);
    open.empty() ? add_text_outside(text, made) : add_text(text, made);
  };
  std::size_t from = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag &tag = tags[i];
    add(xhtml.substr(from, tag.begin - from));
    from = tag.end;
    if (tag.kind == TagKind::close) {
      made.source() += "{{/" + std::to_string(open.back()) + "}}";
      open.pop_back();
      continue;
    }
    const bool in_title =
        title_end != std::string_view::npos && tag.begin > title_begin && tag.begin < title_end;
    const bool plain = in_title || settings[i].setting == Setting::attribute;
    const std::string slot = std::to_string(made.slots.size());
    if (tag.opens()) {
      open.push_back(made.slots.size());
      made.source() += (tag.kind == TagKind::open ? "{{#" : "{{^") + slot + "}}";
    } else {
      // Values come escaped: how depends on more than on their letters.
      made.source() += "{{{" + slot + "}}}";
    }
    auto reference = Reference::parse(tag.name);
    const bool is_english = !is_of_paper(reference) && is_within(tag, english);
    made.slots.push_back({.reference = std::move(reference),
                          .plain = plain,
                          .is_section = tag.opens(),
                          .is_english = is_english,
                          .right_to_left = directions.is_right_to_left(tag.begin)});
  }
  add(xhtml.substr(from));
  end_stretch(made);
  return made;
}

}  // namespace formletter::fill
