#include "diag/ascii.hpp"
#include "form/functions.hpp"

#include "diag/utf8.hpp"
#include "digest/digest.hpp"
#include "form/digest.hpp"
#include "form/expression_evaluator.hpp"
#include "form/expression_names.hpp"
#include "form/number_text.hpp"
#include "i18n/ascii_letters.hpp"
#include "i18n/case_folding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace formletter::form {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The argument, or the context node where there is none.
std::string text_or_context(const Call &call) {
  return call.has(0) ? call.text(0) : call.instance().string_value(call.focus().node);
}

Value string(const Call &call) {
  return text_or_context(call);
}

Value concat(const Call &call) {
  std::string all;
  for (std::size_t i = 0; i < call.count(); ++i) {
    call.each_text(i, [&](std::string_view text) { all += text; });
  }
  return all;
}

Value join(const Call &call) {
  const std::string separator = call.text(0);
  std::string all;
  bool first = true;
  for (std::size_t i = 1; i < call.count(); ++i) {
    call.each_text(i, [&](std::string_view text) {
      if (!first) all += separator;
      all += text;
      first = false;
    });
  }
  return all;
}

std::optional<double> characters(const Call &call) {
  std::string room;
  return static_cast<double>(diag::character_count(call.view(0, room)));
}
Value string_length(const Call &call) {
  return *characters(call);
}

/// XPath 1.0, 4.2: characters whose position p has round(start) <= p < round(start)
/// + round(length); NaN and the infinities fall out of the comparison.
Value substring(const Call &call) {
  const auto start = call.number(1);
  const auto length = call.has(2) ? call.number(2) : std::optional(infinity);
  if (!start || !length) return std::string();
  const double first = rounded(*start, 0);
  // Not first + length without a length: -Infinity + Infinity is NaN.
  const double end = call.has(2) ? first + rounded(*length, 0) : infinity;
  std::u32string kept;
  double position = 0;
  for (const char32_t c : diag::to_utf32(call.text(0))) {
    ++position;
    if (position >= first && position < end) kept += c;
  }
  return diag::to_utf8(kept);
}

/// ODK's: from the 0-based start up to but without the end; negative ones count
/// from the text's end.
Value substr(const Call &call) {
  std::string room;
  const std::string_view text = call.view(0, room);
  const std::size_t characters = diag::character_count(text);
  const auto size = static_cast<double>(characters);
  const auto place = [size](double index) {
    if (std::isnan(index)) return 0.0;
    const double whole = std::trunc(index);
    return std::clamp(whole < 0 ? size + whole : whole, 0.0, size);
  };
  const double begin = place(call.number(1).value_or(0));
  const double end = call.has(2) ? place(call.number(2).value_or(0)) : size;
  if (end <= begin) return std::string();
  const auto from = static_cast<std::size_t>(begin);
  const std::size_t length = static_cast<std::size_t>(end) - from;
  if (characters == text.size()) return std::string(text.substr(from, length));
  const auto behind = [text](std::size_t count, std::size_t at) {
    for (; count > 0; --count) diag::next_character(text, at);
    return at;
  };
  const std::size_t first = behind(from, 0);
  return std::string(text.substr(first, behind(length, first) - first));
}

Value substring_before(const Call &call) {
  const std::string text = call.text(0);
  const auto found = text.find(call.text(1));
  return found == std::string::npos ? std::string() : text.substr(0, found);
}

Value substring_after(const Call &call) {
  const std::string text = call.text(0);
  const std::string mark = call.text(1);
  const auto found = text.find(mark);
  return found == std::string::npos ? std::string() : text.substr(found + mark.size());
}

Value starts_with(const Call &call) {
  std::string text, mark;
  return call.view(0, text).starts_with(call.view(1, mark));
}
Value ends_with(const Call &call) {
  std::string text, mark;
  return call.view(0, text).ends_with(call.view(1, mark));
}
Value contains(const Call &call) {
  std::string text, mark;
  return call.view(0, text).find(call.view(1, mark)) != std::string_view::npos;
}

Value translate(const Call &call) {
  std::string room;
  if (const auto *known = std::get_if<std::shared_ptr<const Translation>>(&call.syntax().prepared))
    return (*known)->of(call.view(0, room));
  return Translation(call.text(1), call.text(2)).of(call.view(0, room));
}

Value normalize_space(const Call &call) {
  std::string result;
  bool pending = false;
  for (const char c : text_or_context(call)) {
    if (ascii::is_space(c)) {
      pending = !result.empty();
      continue;
    }
    if (std::exchange(pending, false)) result += ' ';
    result += c;
  }
  return result;
}

/// For comparing without regard to case: a pattern put together of an answer would
/// have to be compiled for each record.
Value fold_case(const Call &call) {
  std::string room;
  return i18n::case_folded(call.view(0, room));
}

