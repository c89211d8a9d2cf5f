#include "diag/nearest_name.hpp"
#include "diag/overloaded.hpp"
#include "diag/report.hpp"
#include "fill/compiled.hpp"
#include "fill/tag_values.hpp"
#include "fill/template_state.hpp"

#include <algorithm>
#include <string_view>

namespace formletter::fill {

namespace {

using Names = std::vector<std::string>;

const Names run_names = {"facts",   "policy",   "form",  "document", "today",
                         "catalog", "position", "label", "value"};

/// The names under each of the run's words.
Names names_under(const std::string &head, const form::Form &form) {
  if (head == "form") return {"title", "version"};
  if (head == "catalog") return {"draft", "untranslated"};
  if (head == "document") {
    return {"title", "name", "language", "language_name", "language_name_en", "draft_language", "paired"};
  }
  Names names;
  if (head == "policy") {
    names = {"as_of",        "title",        "id",          "status",        "historical", "current",
             "unknown",      "issuer",       "dated",       "in_force_from", "source",     "rescinded_on",
             "rescinded_by", "retrieved_on", "verified_on", "verified_by"};
    for (const form::Policy &policy : form.policies()) {
      for (const auto &[name, value] : policy.record) names.push_back(name);
    }
  } else if (!form.policies().empty()) {
    // Only the policy in force is printed from: a fact of another would print as nothing.
    for (const form::Fact &fact : form.policies().front().facts) names.push_back(fact.name);
  }
  return names;
}

bool is_name_among(const Names &names, const std::string &name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class NameChecker {
 public:
  NameChecker(const Expansion &expansion, const form::Form &form)
      : expansion_(expansion), form_(form), known_(form.names()) {
    known_.insert(known_.end(), run_names.begin(), run_names.end());
  }

  Problems check() {
    for (const Tag &tag : expansion_.tags()) {
      if (tag.kind == TagKind::close) {
        open_.pop_back();
        continue;
      }
      const Reference reference = Reference::parse(tag.name);
      check(tag, reference);
      if (tag.opens()) open_.push_back({tag.kind == TagKind::open && !reference.any, reference.text});
    }
    return diag::in_reading_order(std::move(problems_));
  }

 private:
  struct OpenSection {
    bool goes_over;  ///< if the name is one that has several
    std::string name;
  };

  void problem(const Tag &tag, std::string code, std::string message, std::string hint = {}) {
    problems_.push_back({std::move(code), Severity::error, expansion_.place(tag.begin), tag.name,
                         std::move(message), std::move(hint)});
  }

  void check(const Tag &tag, const Reference &reference) {
    if (reference.any && !tag.opens()) {
      return problem(tag, "not-a-value", "`" + tag.name + "` asks whether there is any; it opens a section.",
                     "write `{{#" + tag.name + "}}…{{/" + tag.name + "}}`");
    }
    if (reference.word == Word::answer) return check_item(tag, reference);
    if (reference.word == Word::today || reference.word == Word::position || reference.word == Word::label ||
        reference.word == Word::value) {
      return check_plain_word(tag, reference);
    }
    const Names names = names_under(reference.head, form_);
    if (is_name_among(names, reference.tail)) return;
    const bool fact = reference.head == "facts";
    problem(tag, fact ? "unknown-fact" : "unknown-name",
            fact ? "The policy in force has no fact `" + reference.tail + "`."
                 : "`" + reference.head + "` has no `" + reference.tail + "`.",
            diag::did_you_mean(reference.tail, names));
  }

  void check_plain_word(const Tag &tag, const Reference &reference) {
    if (!reference.tail.empty()) {
      return problem(tag, "unknown-name", "`" + reference.head + "` has nothing below it.");
    }
    if (reference.head == "today") return;
    const bool good = std::any_of(open_.begin(), open_.end(), [&](const OpenSection &section) {
      return section.goes_over &&
             (is_choices(section.name) || (reference.head == "position" && is_repeat(section.name)));
    });
    if (good) return;
    problem(
        tag, "outside-repeat",
        reference.head == "position"
            ? "`position` is known only inside a section that goes over a repeat or the choices of an answer."
            : "`" + reference.head +
                  "` is known only inside a section that goes over the choices of an answer.");
  }

  bool is_repeat(const std::string &name) const {
    const form::Item *item = form_.find(name);
    return item && std::holds_alternative<std::shared_ptr<const form::Repeat>>(*item);
  }
  bool is_choices(const std::string &name) const {
    const form::Item *item = form_.find(name);
    const auto *question = item ? std::get_if<form::Question>(item) : nullptr;
    return question && question->kind == form::QuestionKind::select_multiple;
  }

  void check_item(const Tag &tag, const Reference &reference) {
    const form::Item *item = form_.find(reference.head);
    if (!item) {
      return problem(tag, "unknown-name", "The form has no `" + reference.head + "`.",
                     diag::did_you_mean(reference.head, known_));
    }
    check_enclosing_repeat(tag, reference);
    if (const auto counting = Term::find(reference, form_).reference.counting)
      return check_count(tag, reference, *counting, *item);
    std::visit(
        Overloaded{
            [&](const form::Question &question) { check_question(tag, reference, question); },
            [&](const std::shared_ptr<const form::Group> &) { check_holder(tag, reference, "group"); },
            [&](const std::shared_ptr<const form::Repeat> &) { check_holder(tag, reference, "repeat"); }},
        *item);
  }

  void check_count(const Tag &tag, const Reference &reference, const Counting &counting,
                   const form::Item &item) {
    if (!is_counted(item)) {
      return problem(tag, "not-counted",
                     "`" + reference.head +
                         "` is not counted; repeats, answers of several choices, whole numbers, and "
                         "calculations that have no type or one of whole numbers are.");
    }
    const std::string name = reference.head + ".count";
    if (std::holds_alternative<IsForm>(counting)) {
      return problem(tag, "unknown-name", "`" + name + "` has no `" + reference.tail.substr(6) + "`.",
                     "write `{{#" + name + ".one}}` or `{{#" + name + ".many}}`");
    }
    const bool is_number = std::holds_alternative<HowMany>(counting);
    if (is_number && tag.opens()) {
      return problem(tag, "not-a-section", "`" + name + "` is a number.",
                     "write `{{#" + name + ".one}}` or `{{#" + name + ".many}}`");
    }
    if (is_number || tag.opens()) return;
    problem(tag, "not-a-value", "`" + reference.text + "` asks how many there are; it opens a section.",
            "write `{{#" + reference.text + "}}…{{/" + reference.text + "}}`");
  }

  bool is_counted(const form::Item &item) const {
    return std::visit(Overloaded{[&](const form::Question &question) {
                                   if (question.kind == form::QuestionKind::select_multiple) return true;
                                   const auto type = form_.types().find(question.type);
                                   if (type != form_.types().end())
                                     return type->second.base == form::TypeBase::integer;
                                   return question.kind == form::QuestionKind::integer ||
                                          question.kind == form::QuestionKind::calculate;
                                 },
                                 [](const std::shared_ptr<const form::Group> &) { return false; },
                                 [](const std::shared_ptr<const form::Repeat> &) { return true; }},
                      item);
  }

  void check_enclosing_repeat(const Tag &tag, const Reference &reference) {
    const std::string repeat = form_.enclosing_repeat(reference.head);
    if (repeat.empty()) return;
    const bool inside = std::any_of(open_.begin(), open_.end(), [&](const OpenSection &section) {
      return section.goes_over && section.name == repeat;
    });
    if (inside) return;
    problem(tag, "outside-repeat",
            "`" + reference.head + "` is asked once for each `" + repeat + "`; expected it inside `{{#" +
                repeat + "}}`.");
  }

  void check_holder(const Tag &tag, const Reference &reference, const std::string &kind) {
    if (!reference.tail.empty()) {
      return problem(tag, "unknown-name",
                     "`" + reference.head + "` is a " + kind + "; names in it are written by themselves.",
                     "write `" + reference.tail + "`");
    }
    if (tag.opens()) return;
    problem(tag, "not-a-value", "`" + reference.head + "` is a " + kind + " and has no value of its own.",
            "open a section: `{{#" + reference.head + "}}`");
  }

  void check_question(const Tag &tag, const Reference &reference, const form::Question &question) {
    if (question.kind == form::QuestionKind::note) {
      return problem(tag, "not-a-value", "`" + reference.head + "` is a note and has no value.");
    }
    if (reference.tail.empty() || reference.tail == "value") return;
    const auto list = form_.choice_lists().find(question.choices);
    if (question.choices.empty() || list == form_.choice_lists().end()) {
      return problem(
          tag, "unknown-name",
          "`" + reference.head + "` has no choices; only `" + reference.head + ".value` is known.");
    }
    if (!list->second.find(reference.tail)) {
      Names names;
      for (const form::Choice &choice : list->second.choices) names.push_back(choice.name);
      return problem(tag, "unknown-choice",
                     "The list `" + question.choices + "` of `" + reference.head + "` has no choice `" +
                         reference.tail + "`.",
                     diag::did_you_mean(reference.tail, names));
    }
    if (tag.opens()) return;
    problem(tag, "not-a-value",
            "`" + reference.text + "` asks whether that choice was made; it opens a section.",
            "write `{{#" + reference.text + "}}…{{/" + reference.text + "}}`");
  }

  const Expansion &expansion_;
  const form::Form &form_;
  Names known_;
  std::vector<OpenSection> open_;
  Problems problems_;
};

}  // namespace

Problems Template::check_names(const form::Form &form) const {
  return NameChecker(state_->expansion, form).check();
}

}  // namespace formletter::fill
