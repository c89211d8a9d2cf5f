#include "packet/asked_items.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>

namespace formletter::packet {

using form::Question;
using form::QuestionKind;

namespace {

bool is_asked(const Question &question) {
  return question.kind != QuestionKind::calculate && question.kind != QuestionKind::hidden &&
         !question.calculation && !question.label.empty();
}

}  // namespace

bool asks_anything(const form::Item &item) {
  return std::visit(Overloaded{[](const Question &question) { return is_asked(question); },
                               [](const auto &holder) { return asks_anything(holder->items); }},
                    item);
}

bool asks_anything(const std::vector<form::Item> &items) {
  return std::any_of(items.begin(), items.end(), [](const form::Item &item) { return asks_anything(item); });
}

const form::Question *only_line(const form::Repeat &repeat) {
  const Question *only = nullptr;
  for (const auto &item : repeat.items) {
    if (!asks_anything(item)) continue;
    const auto *question = std::get_if<Question>(&item);
    if (only != nullptr || question == nullptr) return nullptr;
    only = question;
  }
  const bool line = only != nullptr && only->appearance != "multiline" &&
                    (only->kind == QuestionKind::text || only->kind == QuestionKind::integer ||
                     only->kind == QuestionKind::decimal || only->kind == QuestionKind::date);
  return line ? only : nullptr;
}

}  // namespace formletter::packet
