#include "answers/standing_steps.hpp"

#include <bit>
#include <cassert>

namespace formletter::answers {

StandingSteps::StandingSteps(LastRecord &last, const ToldBy &told_by)
    : last_(last),
      may_stand_((told_by.size() + word_size - 1) / word_size),
      run_(may_stand_.size()),
      asks_names_(may_stand_.size()),
      asking_(last.source_count() * may_stand_.size()) {
  for (std::size_t step = 0; step < told_by.size(); ++step) {
    const auto &sources = told_by[step];
    steps_.push_back({.sources = sources.value_or(LastRecord::Sources()), .is_told = sources.has_value()});
    last.each(steps_.back().sources, [&](std::size_t source) {
      const std::uint64_t bit = std::uint64_t{1} << step % word_size;
      asking_[source * may_stand_.size() + step / word_size] |= bit;
      if (last.is_name(source)) asks_names_[step / word_size] |= bit;
    });
  }
}

void StandingSteps::begin(const LastRecord::Record &record) {
  follows_ = record.changes.has_last && gone_through_ + 1 == record.changes.number;
  gone_through_ = 0;
  for (std::size_t i = 0; i < run_.size(); ++i) run_[i] = follows_ ? ~may_stand_[i] : ~std::uint64_t{0};
  looked_at_.assign(record.changes.changed.size(), 0);
  if (follows_) look_anew(record.changes);
}

void StandingSteps::look_anew(const LastRecord::Changes &changes) {
  marks_ = changes.marks;
  const std::size_t words = run_.size();
  for (std::size_t place = 0; place < looked_at_.size(); ++place) {
    const std::uint64_t fresh = changes.changed[place] & ~looked_at_[place];
    looked_at_[place] |= fresh;
    for (std::uint64_t rest = fresh; rest != 0; rest &= rest - 1) {
      const auto source = place * word_size + static_cast<std::size_t>(std::countr_zero(rest));
      assert(source < last_.source_count());
      for (std::size_t i = 0; i < words; ++i) run_[i] |= asking_[source * words + i];
    }
  }
}

std::size_t StandingSteps::first_from(std::size_t step, const Bits &ones, const Bits &others) const {
  for (std::size_t place = step / word_size; place < ones.size(); ++place) {
    const std::uint64_t before = place == step / word_size ? (std::uint64_t{1} << step % word_size) - 1 : 0;
    const std::uint64_t rest = (ones[place] | others[place]) & ~before;
    if (rest == 0) continue;
    const std::size_t found = place * word_size + static_cast<std::size_t>(std::countr_zero(rest));
    return found < steps_.size() ? found : steps_.size();
  }
  return steps_.size();
}

void StandingSteps::run(std::size_t step, const LastRecord::Record &record, bool can_stand) {
  const std::uint64_t bit = std::uint64_t{1} << step % word_size;
  steps_[step].last_run = record.changes.number;
  std::uint64_t &may_stand = may_stand_[step / word_size];
  may_stand = steps_[step].is_told && can_stand ? may_stand | bit : may_stand & ~bit;
}

}  // namespace formletter::answers
