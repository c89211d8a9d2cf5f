#include "diag/nearest_name.hpp"
#include "diag/utf8.hpp"
#include "form/choice_names.hpp"
#include "form/expression_syntax.hpp"
#include "form/form_reader.hpp"

#include <algorithm>

namespace formletter::form {

void FormReader::locate_items() {
  locate_inside(form_.items_, {}, "");
}

void FormReader::locate_inside(const std::vector<Item> &items, const Form::Located &above,
                               const std::string &repeat) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string &name = name_of(items[i]);
    Form::Located located = above;
    located.route.push_back(i);
    located.path.push_back(name);
    located.enclosing_repeat = repeat;
    if (!name.empty()) form_.located_.emplace(name, located);
    std::visit(
        Overloaded{
            [](const Question &) {},
            [&](const std::shared_ptr<const Group> &group) { locate_inside(group->items, located, repeat); },
            [&](const std::shared_ptr<const Repeat> &inner) { locate_inside(inner->items, located, name); }},
        items[i]);
  }
}

void FormReader::check_names() {
  for (const Item &item : form_.items_) check_item_names(item);
  check_document_names();
  check_record_name("record_id", form_.record_id_);
  check_record_name("record_key", form_.record_key_);
  check_packet_label();
  check_message_names();
}

void FormReader::check_item_names(const Item &item) {
  const std::string &name = name_of(item);
  const std::string repeat = form_.enclosing_repeat(name);
  std::visit(Overloaded{[&](const Question &question) { check_question_names(question, repeat); },
                        [&](const std::shared_ptr<const Group> &group) {
                          check_expression_names(group->relevant, name, repeat, {});
                          check_rule_names(group->rules, name, repeat, {});
                          for (const Item &inner : group->items) check_item_names(inner);
                        },
                        [&](const std::shared_ptr<const Repeat> &inner) {
                          check_expression_names(inner->relevant, name, repeat, {});
                          check_expression_names(inner->repeat_count, name, repeat, {});
                          check_rule_names(inner->rules, name, name, {});
                          for (const Item &below : inner->items) check_item_names(below);
                        }},
             item);
}

void FormReader::check_question_names(const Question &question, const std::string &repeat) {
  for (const auto *expression : {&question.required, &question.relevant, &question.constraint,
                                 &question.calculation, &question.default_value, &question.read_only}) {
    const bool gives_answer = expression == &question.calculation || expression == &question.default_value;
    check_expression_names(*expression, question.name, repeat,
                           {.owner = &question, .gives_answer = gives_answer});
  }
  check_rule_names(question.rules, question.name, repeat, {.owner = &question});
  if (!question.choice_filter) return;
  check_choice_names(*question.choice_filter, {.owner = &question, .filters_choices = true});
  check_choice_filter(question, repeat);
}

// In a choice_filter a path names an attribute of the choice, ${name} an answer.
void FormReader::check_choice_filter(const Question &question, const std::string &repeat) {
  const auto list = form_.choice_lists_.find(question.choices);
  if (list == form_.choice_lists_.end()) return;
  std::set<std::string> attributes = {"name"};
  for (const Choice &choice : list->second.choices) {
    for (const auto &[attribute, value] : choice.extra) attributes.insert(attribute);
  }
  for (const NameUse &use : question.choice_filter->names()) {
    if (!use.is_path) {
      check_name_use(*question.choice_filter, use, question.name, repeat);
    } else if (!attributes.contains(use.name)) {
      const std::vector<std::string> known(attributes.begin(), attributes.end());
      std::string hint = diag::did_you_mean(use.name, known);
      if (hint.empty() && form_.located_.contains(use.name))
        hint = "write `${" + use.name + "}` for the answer";
      report("unknown-choice-attribute", true_place(*question.choice_filter, use.place), question.name,
             "No choice of the list `" + question.choices + "` has an attribute `" + use.name + "`.", hint);
    }
  }
}

void FormReader::check_rule_names(const std::vector<Rule> &rules, const std::string &item,
                                  const std::string &repeat, const ExpressionRole &role) {
  for (const Rule &rule : rules) {
    for (const NameUse &use : rule.condition.names()) check_name_use(rule.condition, use, item, repeat);
    check_choice_names(rule.condition, role);
  }
}

void FormReader::check_expression_names(const std::optional<Expression> &expression,
                                        const std::string &subject, const std::string &repeat,
                                        const ExpressionRole &role) {
  if (!expression) return;
  for (const NameUse &use : expression->names()) check_name_use(*expression, use, subject, repeat);
  check_choice_names(*expression, role);
}

/// A choice that no list offers is never the answer: what hangs on it would never happen.
void FormReader::check_choice_names(const Expression &expression, const ExpressionRole &role) {
  for (const ChoiceUse &use : choice_uses(form_, expression, role)) {
    const auto list = form_.choice_lists_.find(use.question->choices);
    if (list == form_.choice_lists_.end() || list->second.choices.empty() || list->second.find(use.choice))
      continue;
    std::vector<std::string> known;
    for (const Choice &choice : list->second.choices) known.push_back(choice.name);
    report(
        "unknown-choice", true_place(expression, use.place), use.question->name,
        "The list `" + list->first + "` of `" + use.question->name + "` has no choice `" + use.choice + "`.",
        diag::did_you_mean(use.choice, known));
  }
}