Value in_ascii(const Call &call) {
  std::string room;
  return i18n::ascii_letters(call.view(0, room));
}

/// The whole value must match. A pattern made at run time that ICU refuses
/// matches nothing.
Value regex(const Call &call) {
  const auto *prepared = std::get_if<std::shared_ptr<const Regex>>(&call.syntax().prepared);
  std::shared_ptr<const Regex> pattern = prepared != nullptr ? *prepared : nullptr;
  if (!pattern) {
    Regex::Refusal refusal;
    pattern = Regex::compile(call.text(1), refusal);
  }
  std::string room;
  return pattern && pattern->matches(call.view(0, room));
}

Value digest(const Call &call) {
  const auto bytes = digest_bytes(call.text(0), call.text(1));
  const std::string encoding = call.has(2) ? call.text(2) : "base64";
  if (!bytes || (encoding != "base64" && encoding != "hex")) return Empty{};
  return encoding == "hex" ? digest::to_hex(*bytes) : to_base64(*bytes);
}

/// Empty for what is not base64 or whose bytes are not text.
Value base64_decode(const Call &call) {
  auto bytes = from_base64(call.text(0));
  if (!bytes || diag::first_bad_utf8(*bytes)) return Empty{};
  return *std::move(bytes);
}

/// jr:choice-name(value, '${question}'): ODK writes the question as a text.
Value choice_name(const Call &call) {
  const auto *reference = std::get_if<ReferenceSyntax>(&call.argument(1).form);
  const std::string question = reference != nullptr ? reference->name : question_named_in(call.text(1));
  auto label = call.evaluation().scope.choice_label(question, call.text(0));
  if (!label) return Empty{};
  return *std::move(label);
}

/// catalog-state(language): reviewed, draft or partial; "" where no catalog translates into it.
Value catalog_state(const Call &call) {
  const auto *languages = call.evaluation().run_languages;
  return languages != nullptr && languages->catalog_state ? languages->catalog_state(call.text(0))
                                                          : std::string();
}

/// reader-language(): what papers for the reader were asked for in; "" where the answers say it.
Value reader_language(const Call &call) {
  const auto *languages = call.evaluation().run_languages;
  return languages != nullptr ? languages->reader : std::string();
}

Value version(const Call &call) {
  return std::string(call.evaluation().form_version);
}

constexpr std::array text_entries = {
    FunctionEntry{"string", 0, 1, "s", "string(value?)", string},
    FunctionEntry{"concat", 1, -1, "v", "concat(text or nodes, …)", concat},
    FunctionEntry{"join", 1, -1, "sv", "join(separator, nodes, …)", join},
    FunctionEntry{"string-length", 1, 1, "s", "string-length(text)", string_length, characters},
    FunctionEntry{"substring", 2, 3, "s", "substring(text, start from 1, length?)", substring},
    FunctionEntry{"substr", 2, 3, "s", "substr(text, start from 0, end?)", substr},
    FunctionEntry{"substring-before", 2, 2, "s", "substring-before(text, mark)", substring_before},
    FunctionEntry{"substring-after", 2, 2, "s", "substring-after(text, mark)", substring_after},
    FunctionEntry{"starts-with", 2, 2, "s", "starts-with(text, beginning)", starts_with},
    FunctionEntry{"ends-with", 2, 2, "s", "ends-with(text, end)", ends_with},
    FunctionEntry{"contains", 2, 2, "s", "contains(text, part)", contains},
    FunctionEntry{"translate", 3, 3, "s", "translate(text, characters, replacements)", translate},
    FunctionEntry{"normalize-space", 0, 1, "s", "normalize-space(text?)", normalize_space},
    FunctionEntry{"fold-case", 1, 1, "s", "fold-case(text)", fold_case},
    FunctionEntry{"ascii", 1, 1, "s", "ascii(text)", in_ascii},
    FunctionEntry{"regex", 2, 2, "s", "regex(text, pattern)", regex},
    FunctionEntry{"digest", 2, 3, "s", "digest(text, algorithm, encoding?)", digest},
    FunctionEntry{"base64-decode", 1, 1, "s", "base64-decode(text)", base64_decode},
    FunctionEntry{"jr:choice-name", 2, 2, "s", "jr:choice-name(value, '${question}')", choice_name},
    FunctionEntry{"catalog-state", 1, 1, "s", "catalog-state(language)", catalog_state},
    FunctionEntry{"reader-language", 0, 0, "", "reader-language()", reader_language},
    FunctionEntry{"version", 0, 0, "", "version()", version},
};

}  // namespace

std::span<const FunctionEntry> text_functions() {
  return text_entries;
}

}  // namespace formletter::form
