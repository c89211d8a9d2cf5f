#include "mailmerge/sort_keys.hpp"

#include "answers/answers.hpp"
#include "answers/typed_answer.hpp"
#include "diag/nearest_name.hpp"
#include "mailmerge/json_rows.hpp"

#include <unicode/coll.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <stdexcept>

namespace formletter::mailmerge {

namespace {

/// The first byte of a key: a cell that is no date among dates goes behind them.
constexpr char typed_first = '\1', text_second = '\2';

std::unique_ptr<icu::Collator> root_collator() {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getRoot(), error));
  if (U_SUCCESS(error)) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no root collation");
  return collator;
}

std::string text_key(const icu::Collator &collator, const std::string &text) {
  const auto wide = icu::UnicodeString::fromUTF8(text);
  const auto size = collator.getSortKey(wide, nullptr, 0);
  std::string key(static_cast<std::size_t>(size), '\0');
  collator.getSortKey(wide, reinterpret_cast<std::uint8_t *>(key.data()), size);
  key.pop_back();  // its zero at the end
  return text_second + key;
}

/// Eight bytes that compare as the numbers do; nothing for a text that is no number.
std::optional<std::string> number_key(std::string_view text) {
  double value = 0;
  const auto *const end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, value); read.ec != std::errc() || read.ptr != end)
    return std::nullopt;
  // The bits of IEEE 754 compare as integers do once negative ones are turned over.
  constexpr std::uint64_t sign = 1ULL << 63U;
  auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // minus nought is nought
  bits = (bits & sign) != 0 ? ~bits : bits | sign;
  std::string key(1, typed_first);
  for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(bits >> shift & 0xFFU);
  return key;
}

std::optional<std::string> date_key(const std::string &text) {
  if (!Date::parse_iso(text)) return std::nullopt;
  return typed_first + text;
}

bool is_asked_for(const form::Question &question) {
  return question.kind != form::QuestionKind::note && question.kind != form::QuestionKind::calculate;
}

/// A key of JSON Lines that the mapping names is the field that it says.
std::string mapped_name(std::string_view column, const Roster &roster, const Columns &columns) {
  const auto mapped = columns.map().find(column);
  return roster.is_json() && mapped != columns.map().end() ? mapped->second.field : std::string(column);
}

}  // namespace

struct SortKeys::State {
  const Roster &roster;
  const Columns &columns;
  const ColumnNames &names;
  const form::Question *question = nullptr;  ///< none for a column that is no field
  std::optional<std::size_t> column = {};    ///< none in JSON Lines
  std::unique_ptr<icu::Collator> collator = root_collator();
  std::unique_ptr<JsonRows> records = std::make_unique<JsonRows>(columns, names);

  /// As the row has it, choices by their names.
  std::string written(const Row &row) {
    if (column) return columns.text_in(row, *column, names);
    const auto raw = records->read(row);
    if (!raw) return {};  // such a row fails, wherever it stands
    const auto leaf = (*raw)->values.find(question->name);
    return leaf == (*raw)->values.end() ? std::string() : leaf->second.text;
  }
};

SortKeys::SortKeys(std::unique_ptr<State> state) : state_(std::move(state)) {}
SortKeys::SortKeys(SortKeys &&) noexcept = default;
SortKeys &SortKeys::operator=(SortKeys &&) noexcept = default;
SortKeys::~SortKeys() = default;

Result<SortKeys> SortKeys::settle(std::string_view column, const Roster &roster, const Columns &columns,
                                  const ColumnNames &names) {
  auto state = std::make_unique<State>(State{.roster = roster, .columns = columns, .names = names});
  const auto target = names.find(mapped_name(column, roster, columns));
  const bool is_field = target && target->repeats.empty() && is_asked_for(*target->question);
  const auto &header = columns.header();
  if (const auto heading = std::find(header.begin(), header.end(), column); heading != header.end()) {
    state->column = static_cast<std::size_t>(heading - header.begin());
  } else if (is_field && !roster.is_json()) {
    state->column = columns.column_of(target->question->name);
  }
  // A mapping may say that the heading is another field than its name.
  if (state->column) state->question = columns.question_of(*state->column);
  if (roster.is_json() && is_field) state->question = target->question;
  if (state->column || state->question != nullptr) return SortKeys(std::move(state));
  Problem problem{.code = "unknown-column",
                  .place = {.file = roster.facts().path.string(), .line = roster.is_json() ? 0 : 1},
                  .subject = std::string(column),
                  .message = "The roster has no column of this name to sort by.",
                  .hint = diag::did_you_mean(column, header)};
  if (problem.hint.empty() && !target) problem.hint = target.problems().front().hint;
  return problem;
}

std::string SortKeys::key_of(const Row &row) const {
  auto text = state_->written(row);
  if (text.empty()) return {};
  if (state_->question == nullptr) return text_key(*state_->collator, text);
  const auto &form = state_->names.form();
  const auto taken = answers::take(form, *state_->question, text);
  if (!taken.refused() && !taken.canonical.empty()) text = taken.canonical;
  std::optional<std::string> typed;
  switch (answers::datatype_of(form, *state_->question)) {
    case form::Datatype::integer:
    case form::Datatype::decimal:
      typed = number_key(text);
      break;
    case form::Datatype::date:
      typed = date_key(text);
      break;
    case form::Datatype::text:
    case form::Datatype::boolean:
    case form::Datatype::select_one:
    case form::Datatype::select_multiple:
    case form::Datatype::group:
      break;
  }
  return typed ? *typed : text_key(*state_->collator, text);
}

std::string SortKeys::collation_version() {
  UVersionInfo version = {};
  root_collator()->getVersion(version);
  std::string text;
  for (const auto part : version) text += (text.empty() ? "" : ".") + std::to_string(part);
  return text;
}

}  // namespace formletter::mailmerge