void FormReader::check_name_use(const Expression &expression, const NameUse &use, const std::string &subject,
                                const std::string &repeat) {
  // To find it goes through the whole attribute.
  const auto place = [&] { return true_place(expression, use.place); };
  for (const std::string &step : use.following) {
    if (!form_.located_.contains(step)) report_unknown_name(place(), subject, step);
  }
  if (use.is_absolute && use.name == form_.id_) return;
  const Item *item = form_.find(use.name);
  if (item == nullptr) {
    return use.is_path ? report_unknown_path(place(), subject, use.name)
                       : report_unknown_name(place(), subject, use.name);
  }
  if (use.is_of_context && leads_nowhere(use.name, subject)) {
    report("empty-path", place(), subject,
           "`" + use.name + "` is looked for inside `" + subject + "`, which does not hold it.",
           "write `${" + use.name + "}` for the answer");
  }
  if (use.is_path || !use.as_scalar) return;
  const auto *question = std::get_if<Question>(item);
  if (question == nullptr || question->kind == QuestionKind::note) {
    report("name-without-value", place(), subject, "`" + use.name + "` has no value of its own.",
           "use a question's name, or count(${" + use.name + "})");
  } else if (const std::string inner = form_.enclosing_repeat(use.name);
             !inner.empty() && !holds(inner, repeat)) {
    report("repeated-name", place(), subject,
           "`" + use.name + "` is asked once in each `" + inner + "`, so here it is many values, not one.",
           "use count(), sum(), join() or another function of many values");
  }
}

/// True when the group or question `context` has no item of this name right inside it.
bool FormReader::leads_nowhere(const std::string &name, const std::string &context) const {
  const Item *item = form_.find(context);
  // What a repeat asks before its instances are there is asked beside it.
  if (item == nullptr || std::holds_alternative<std::shared_ptr<const Repeat>>(*item)) return false;
  std::vector<std::string> path = form_.path_of(context);
  path.push_back(name);
  return form_.path_of(name) != path;
}

// True when the place inside `repeat` is inside `outer` too.
bool FormReader::holds(const std::string &outer, const std::string &repeat) const {
  for (std::string around = repeat; !around.empty(); around = form_.enclosing_repeat(around)) {
    if (around == outer) return true;
  }
  return false;
}

void FormReader::check_document_names() {
  for (std::size_t i = 0; i < form_.documents_.size(); ++i) {
    const DocumentRule &rule = form_.documents_[i];
    const std::string subject = rule.name.empty() ? "document" : rule.name;
    check_expression_names(rule.relevant, subject, "", {});
    const auto *question = std::get_if<std::string>(&rule.language);
    if (question == nullptr) continue;
    const Place &place = document_language_places_[i];
    const Item *item = form_.find(*question);
    const auto *asked = item == nullptr ? nullptr : std::get_if<Question>(item);
    if (item == nullptr) {
      report_unknown_name(place, subject, *question);
    } else if (asked == nullptr || asked->kind == QuestionKind::note) {
      report("name-without-value", place, subject, "`" + *question + "` has no value of its own.",
             "name a question whose answer is a language");
    } else if (!form_.enclosing_repeat(*question).empty()) {
      report("repeated-name", place, subject,
             "`" + *question + "` is asked in a repeat, a document has one language.");
    }
  }
}

void FormReader::check_record_name(std::string_view attribute, const std::string &name) {
  if (name.empty()) return;
  const Place place = place_of_value(tree_.root(), attribute);
  const Item *item = form_.find(name);
  const auto *asked = item == nullptr ? nullptr : std::get_if<Question>(item);
  const std::string subject(attribute);
  if (item == nullptr) {
    report_unknown_name(place, subject, name);
  } else if (asked == nullptr || asked->kind == QuestionKind::note) {
    report("name-without-value", place, subject, "`" + name + "` has no value of its own.",
           "name a question that is answered once a record");
  } else if (!form_.enclosing_repeat(name).empty()) {
    report("repeated-name", place, subject,
           "`" + name + "` is asked in a repeat, a record has one " + subject + ".");
  }
}

void FormReader::report_unknown_name(Place place, const std::string &subject, const std::string &name) {
  std::string hint = diag::did_you_mean(name, form_.names());
  if (name == "true" || name == "false") hint = "write `" + name + "()`";
  report("unknown-name", std::move(place), subject, "The form has no question `" + name + "`.", hint);
}

/// A word that stands by itself is a path: most were meant as a text.
void FormReader::report_unknown_path(Place place, const std::string &subject, const std::string &name) {
  report_unknown_name(std::move(place), subject, name);
  if (problems_.back().hint.empty()) problems_.back().hint = "a text stands in quotes: `'" + name + "'`";
}

Place FormReader::true_place(const Expression &expression, const Place &reckoned) const {
  const auto source = expression_sources_.find({expression.place().line, expression.place().column});
  return source == expression_sources_.end() ? reckoned : source->second.mapped(reckoned);
}

}  // namespace formletter::form
