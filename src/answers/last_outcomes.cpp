#include "answers/last_outcomes.hpp"

#include "answers/each_once.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace formletter::answers {

namespace {

constexpr std::size_t word_size = 64;

std::size_t first_of(std::uint64_t bits) {
  return static_cast<std::size_t>(std::countr_zero(bits));
}

}  // namespace

LastOutcomes::LastOutcomes(const RecordPlan &plan, RecordPlan::Numbers numbers) : first_(numbers.begin) {
  std::vector<std::optional<ExpressionReach>> reaches;
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number)
    reaches.push_back(reach_of(plan, plan.asked()[number]));
  number_sources(reaches);
  const auto size_of = [](const auto &all) { return static_cast<std::uint32_t>(all.size()); };
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number) {
    Outcomes outcomes{.sources = size_of(sources_), .kept = size_of(kept_)};
    if (const auto &reach = reaches[number - first_]) {
      kept_.resize(kept_.size() + (plan.asked()[number].is_repeated ? instances_kept : 1));
      add_sources(*reach);
    }
    outcomes.sources_end = size_of(sources_);
    outcomes.kept_end = size_of(kept_);
    outcomes_.push_back(outcomes);
  }
}

void LastOutcomes::number_sources(const std::vector<std::optional<ExpressionReach>> &reaches) {
  std::vector<form::NodeId> nodes;
  std::vector<form::NameNumber> names;
  for (const auto &reach : reaches) {
    if (!reach) continue;
    nodes.insert(nodes.end(), reach->nodes.begin(), reach->nodes.end());
    names.insert(names.end(), reach->repeated.begin(), reach->repeated.end());
  }
  for (const form::NodeId node : each_once(std::move(nodes))) nodes_.push_back({.node = node});
  for (const form::NameNumber name : each_once(std::move(names))) names_.push_back({.name = name});
  compared_.resize((nodes_.size() + names_.size() + word_size - 1) / word_size);
  same_.resize(compared_.size());
}

void LastOutcomes::add_sources(const ExpressionReach &reach) {
  std::vector<std::uint64_t> words(compared_.size());
  const auto add = [&](std::ptrdiff_t source) {
    const auto place = static_cast<std::size_t>(source);
    words[place / word_size] |= std::uint64_t{1} << place % word_size;
  };
  for (const form::NodeId node : reach.nodes)
    add(std::ranges::lower_bound(nodes_, node, {}, &SeenNode::node) - nodes_.begin());
  for (const form::NameNumber name : reach.repeated)
    add(std::ssize(nodes_) +
        (std::ranges::lower_bound(names_, name, {}, &SeenRepeated::name) - names_.begin()));
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    if (words[word] != 0) sources_.push_back({word, words[word]});
  }
}

void LastOutcomes::begin(Date today) {
  // Past by two: nothing is of the record before.
  record_ += is_ended_ && today_ == today ? 1 : 2;
  is_ended_ = false;
  today_ = today;
  std::ranges::fill(compared_, 0);
  std::ranges::fill(same_, 0);
}

/// In a repeat a node of the number may have stood in another instance, in another record.
LastOutcomes::Outcome *LastOutcomes::last_of_instance(const Outcomes &of, form::NodeId node, Record record) {
  for (std::uint32_t i = of.kept; i < of.kept_end; ++i) {
    Outcome &outcome = kept_[i];
    if (outcome.node == node && outcome.parent == record.instance.parent(node)) return &outcome;
  }
  return nullptr;
}

const form::Value *LastOutcomes::known(RecordPlan::Asked asked, form::NodeId node, Record record) {
  const Outcomes &of = outcomes_[asked.number - first_];
  Outcome *const outcome = last_at(of, node, record);
  if (outcome == nullptr) return nullptr;
  if (outcome->record == record_) return &outcome->value;
  if (outcome->record + 1 != record_) return nullptr;
  for (std::uint32_t i = of.sources; i < of.sources_end; ++i) {
    if (!are_same(sources_[i], record)) return nullptr;
  }
  outcome->record = record_;
  return &outcome->value;
}

void LastOutcomes::keep(RecordPlan::Asked asked, form::NodeId node, Record record, const form::Value &value) {
  const Outcomes &of = outcomes_[asked.number - first_];
  if (of.kept == of.kept_end) return;
  Outcome *outcome = last_at(of, node, record);
  if (outcome == nullptr)
    outcome = &*std::min_element(kept_.begin() + of.kept, kept_.begin() + of.kept_end,
                                 [](const Outcome &a, const Outcome &b) { return a.record < b.record; });
  *outcome = {.node = node, .parent = record.instance.parent(node), .record = record_, .value = value};
}

void LastOutcomes::compare(Sources asked, Record record) {
  for (std::uint64_t rest = asked.bits & ~compared_[asked.word]; rest != 0; rest &= rest - 1) {
    const std::size_t bit = first_of(rest);
    if (is_same(asked.word * word_size + bit, record)) same_[asked.word] |= std::uint64_t{1} << bit;
  }
  compared_[asked.word] |= asked.bits;
}

bool LastOutcomes::is_same(std::size_t source, Record record) const {
  if (source >= nodes_.size()) return has_same(names_[source - nodes_.size()], record);
  const SeenNode &node = nodes_[source];
  return node.seen.is(record.instance.at(node.node));
}

bool LastOutcomes::has_same(const SeenRepeated &seen, Record record) {
  std::size_t met = 0;
  bool same = true;
  record.scope.each(record.instance, seen.name, [&](form::NodeId node) {
    const form::Instance::Node &held = record.instance.at(node);
    same = same && met < seen.places.size() &&
           seen.places[met] == SeenRepeated::Place{node, record.instance.parent(node)} &&
           seen.seen[met].is(held);
    ++met;
  });
  return same && met == seen.places.size();
}

/// What is the same as before need not be written again: most is.
void LastOutcomes::end(Record record) {
  for (std::size_t source = 0; source < nodes_.size() + names_.size(); ++source) {
    const std::uint64_t bit = std::uint64_t{1} << source % word_size;
    if (are_same({static_cast<std::uint32_t>(source / word_size), bit}, record)) continue;
    if (source >= nodes_.size())
      see(names_[source - nodes_.size()], record);
    else
      nodes_[source].seen.take(record.instance.at(nodes_[source].node));
  }
  is_ended_ = true;
}

void LastOutcomes::see(SeenRepeated &seen, Record record) {
  seen.places.clear();
  record.scope.each(record.instance, seen.name, [&](form::NodeId node) {
    const form::Instance::Node &held = record.instance.at(node);
    seen.places.push_back({node, record.instance.parent(node)});
    if (seen.seen.size() < seen.places.size()) seen.seen.emplace_back();
    seen.seen[seen.places.size() - 1].take(held);
  });
}

void LastOutcomes::Seen::take(const form::Instance::Node &node) {
  relevant = node.relevant;
  datatype = node.datatype;
  if (node.relevant) text = node.text;
}

}  // namespace formletter::answers
