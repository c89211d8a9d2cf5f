#include "fill/tag_values.hpp"
#include "fill/value_text.hpp"

#include <cassert>
#include <charconv>
#include <deque>
#include <functional>

namespace formletter::fill {

namespace {

namespace mustache = kainjow::mustache;

/// Answers kainjow's questions when they come up, instead of building all data
/// beforehand: kainjow copies lists and objects deeply, once a level.
class Context : public mustache::basic_context<std::string> {
 public:
  Context(const std::vector<Slot> &slots, const TagValues &values) : slots_(slots), values_(values) {}

  const mustache::data *get(const std::string &name) const override {
    std::size_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    const Slot &slot = slots_.at(index);
    if (slot.is_section) return section(slot);
    std::string text = values_.text(slot.reference, turns_);
    value_ = mustache::data(slot.plain ? value_as_plain_text(text) : std::move(text));
    return &value_;
  }
  const mustache::data *get_partial(const std::string &) const override { return nullptr; }

  void push(const mustache::data *data) override {
    // kainjow pushes the item of a list it goes over, or else the section's own value.
    for (auto list = lists_.rbegin(); list != lists_.rend(); ++list) {
      const auto &items = list->items.list_value();
      const std::less<> before;
      if (before(data, items.data()) || !before(data, items.data() + items.size())) continue;
      turns_.push_back(list->turns[static_cast<std::size_t>(data - items.data())]);
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
  struct List {
    std::vector<Turn> turns;
    mustache::data items{mustache::data::type::list};
  };

  const mustache::data *section(const Slot &slot) const {
    auto value = values_.section(slot.reference, turns_);
    if (const bool *shown = std::get_if<bool>(&value)) return *shown ? &yes_ : &no_;
    List &list = lists_.emplace_back();
    list.turns = std::get<std::vector<Turn>>(std::move(value));
    for (std::size_t i = 0; i < list.turns.size(); ++i) list.items.push_back(yes_);
    return &list.items;
  }

  const std::vector<Slot> &slots_;
  const TagValues &values_;
  const mustache::data yes_{true}, no_{false};
  // kainjow asks through a const method and keeps what it got only until the next
  // question; lists it goes over must stay where they are.
  mutable mustache::data value_;
  mutable std::deque<List> lists_;
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

std::string fill(const TranslatedTemplate &compiled, const Filling &filling) {
  const auto &state = compiled.state();
  const TagValues values(filling, state.language);
  Context context(state.slots, values);
  Output output;
  state.mustache.render(context, output);
  assert(state.mustache.is_valid());
  return std::move(output.text);
}

}  // namespace formletter::fill
