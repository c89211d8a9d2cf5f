#include "answers/last_outcomes.hpp"

#include "answers/each_once.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace formletter::answers {

namespace {

constexpr std::size_t word_size = 64;

std::size_t words_for(std::size_t bits) {
  return (bits + word_size - 1) / word_size;
}

std::size_t first_of(std::uint64_t bits) {
  return static_cast<std::size_t>(std::countr_zero(bits));
}

}  // namespace

LastOutcomes::LastOutcomes(const RecordPlan &plan) {
  std::vector<std::optional<ExpressionReach>> reaches;
  for (const RecordPlan::Asking &asking : plan.asked()) reaches.push_back(reach_of(plan, asking));
  number_sources(reaches);
  const auto size_of = [](const auto &all) { return static_cast<std::uint32_t>(all.size()); };
  for (std::size_t number = 0; number < reaches.size(); ++number) {
    Outcomes outcomes{.sources = size_of(sources_), .kept = size_of(kept_)};
    if (const auto &reach = reaches[number]) {
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
}

void LastOutcomes::add_sources(const ExpressionReach &reach) {
  std::vector<std::uint64_t> words(words_for(nodes_.size() + names_.size()));
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

void LastOutcomes::begin(Likeness &likeness, Date today) {
  // Past by two: nothing is of the record before.
  record_ += is_ended_ && today_ == today ? 1 : 2;
  is_ended_ = false;
  today_ = today;
  likeness.number = record_;
  likeness.compared.assign(words_for(nodes_.size() + names_.size()), 0);
  likeness.same.assign(likeness.compared.size(), 0);
}

/// In a repeat a node of the number may have stood in another instance, in another record.
LastOutcomes::Outcome *LastOutcomes::last_of_instance(const Outcomes &of, form::NodeId node,
                                                      const Record &record) {
  for (std::uint32_t i = of.kept; i < of.kept_end; ++i) {
    Outcome &outcome = kept_[i];
    if (outcome.node == node && outcome.parent == record.instance.parent(node)) return &outcome;
  }
  return nullptr;
}

bool LastOutcomes::holds_still(Outcome &outcome, const Outcomes &of, const Record &record) const {
  const Likeness &likeness = record.likeness;
  if (outcome.record + 1 != likeness.number) return false;
  for (std::uint32_t i = of.sources; i < of.sources_end; ++i) {
    const Sources asked = sources_[i];
    if ((asked.bits & ~likeness.compared[asked.word]) != 0) compare(asked, record);
    if ((asked.bits & ~likeness.same[asked.word]) != 0) return false;
  }
  outcome.record = likeness.number;
  return true;
}

void LastOutcomes::keep(RecordPlan::Asked asked, form::NodeId node, const Record &record,
                        const form::Value &value) {
  const Outcomes &of = outcomes_[asked.number];
  if (of.kept == of.kept_end) return;
  Outcome *outcome = last_at(of, node, record);
  if (outcome == nullptr)
    outcome = &*std::min_element(kept_.begin() + of.kept, kept_.begin() + of.kept_end,
                                 [](const Outcome &a, const Outcome &b) { return a.record < b.record; });
  outcome->node = node;
  outcome->parent = record.instance.parent(node);
  outcome->record = record.likeness.number;
  outcome->value = value;
}

/// Precondition: they have been settled.
void LastOutcomes::compare(Sources asked, const Record &record) const {
  Likeness &likeness = record.likeness;
  std::uint64_t same = 0;
  for (std::uint64_t rest = asked.bits & ~likeness.compared[asked.word]; rest != 0; rest &= rest - 1) {
    if (is_same(asked.word * word_size + first_of(rest), record)) same |= rest & (~rest + 1);
  }
  likeness.compared[asked.word] |= asked.bits;
  likeness.same[asked.word] |= same;
}

bool LastOutcomes::is_same(std::size_t source, const Record &record) const {
  if (source >= nodes_.size()) return has_same(names_[source - nodes_.size()], record);
  const SeenNode &node = nodes_[source];
  return node.seen.is(record.instance.at(node.node));
}

bool LastOutcomes::has_same(const SeenRepeated &seen, const Record &record) {
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
void LastOutcomes::end(const Record &record) {
  const std::size_t sources = nodes_.size() + names_.size();
  for (std::uint32_t word = 0; word < record.likeness.compared.size(); ++word) {
    const std::size_t left = sources - word * word_size;
    const Sources all{word, left < word_size ? (std::uint64_t{1} << left) - 1 : ~std::uint64_t{0}};
    compare(all, record);
    for (std::uint64_t rest = all.bits & ~record.likeness.same[word]; rest != 0; rest &= rest - 1) {
      const std::size_t source = word * word_size + first_of(rest);
      if (source >= nodes_.size())
        see(names_[source - nodes_.size()], record);
      else
        nodes_[source].seen.take(record.instance.at(nodes_[source].node));
    }
  }
  is_ended_ = true;
}

void LastOutcomes::see(SeenRepeated &seen, const Record &record) {
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
