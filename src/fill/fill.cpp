#include "fill/full_stops.hpp"
#include "fill/kept_stretch.hpp"
#include "fill/tag_values.hpp"
#include "fill/value_text.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <ranges>
#include <utility>

namespace formletter::fill {

namespace {

namespace mustache = kainjow::mustache;

/// Of a filled letter in bytes: most need no more.
constexpr std::size_t usual_length = 8192;

/// What a tag is called in the compiled template: "17", or "L17" of a literal.
struct TagName {
  bool is_literal = false;
  std::size_t index = 0;

  explicit TagName(std::string_view name) : is_literal(name.front() == 'L') {
    if (is_literal) name.remove_prefix(1);
    for (const char digit : name) index = 10 * index + static_cast<std::size_t>(digit - '0');
  }
};

/// What the slots of a template ask for, for all records of a form.
struct AskedTerms {
  /// What is asked of a slot first: side by side, since a letter goes through all of them.
  struct Asked {
    bool is_section = false, plain = false, is_english = false, right_to_left = false;
    /// Of a section that is the same all over a letter: its number, which others may have, too.
    std::optional<std::uint16_t> told;
  };
  std::vector<Asked> asked;
  std::vector<Term> terms;
  std::size_t told = 0;  ///< how many numbers there are
  /// Of each stretch, whether it asks for nothing that hangs on turns.
  std::vector<bool> without_turns;

  AskedTerms(const TranslatedTemplate::State &compiled, const form::Form &form) {
    std::map<std::pair<std::string_view, bool>, std::uint16_t> numbers;
    for (const Slot &slot : compiled.slots) {
      const Term &term = terms.emplace_back(Term::find(slot.reference, form));
      Asked &made =
          asked.emplace_back(Asked{slot.is_section, slot.plain, slot.is_english, slot.right_to_left, {}});
      if (!slot.is_section || term.hangs_on_turns() || numbers.size() == most_told) continue;
      const auto name = std::pair(std::string_view(slot.reference.text), slot.reference.any);
      made.told = numbers.try_emplace(name, static_cast<std::uint16_t>(numbers.size())).first->second;
    }
    told = numbers.size();
    for (const auto &stretch : compiled.stretches) without_turns.push_back(is_without_turns(stretch));
  }

 private:
  bool is_without_turns(const TranslatedTemplate::State::Stretch &stretch) const {
    for (std::size_t slot = stretch.first_slot; slot < stretch.end_slot; ++slot) {
      if (asked[slot].is_section ? !asked[slot].told : terms[slot].hangs_on_turns()) return false;
    }
    return true;
  }

  static constexpr std::size_t most_told = 0xFFFF;
};

/// Answers kainjow's questions when they come up, instead of building all data
/// beforehand: kainjow copies lists and objects deeply, once a level.
class Context : public mustache::basic_context<std::string> {
 public:
  Context(const TranslatedTemplate::State &compiled, const AskedTerms &terms, const TagValues &values,
          const TagValues &english)
      : compiled_(compiled),
        terms_(terms),
        values_(values),
        english_(english),
        right_to_left_(compiled.language.right_to_left()),
        told_(terms.told) {}

  const mustache::data *get(const std::string &name) const override {
    const TagName tag(name);
    if (tag.is_literal) return &compiled_.literals[tag.index];
    const AskedTerms::Asked &asked = terms_.asked[tag.index];
    const Term &term = terms_.terms[tag.index];
    if (asked.is_section) return noted_section(tag.index);
    if (noting_ != nullptr) note_text(tag.index);
    const TagValues &values = asked.is_english ? english_ : values_;
    const auto text = values.text(term, turns_, made_);
    if (asked.plain) {
      held_ = value_as_plain_text(text);
    } else if (const LanguageTag *language = values.foreign_language(term)) {
      put_as_foreign(text, *language, held_);
    } else {
      put_as_content(text, isolation(asked, term, text), held_);
    }
    return &value_;
  }
  /// Whether all would be told again that the stretch was told.
  bool tells_again(const KeptStretch &stretch) const {
    return std::ranges::all_of(stretch.told(), [&](const KeptStretch::Told &told) {
      const Term &term = terms_.terms[told.slot];
      if (told.is_section) return section(terms_.asked[told.slot], term) == (told.shown ? &yes_ : &no_);
      TextOrigin origin = told.origin;
      origin.text = told.text;
      return values_.origin(term, made_) == origin;
    });
  }
  /// From here on what is told is noted; nowhere, if null.
  void note_in(KeptStretch *stretch) { noting_ = stretch; }
  /// Whether all has been noted since.
  bool is_noting() const { return noting_ != nullptr; }

  const mustache::data *get_partial(const std::string &) const override { return nullptr; }

  void push(const mustache::data *data) override {
    // kainjow pushes the item of a list it goes over, or else the section's own
    // value.
    for (const List &list : std::views::reverse(lists_)) {
      const auto &items = list.items.list_value();
      const std::less<> before;
      if (before(data, items.data()) || !before(data, items.data() + items.size())) continue;
      turns_.push_back(list.turns[static_cast<std::size_t>(data - items.data())]);
      pushed_turn_.push_back(true);
      return;
    }
    pushed_turn_.push_back(false);
  }
  void pop() override {
    if (pushed_turn_.back()) turns_.pop_back();
    pushed_turn_.pop_back();
  }

 private:
  enum class Told : std::uint8_t { not_yet, no, yes };
  struct List {
    std::vector<Turn> turns;
    mustache::data items{mustache::data::type::list};
  };

