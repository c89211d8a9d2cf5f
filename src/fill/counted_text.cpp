#include "fill/counted_text.hpp"

#include "fill/compiled.hpp"
#include "fill/template_state.hpp"

#include <algorithm>

namespace formletter::fill {

namespace {

bool is_form(const Tag &tag) {
  if (!tag.opens()) return false;
  const auto counting = Reference::parse(tag.name).counting;
  return counting && !std::holds_alternative<HowMany>(*counting);
}

std::string counted_by(const Tag &tag) {
  return Reference::parse(tag.name).head;
}

/// Whether a form of English is what is said of one thing, or of other numbers.
bool is_said(const Tag &tag, bool of_one) {
  const bool is_one = std::holds_alternative<IsOne>(*Reference::parse(tag.name).counting);
  return (is_one == of_one) == (tag.kind == TagKind::open);
}

/// The tags of the other form with what they hold are left out, those of this one without.
std::string decided(std::string_view inner, const std::vector<Tag> &tags, bool of_one) {
  std::string made;
  std::size_t from = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag &tag = tags[i];
    const bool closes = tag.kind == TagKind::close && is_form(tags[tag.partner]);
    if ((!closes && !is_form(tag)) || tag.begin < from) continue;
    made += inner.substr(from, tag.begin - from);
    from = closes || is_said(tag, of_one) ? tag.end : tags[tag.partner].end;
  }
  return made.append(inner.substr(from));
}

TagProblem problem_of(const Tag &tag, std::string code, std::string message, std::string hint) {
  return {std::move(code), tag.begin, tag.name, std::move(message), std::move(hint)};
}

}  // namespace

std::optional<CountedText> counted_text(std::string_view inner) {
  if (inner.find(".count.") == std::string_view::npos) return std::nullopt;
  const auto tags = scan_tags(inner).tags;
  const auto first = std::find_if(tags.begin(), tags.end(), is_form);
  if (first == tags.end()) return std::nullopt;
  return CountedText{counted_by(*first), decided(inner, tags, true), decided(inner, tags, false)};
}

std::vector<TagProblem> check_counts(const std::vector<Tag> &tags, const std::vector<TextBlock> &blocks) {
  std::vector<TagProblem> problems;
  for (const Tag &tag : tags) {
    if (!is_form(tag)) continue;
    const auto end = tags[tag.partner].begin;
    const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const TextBlock &each) {
      return each.inner_begin <= tag.begin && tag.begin < each.inner_end;
    });
    if (block != blocks.end()) {
      if (!block->counted.empty() && block->counted != counted_by(tag))
        problems.push_back(problem_of(tag, "two-counts",
                                      "This text counts `" + block->counted +
                                          "` already; one text can count one thing, in any language.",
                                      "make two texts of it"));
    } else if (std::any_of(blocks.begin(), blocks.end(), [&](const TextBlock &each) {
                 return tag.end <= each.inner_begin && each.inner_end <= end;
               })) {
      problems.push_back(problem_of(tag, "count-around-text",
                                    "`" + tag.name +
                                        "` holds a whole text; expected it inside the text, so that it can "
                                        "be said in the forms that each language has.",
                                    "put the section inside the element"));
    }
  }
  return problems;
}

}  // namespace formletter::fill
