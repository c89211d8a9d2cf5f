#include "answers/last_record.hpp"

#include "answers/each_once.hpp"

#include <algorithm>
#include <utility>

namespace formletter::answers {

namespace {

void set_bit(std::vector<std::uint64_t> &words, std::size_t place) {
  words[place / 64] |= std::uint64_t{1} << place % 64;
}

bool is_alike(const LastRecord::Seen &seen, const form::Instance::Node &node) {
  return seen.relevant == node.relevant &&
         (!seen.relevant || (seen.datatype == node.datatype && seen.text == node.text));
}

void take(LastRecord::Seen &seen, const form::Instance::Node &node) {
  seen.relevant = node.relevant;
  seen.datatype = node.datatype;
  if (node.relevant) seen.text = node.text;
}

std::vector<form::NameNumber> names_in(const Reaches &reaches) {
  std::vector<form::NameNumber> names;
  for (const auto &reach : reaches)
    if (reach) names.insert(names.end(), reach->repeated.begin(), reach->repeated.end());
  return each_once(std::move(names));
}

}  // namespace

LastRecord::LastRecord(const RecordPlan &plan, const Reaches &reaches)
    : plan_(plan), seen_(plan.nodes().size()) {
  for (const form::NameNumber name : names_in(reaches)) names_.push_back({.name = name});
  nodes_only_.resize((seen_.size() + names_.size() + word_size - 1) / word_size);
  for (form::NodeId node = 0; node < seen_.size(); ++node) {
    set_bit(nodes_only_, node);
    const form::Question *question = plan.nodes()[node].question;
    if (question != nullptr && !question->calculation && !question->default_value) typed_.push_back(node);
  }
}

LastRecord::Sources LastRecord::sources(const ExpressionReach &reach) {
  std::vector<std::uint64_t> bits(nodes_only_.size());
  for (const form::NodeId node : reach.nodes) set_bit(bits, node);
  for (const form::NameNumber name : reach.repeated) {
    const auto found = std::ranges::lower_bound(names_, name, {}, &SeenRepeated::name);
    set_bit(bits, seen_.size() + static_cast<std::size_t>(found - names_.begin()));
  }
  Sources sources{.begin = static_cast<std::uint32_t>(words_.size())};
  for (std::uint32_t place = 0; place < bits.size(); ++place)
    if (bits[place] != 0) words_.push_back({place, bits[place]});
  sources.end = static_cast<std::uint32_t>(words_.size());
  return sources;
}

void LastRecord::begin(const Record &record, Date today) {
  Changes &changes = record.changes;
  changes.number = ++number_;
  changes.has_last = is_ended_ && today_ == today;
  changes.compared = nodes_only_;
  changes.changed.assign(nodes_only_.size(), changes.has_last ? 0 : ~std::uint64_t{0});
  is_ended_ = false;
  today_ = today;
  for (const form::NodeId node : typed_) {
    const std::string_view text = record.instance.at(node).text;
    if (seen_[node].text == text) continue;
    seen_[node].text = text;
    mark(node, changes);
  }
}

void LastRecord::tell(form::NodeId node, const Record &record) {
  const form::Instance::Node &held = record.instance.at(node);
  Seen &seen = seen_[node];
  if (is_alike(seen, held)) return;
  mark(node, record.changes);
  // What has no step of its own follows from what holds it.
  if (seen.relevant != held.relevant) mark_below(node, record.changes);
  take(seen, held);
}

void LastRecord::mark_below(form::NodeId node, Changes &changes) const {
  for (const form::NodeId child : plan_.blank()->children(node)) {
    mark(child, changes);
    mark_below(child, changes);
  }
}

void LastRecord::compare_names(Word asked, const Record &record) const {
  Changes &changes = record.changes;
  for (std::uint64_t rest = asked.bits & ~changes.compared[asked.place]; rest != 0; rest &= rest - 1) {
    const std::size_t source = asked.place * word_size + static_cast<std::size_t>(std::countr_zero(rest));
    if (!has_same(names_[source - seen_.size()], record)) mark_source(source, changes);
  }
  changes.compared[asked.place] |= asked.bits;
}

bool LastRecord::has_same(const SeenRepeated &seen, const Record &record) {
  std::size_t met = 0;
  bool same = true;
  record.scope.each(record.instance, seen.name, [&](form::NodeId node) {
    same = same && met < seen.places.size() &&
           seen.places[met] == SeenRepeated::Place{node, record.instance.parent(node)} &&
           is_alike(seen.seen[met], record.instance.at(node));
    ++met;
  });
  return same && met == seen.places.size();
}

/// What is the same as before need not be written again: most is.
void LastRecord::end(const Record &record) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::size_t source = seen_.size() + i;
    const Word asked{static_cast<std::uint32_t>(source / word_size), std::uint64_t{1} << source % word_size};
    compare_names(asked, record);
    if ((record.changes.changed[asked.place] & asked.bits) != 0) see(names_[i], record);
  }
  is_ended_ = true;
}

void LastRecord::see(SeenRepeated &seen, const Record &record) {
  seen.places.clear();
  record.scope.each(record.instance, seen.name, [&](form::NodeId node) {
    seen.places.push_back({node, record.instance.parent(node)});
    if (seen.seen.size() < seen.places.size()) seen.seen.emplace_back();
    take(seen.seen[seen.places.size() - 1], record.instance.at(node));
  });
}

}  // namespace formletter::answers