  /// "G-28 (إلى ICE)" begins with a Latin letter and is Arabic all the same: from left to right
  /// the form and its addressee would change places.
  Isolation isolation(const AskedTerms::Asked &asked, const Term &term, std::string_view text) const {
    if (!right_to_left_ && !asked.right_to_left) return Isolation::when_right_to_left;
    return TagValues::is_worded(term) && i18n::has_right_to_left(text) ? Isolation::from_right_to_left
                                                                       : Isolation::always;
  }

  const mustache::data *noted_section(std::size_t slot) const {
    const mustache::data *value = section(terms_.asked[slot], terms_.terms[slot]);
    if (noting_ == nullptr) return value;
    if (value == &yes_ || value == &no_) {
      noting_->note({.slot = slot, .is_section = true, .shown = value == &yes_, .origin = {}});
    } else {
      noting_ = nullptr;  // turns are not noted
    }
    return value;
  }
  void note_text(std::size_t slot) const {
    TextOrigin origin = values_.origin(terms_.terms[slot], made_);
    std::string text(std::exchange(origin.text, {}));
    noting_->note({.slot = slot, .origin = origin, .text = std::move(text)});
  }

  const mustache::data *section(const AskedTerms::Asked &asked, const Term &term) const {
    const Told told = asked.told ? told_[*asked.told] : Told::not_yet;
    if (told != Told::not_yet) return told == Told::yes ? &yes_ : &no_;
    auto value = values_.section(term, turns_);
    if (const bool *shown = std::get_if<bool>(&value)) {
      if (asked.told) told_[*asked.told] = *shown ? Told::yes : Told::no;
      return *shown ? &yes_ : &no_;
    }
    List &list = lists_.emplace_back();
    list.turns = std::get<std::vector<Turn>>(std::move(value));
    for (std::size_t i = 0; i < list.turns.size(); ++i) list.items.push_back(yes_);
    return &list.items;
  }

  const TranslatedTemplate::State &compiled_;
  const AskedTerms &terms_;
  const TagValues &values_, &english_;
  const bool right_to_left_;  ///< of the paper; asked for with each value
  const mustache::data yes_{true}, no_{false};
  // kainjow asks through a const method and keeps what it got only until the
  // next question; lists it goes over must stay where they are.
  mutable std::vector<Told> told_;  ///< by their numbers
  mutable std::string made_;
  mutable KeptStretch *noting_ = nullptr;
  mustache::data value_{mustache::data::type::string};
  /// The text of `value_`, which kainjow lets one only look at: a new one for each value would be
  /// three allocations.
  std::string &held_ = const_cast<std::string &>(value_.string_value());
  mutable std::list<List> lists_;
  std::vector<Turn> turns_;
  std::vector<bool> pushed_turn_;
};

/// All that kainjow asks of a stream.
struct Output {
  std::string text;
  Output &operator<<(const std::string &more) {
    text += more;
    return *this;
  }
};

}  // namespace

struct Filler::State {
  State(TranslatedTemplate made, const form::Form &form)
      : compiled(std::move(made)),
        terms(compiled.state(), form),
        stretches(compiled.state().stretches.size()) {}

  /// What all texts hang on that are not told by the record or extra values.
  struct Run {
    const i18n::Catalog *catalog = nullptr, *english = nullptr;
    Date today;
    friend bool operator==(const Run &, const Run &) = default;
  };
  void begin_run(const Run &begun) {
    if (run == begun) return;
    for (KeptStretch &stretch : stretches) stretch.forget();
    run = begun;
  }
  void fill(std::size_t number, Context &context, Output &output);

  TranslatedTemplate compiled;
  AskedTerms terms;
  ShownAnswers shown, shown_in_english;
  std::optional<Run> run;
  std::vector<KeptStretch> stretches;
};

void Filler::State::fill(std::size_t number, Context &context, Output &output) {
  KeptStretch &kept = stretches[number];
  if (kept.is_kept() && context.tells_again(kept)) {
    kept.came_again();
    output.text += kept.text();
    return;
  }
  const std::size_t begin = output.text.size();
  context.note_in(kept.begin_noting() && terms.without_turns[number] ? &kept : nullptr);
  compiled.state().stretches[number].mustache.render(context, output);
  settle_full_stops(output.text, begin);
  if (context.is_noting()) kept.end_noting(std::string_view(output.text).substr(begin));
}

Filler::Filler(const TranslatedTemplate &compiled, const form::Form &form)
    : state_(std::make_unique<State>(compiled, form)) {}

Filler::Filler(Filler &&) noexcept = default;
Filler &Filler::operator=(Filler &&) noexcept = default;
Filler::~Filler() = default;

std::string Filler::fill(const Filling &filling) {
  const auto &compiled = state_->compiled.state();
  const TagValues values(filling, compiled.language, state_->shown);
  const LanguageTag english;
  const TagValues in_english(filling, english, state_->shown_in_english);
  state_->begin_run({state_->shown.catalog(), state_->shown_in_english.catalog(), filling.today});
  Context context(compiled, state_->terms, values, in_english);
  Output output;
  output.text.reserve(usual_length);
  for (std::size_t each = 0; each < compiled.stretches.size(); ++each) state_->fill(each, context, output);
  return std::move(output.text);
}

std::string fill(const TranslatedTemplate &compiled, const Filling &filling) {
  return Filler(compiled, filling.form).fill(filling);
}

}  // namespace formletter::fill
