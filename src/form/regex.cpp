#include "form/regex.hpp"

#include "diag/ascii.hpp"
#include "form/letter_case.hpp"
#include "form/quick_regex.hpp"

#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <atomic>
#include <utility>

namespace formletter::form {
namespace {

// Steps of ICU's engine, not milliseconds, so the verdict is the same on every
// machine; a runaway pattern gives up after some tens of milliseconds.
constexpr std::int32_t step_limit = 200;

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString &text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::unique_ptr<icu::RegexMatcher> new_matcher(const icu::RegexPattern &pattern) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(status));
  if (U_FAILURE(status)) return nullptr;
  matcher->setTimeLimit(step_limit, status);
  return matcher;
}

std::string group_text(icu::RegexMatcher &matcher, std::int32_t group) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = matcher.group(group, status);
  return U_FAILURE(status) ? std::string() : utf8(text);
}

// As ICU reads replacements ("\$" is a dollar, and $10 of a pattern with one
// group is that group and a zero), with "\L" and "\U" before a group besides.
template <typename GroupText>
std::string expanded(std::string_view replacement, std::size_t groups, GroupText text_of) {
  std::string out;
  LetterCase letter_case = LetterCase::kept;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (c == '\\' && (next == 'L' || next == 'U')) {
      letter_case = next == 'L' ? LetterCase::lower : LetterCase::upper;
      ++i;
    } else if (c == '\\' && next != '\0') {
      out += next;
      ++i;
    } else if (c == '$' && ascii::is_digit(next)) {
      std::size_t group = static_cast<std::size_t>(next - '0');
      ++i;
      while (i + 1 < replacement.size() && ascii::is_digit(replacement[i + 1])) {
        const std::size_t longer = group * 10 + static_cast<std::size_t>(replacement[i + 1] - '0');
        if (longer > groups) break;
        group = longer;
        ++i;
      }
      out += in_case(text_of(group), letter_case);
      letter_case = LetterCase::kept;
    } else {
      out += c;
    }
  }
  return out;
}

std::string expanded(std::string_view replacement, icu::RegexMatcher &matcher) {
  return expanded(replacement, static_cast<std::size_t>(matcher.groupCount()),
                  [&](std::size_t group) { return group_text(matcher, static_cast<std::int32_t>(group)); });
}

std::string reason_of(UErrorCode status) {
  switch (status) {
    case U_REGEX_MISMATCHED_PAREN:
      return "mismatched parenthesis";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "missing closing bracket";
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "unknown escape";
    case U_REGEX_PROPERTY_SYNTAX:
      return "unknown property";
    case U_REGEX_BAD_INTERVAL:
      return "bad interval in braces";
    case U_REGEX_MAX_LT_MIN:
      return "interval with its ends the wrong way round";
    case U_REGEX_INVALID_BACK_REF:
      return "back-reference to a group that is not there";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "look-behind of no fixed length";
    case U_REGEX_INVALID_RANGE:
      return "character range with its ends the wrong way round";
    default:
      return "rule of its syntax broken";
  }
}

}  // namespace

struct Regex::State {
  std::unique_ptr<icu::RegexPattern> pattern;
  std::size_t groups = 0;
  /// A matcher that nobody uses now. To make one costs more than a match, and two
  /// threads must not share one: whoever takes it leaves nothing behind.
  mutable std::atomic<icu::RegexMatcher *> spare = nullptr;
  std::string source;
  MadeForMany<QuickMatch> quick_match;
  MadeForMany<QuickSearch> quick_search;

  State() = default;
  State(const State &) = delete;
  State &operator=(const State &) = delete;
  ~State() { delete spare.load(); }
};

namespace {

/// A matcher of the regex on a text, given back at the end.
class BorrowedMatcher {
 public:
  /// `text` must live as long.
  BorrowedMatcher(const icu::RegexPattern &pattern, std::atomic<icu::RegexMatcher *> &spare,
                  const icu::UnicodeString &text)
      : spare_(spare), matcher_(spare.exchange(nullptr)) {
    if (!matcher_) matcher_ = new_matcher(pattern);
    if (matcher_) matcher_->reset(text);
  }
  BorrowedMatcher(const BorrowedMatcher &) = delete;
  BorrowedMatcher &operator=(const BorrowedMatcher &) = delete;
  ~BorrowedMatcher() { delete spare_.exchange(matcher_.release()); }

