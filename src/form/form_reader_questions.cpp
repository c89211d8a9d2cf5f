#include "diag/nearest_name.hpp"
#include "form/form_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace formletter::form {
namespace {

constexpr std::array<QuestionKind, 10> kinds = {
    QuestionKind::text,       QuestionKind::integer,         QuestionKind::decimal,     QuestionKind::date,
    QuestionKind::select_one, QuestionKind::select_multiple, QuestionKind::acknowledge, QuestionKind::note,
    QuestionKind::calculate,  QuestionKind::hidden};

constexpr std::array<std::string_view, 9> reserved_words = {
    "facts", "policy", "form", "document", "today", "catalog", "position", "label", "value"};

std::optional<QuestionKind> kind_named(std::string_view name) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](QuestionKind kind) { return kind_name(kind) == name; });
  return found == kinds.end() ? std::nullopt : std::optional(*found);
}

bool is_typed(QuestionKind kind) {
  return kind == QuestionKind::text || kind == QuestionKind::integer || kind == QuestionKind::decimal ||
         kind == QuestionKind::date;
}

/// A time is typed as text.
bool can_be_of(QuestionKind kind, TypeBase base) {
  return base_name(base) == kind_name(kind) || (kind == QuestionKind::text && base == TypeBase::time);
}

/// What is calculated or set by the program is shown by its type.
bool may_have_type(QuestionKind kind) {
  return is_typed(kind) || kind == QuestionKind::hidden || kind == QuestionKind::calculate;
}

bool is_select(QuestionKind kind) {
  return kind == QuestionKind::select_one || kind == QuestionKind::select_multiple;
}

bool is_shown(QuestionKind kind) {
  return kind != QuestionKind::calculate && kind != QuestionKind::hidden;
}

}  // namespace

std::vector<Item> FormReader::read_items(const xml::Element &parent) {
  const bool at_root = parent.name() == "form";
  std::vector<std::string> known = {"group", "repeat"};
  for (const QuestionKind kind : kinds) known.push_back(kind_name(kind));
  const std::vector<std::string_view> others =
      at_root ? std::vector<std::string_view>{"title", "type", "choices", "document", "policy"}
              : std::vector<std::string_view>{"label", "hint", "error", "warning"};
  known.insert(known.end(), others.begin(), others.end());
  std::vector<Item> items;
  for (const xml::Element &child : parent.children()) {
    if (std::find(others.begin(), others.end(), child.name()) != others.end()) continue;
    if (auto item = read_item(child)) {
      items.push_back(*std::move(item));
      continue;
    }
    const std::string name(child.name());
    std::string hint = diag::did_you_mean(name, known);
    if (hint.empty())
      hint =
          "questions are text, integer, decimal, date, select_one, select_multiple, acknowledge, note, "
          "calculate, hidden";
    report("unknown-element", child.place(), name,
           "`" + std::string(parent.name()) + "` does not hold an element `" + name + "`.", hint);
  }
  return items;
}

std::optional<Item> FormReader::read_item(const xml::Element &element) {
  if (element.name() == "group") return std::make_shared<const Group>(read_container<Group>(element));
  if (element.name() == "repeat") {
    auto repeat = read_container<Repeat>(element);
    repeat.repeat_count = expression(element, "repeat_count");
    if (repeat.items.empty()) {
      report("empty-repeat", element.place(), repeat.name,
             "The repeat `" + repeat.name + "` holds no questions.");
    }
    return std::make_shared<const Repeat>(std::move(repeat));
  }
  const auto kind = kind_named(element.name());
  return kind ? std::optional<Item>(read_question(element, *kind)) : std::nullopt;
}

template <typename Container>
Container FormReader::read_container(const xml::Element &element) {
  if (element.name() == "repeat") {
    check_attributes(element, {"name", "relevant", "repeat_count", "appearance"});
  } else {
    check_attributes(element, {"name", "relevant", "appearance"});
  }
  refuse_stray_text(element);
  refuse_repeated(element, {"label", "hint"});
  Container container;
  container.name = item_name(element);
  container.number = form_.name_table_.number(container.name);
  container.place = element.place();
  container.label = child_message(element, "label");
  container.hint = child_message(element, "hint");
  container.relevant = expression(element, "relevant");
  container.appearance = optional_attribute(element, "appearance");
  container.rules = read_rules(element);
  container.items = read_items(element);
  return container;
}

Question FormReader::read_question(const xml::Element &element, QuestionKind kind) {
  Question question;
  question.kind = kind;
  question.place = element.place();
  question.name = item_name(element);
  question.number = form_.name_table_.number(question.name);
  question.appearance = optional_attribute(element, "appearance");
  if (kind == QuestionKind::note) {
    check_attributes(element, {"name", "relevant", "appearance"});
  } else if (kind == QuestionKind::calculate) {
    check_attributes(element,
                     {"name", "relevant", "calculation", "constraint", "type", "sensitive", "appearance"});
  } else if (kind == QuestionKind::text) {
    check_attributes(element, {"name", "required", "relevant", "constraint", "calculation", "default",
                               "read_only", "type", "appearance", "sensitive", "max_length", "example"});
  } else if (is_typed(kind) || kind == QuestionKind::hidden) {
    check_attributes(element, {"name", "required", "relevant", "constraint", "calculation", "default",
                               "read_only", "type", "appearance", "sensitive", "example"});
  } else if (is_select(kind)) {
    check_attributes(element, {"name", "required", "relevant", "constraint", "calculation", "default",
                               "read_only", "choices", "choice_filter", "appearance", "sensitive"});
  } else {
    check_attributes(element, {"name", "required", "relevant", "constraint", "calculation", "default",
                               "read_only", "appearance", "sensitive"});
  }
  read_question_expressions(element, question);
  read_question_texts(element, question);
  read_question_domain(element, question);
  return question;
}

