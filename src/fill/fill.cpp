#include "fill/tag_values.hpp"
#include "fill/value_text.hpp"
#include "i18n/locale_format.hpp"

#include <cassert>
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

  AskedTerms(const std::vector<Slot> &slots, const form::Form &form) {
    std::map<std::pair<std::string_view, bool>, std::uint16_t> numbers;
    for (const Slot &slot : slots) {
      const Term &term = terms.emplace_back(Term::find(slot.reference, form));
      Asked &made = asked.emplace_back(
          Asked{slot.is_section, slot.plain, slot.is_english, slot.right_to_left, std::nullopt});
      if (!slot.is_section || term.hangs_on_turns() || numbers.size() == most_told) continue;
      const auto name = std::pair(std::string_view(slot.reference.text), slot.reference.any);
      made.told = numbers.try_emplace(name, static_cast<std::uint16_t>(numbers.size())).first->second;
    }
    told = numbers.size();
  }

 private:
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
    if (asked.is_section) return section(asked, term);
    const auto text = (asked.is_english ? english_ : values_).text(term, turns_, made_);
    if (asked.plain) {
      held_ = value_as_plain_text(text);
    } else {
      put_as_content(text, isolation(asked, term, text), held_);
    }
    return &value_;
  }
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
  TranslatedTemplate compiled;
  AskedTerms terms;
  ShownAnswers shown, shown_in_english;
};

Filler::Filler(const TranslatedTemplate &compiled, const form::Form &form)
    : state_(std::make_unique<State>(State{compiled, {compiled.state().slots, form}, {}, {}})) {}

Filler::Filler(Filler &&) noexcept = default;
Filler &Filler::operator=(Filler &&) noexcept = default;
Filler::~Filler() = default;

std::string Filler::fill(const Filling &filling) {
  const auto &compiled = state_->compiled.state();
  const TagValues values(filling, compiled.language, state_->shown);
  const LanguageTag english;
  const TagValues in_english(filling, english, state_->shown_in_english);
  Context context(compiled, state_->terms, values, in_english);
  Output output;
  output.text.reserve(usual_length);
  compiled.mustache.render(context, output);
  assert(compiled.mustache.is_valid());
  return std::move(output.text);
}

std::string fill(const TranslatedTemplate &compiled, const Filling &filling) {
  return Filler(compiled, filling.form).fill(filling);
}

}  // namespace formletter::fill