  explicit operator bool() const { return matcher_ != nullptr; }
  icu::RegexMatcher *operator->() const { return matcher_.get(); }
  icu::RegexMatcher &operator*() const { return *matcher_; }

 private:
  std::atomic<icu::RegexMatcher *> &spare_;
  std::unique_ptr<icu::RegexMatcher> matcher_;
};

}  // namespace

Regex::Regex(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Regex::~Regex() = default;

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, Refusal &refusal) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto state = std::make_unique<State>();
  state->pattern.reset(icu::RegexPattern::compile(utf16(pattern), 0, where, status));
  if (U_FAILURE(status)) {
    refusal = {reason_of(status), where.offset > 0 ? static_cast<std::size_t>(where.offset) : 0};
    return nullptr;
  }
  state->source = pattern;
  auto matcher = new_matcher(*state->pattern);
  state->groups = matcher ? static_cast<std::size_t>(matcher->groupCount()) : 0;
  state->spare = matcher.release();
  return std::shared_ptr<const Regex>(new Regex(std::move(state)));
}

std::size_t Regex::group_count() const {
  return state_->groups;
}

bool Regex::matches(std::string_view text) const {
  if (const QuickMatch *quick = state_->quick_match.get(state_->source)) {
    const auto verdict = quick->verdict(text);
    if (verdict != RegexAutomaton::Verdict::unknown) return verdict == RegexAutomaton::Verdict::yes;
  }
  const icu::UnicodeString subject = utf16(text);
  const BorrowedMatcher matcher(*state_->pattern, state_->spare, subject);
  UErrorCode status = U_ZERO_ERROR;
  return matcher && matcher->matches(status) && U_SUCCESS(status);
}

std::optional<std::string> Regex::rewritten(std::string_view text, std::string_view replacement) const {
  if (const QuickMatch *quick = state_->quick_match.get(state_->source)) {
    const auto verdict = quick->verdict(text);
    if (verdict == RegexAutomaton::Verdict::no) return std::nullopt;
    const bool is_sure = verdict == RegexAutomaton::Verdict::yes;
    std::vector<std::string_view> groups;
    const bool needs_groups = replacement.find('$') != std::string_view::npos;
    if (is_sure && (!needs_groups || quick->find_groups(text, groups))) {
      return expanded(replacement, state_->groups, [&](std::size_t group) {
        return std::string(group < groups.size() ? groups[group] : std::string_view());
      });
    }
  }
  const icu::UnicodeString subject = utf16(text);
  const BorrowedMatcher matcher(*state_->pattern, state_->spare, subject);
  UErrorCode status = U_ZERO_ERROR;
  if (!matcher || !matcher->matches(status) || U_FAILURE(status)) return std::nullopt;
  return expanded(replacement, *matcher);
}

std::string Regex::replaced_everywhere(std::string_view text, std::string_view replacement) const {
  if (const QuickSearch *quick = state_->quick_search.get(state_->source)) {
    if (auto replaced = quick->replaced(text, replacement)) return *std::move(replaced);
  }
  const icu::UnicodeString subject = utf16(text);
  const BorrowedMatcher matcher(*state_->pattern, state_->spare, subject);
  UErrorCode status = U_ZERO_ERROR;
  if (!matcher) return std::string(text);
  std::string out;
  std::int32_t copied = 0;
  while (matcher->find(status) && U_SUCCESS(status)) {
    out += utf8(subject.tempSubStringBetween(copied, matcher->start(status)));
    out += expanded(replacement, *matcher);
    copied = matcher->end(status);
  }
  return out + utf8(subject.tempSubString(copied));
}

std::size_t Regex::highest_group(std::string_view replacement) {
  std::size_t highest = 0;
  for (std::size_t i = 0; i + 1 < replacement.size(); ++i) {
    if (replacement[i] == '\\') {
      ++i;
    } else if (replacement[i] == '$' && ascii::is_digit(replacement[i + 1])) {
      highest = std::max(highest, static_cast<std::size_t>(replacement[i + 1] - '0'));
    }
  }
  return highest;
}

}  // namespace formletter::form