void FormReader::read_question_expressions(const xml::Element &element, Question &question) {
  question.required = expression(element, "required");
  question.relevant = expression(element, "relevant");
  question.constraint = expression(element, "constraint");
  question.calculation = expression(element, "calculation");
  question.default_value = expression(element, "default");
  question.read_only = expression(element, "read_only");
  question.choice_filter = expression(element, "choice_filter");
  if (question.kind == QuestionKind::calculate && !element.attribute("calculation")) {
    report("missing-attribute", element.place(), question.name, "`calculate` has no `calculation`.");
  }
  if (question.calculation && question.default_value) {
    report("bad-value", place_of_value(element, "default"), question.name,
           "A question with a `calculation` takes no `default`: the calculation always wins.");
  }
}

void FormReader::read_question_texts(const xml::Element &element, Question &question) {
  if (question.kind == QuestionKind::note) {
    check_children(element, {"label", "hint", "guidance_hint"});
  } else {
    check_children(element, {"label", "hint", "guidance_hint", "required_message", "constraint_message",
                             "error", "warning"});
  }
  refuse_repeated(element, {"label", "hint", "guidance_hint", "required_message", "constraint_message"});
  question.label = child_message(element, "label");
  question.hint = child_message(element, "hint");
  question.guidance_hint = child_message(element, "guidance_hint");
  question.required_message = child_message(element, "required_message", {"code"});
  question.constraint_message = child_message(element, "constraint_message", {"code"});
  if (const auto text = element.child("required_message"); text && text->attribute("code")) {
    question.required_code = required_attribute(*text, "code");
  }
  if (const auto text = element.child("constraint_message"); text && text->attribute("code")) {
    question.constraint_code = required_attribute(*text, "code");
  }
  question.rules = read_rules(element);
  if (is_shown(question.kind) && !element.child("label")) {
    report("missing-label", element.place(), question.name,
           "The question `" + question.name + "` is shown without a label.", "add a `label`");
    problems_.back().severity = Severity::warning;
  }
}

void FormReader::read_question_domain(const xml::Element &element, Question &question) {
  question.type = optional_attribute(element, "type");
  question.choices = is_select(question.kind) ? required_attribute(element, "choices") : std::string();
  question.sensitive = flag(element, "sensitive");
  if (!question.type.empty() && may_have_type(question.kind)) {
    const auto type = form_.types_.find(question.type);
    if (type != form_.types_.end()) question.example = type->second.example;
    if (type == form_.types_.end()) {
      report_unknown_type(element, question.name, question.type);
    } else if (is_typed(question.kind) && !types_without_base_.contains(question.type) &&
               !can_be_of(question.kind, type->second.base)) {
      report("wrong-base", place_of_value(element, "type"), question.name,
             "The type `" + question.type + "` is of base `" + base_name(type->second.base) +
                 "`, the question is a `" + kind_name(question.kind) + "`.");
    }
  }
  if (const auto own = element.attribute("example")) question.example = *own;
  if (!question.choices.empty() && !form_.choice_lists_.contains(question.choices)) {
    std::vector<std::string> known;
    for (const auto &[name, list] : form_.choice_lists_) known.push_back(name);
    report("unknown-list", place_of_value(element, "choices"), question.name,
           "The form has no choice list `" + question.choices + "`.",
           diag::did_you_mean(question.choices, known));
  }
  if (const auto limit = element.attribute("max_length")) {
    const auto [end, error] =
        std::from_chars(limit->data(), limit->data() + limit->size(), question.max_length);
    if (error != std::errc() || end != limit->data() + limit->size() || question.max_length == 0) {
      report("bad-value", place_of_value(element, "max_length"), question.name,
             "`max_length` is a number of characters above 0, not `" + std::string(*limit) + "`.");
    }
  }
}

std::vector<Rule> FormReader::read_rules(const xml::Element &element) {
  std::vector<Rule> rules;
  for (const xml::Element &child : element.children()) {
    if (child.name() != "error" && child.name() != "warning") continue;
    const std::string code = required_attribute(child, "code");
    required_attribute(child, "if");
    auto condition = expression(child, "if");
    Message text = message(child, {"code", "if"});
    if (!condition) continue;
    rules.push_back({code, child.name() == "error" ? Severity::error : Severity::warning,
                     *std::move(condition), std::move(text)});
  }
  return rules;
}

std::string FormReader::item_name(const xml::Element &element) {
  std::string name = required_attribute(element, "name");
  if (name.empty()) return name;
  const Place place = place_of_value(element, "name");
  if (!is_snake_case(name)) {
    report("bad-name", place, name,
           "`" + name + "` is not a name: use lower-case letters, digits and `_`, a letter first.");
    return name;
  }
  if (std::find(reserved_words.begin(), reserved_words.end(), name) != reserved_words.end()) {
    report("reserved-name", place, name, "`" + name + "` is a reserved word of the templates.",
           "take another name");
  }
  const auto [first, fresh] = item_names_.emplace(name, place);
  if (!fresh) {
    report("duplicate-name", place, name,
           "The name `" + name + "` is taken: it stands on line " + std::to_string(first->second.line) +
               " already.",
           "names are unique in the whole form");
  }
  return name;
}

}  // namespace formletter::form
