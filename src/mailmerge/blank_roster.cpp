#include "mailmerge/blank_roster.hpp"

#include "diag/overloaded.hpp"
#include "mailmerge/csv_rows.hpp"

namespace formletter::mailmerge {

namespace {

/// A list that is longer is told by its name and its source alone.
constexpr std::size_t choices_told = 60;

bool is_column(const form::Question &question) {
  switch (question.kind) {
    case form::QuestionKind::text:
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
    case form::QuestionKind::date:
    case form::QuestionKind::select_one:
    case form::QuestionKind::select_multiple:
    case form::QuestionKind::acknowledge:
    case form::QuestionKind::hidden:
      return true;
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
      return false;
  }
  return false;
}

std::string choices_of(const form::Form &form, const form::Question &question) {
  const auto found = form.choice_lists().find(question.choices);
  if (found == form.choice_lists().end()) return {};
  const auto &list = found->second;
  std::string text;
  std::size_t told = 0;
  for (const auto &choice : list.choices) {
    if (++told > choices_told) return text + "; … (" + std::to_string(list.choices.size()) + " in all)";
    if (!text.empty()) text += "; ";
    text += choice.name;
    if (!choice.label.empty()) text += " (" + choice.label + ")";
  }
  return text;
}

std::string needed_when(const form::Question &question) {
  if (!question.required) return "no";
  return question.required->text() == "true()" ? "yes" : "if " + question.required->text();
}

std::string how_written(const form::Question &question) {
  switch (question.kind) {
    case form::QuestionKind::date:
      return question.example.empty() ? "YYYY-MM-DD" : question.example;
    case form::QuestionKind::select_multiple:
      return "names or labels of choices, parted by ;";
    case form::QuestionKind::select_one:
      return "the name or the label of a choice";
    case form::QuestionKind::acknowledge:
      return "yes, or empty";
    case form::QuestionKind::text:
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
    case form::QuestionKind::hidden:
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
      return question.example;
  }
  return {};
}

class BlankRosterWriter {
 public:
  BlankRosterWriter(const form::Form &form, std::size_t instances) : form_(form), instances_(instances) {}

  BlankRoster write() && {
    rows_ +=
        csv_line({"column", "label", "kind", "how to write it", "choices", "required", "asked when", "hint"});
    write(form_.items(), "", {});
    return {std::string(byte_order_mark) + csv_line(header_), std::string(byte_order_mark) + rows_};
  }

 private:
  void write(const std::vector<form::Item> &items, const std::string &prefix, const std::string &when) {
    for (const auto &item : items) {
      std::visit(Overloaded{[&](const form::Question &question) {
                              if (is_column(question)) write(question, prefix, when);
                            },
                            [&](const std::shared_ptr<const form::Group> &group) {
                              write(group->items, prefix, both(when, group->relevant));
                            },
                            [&](const std::shared_ptr<const form::Repeat> &repeat) {
                              write(*repeat, prefix, both(when, repeat->relevant));
                            }},
                 item);
    }
  }

  void write(const form::Repeat &repeat, const std::string &prefix, const std::string &when) {
    for (std::size_t i = 1; i <= instances_; ++i)
      write(repeat.items, prefix + repeat.name + "[" + std::to_string(i) + "].", when);
  }

  void write(const form::Question &question, const std::string &prefix, const std::string &when) {
    const auto column = prefix + question.name;
    header_.push_back(column);
    rows_ += csv_line({column, question.label.msgid, form::kind_name(question.kind), how_written(question),
                       choices_of(form_, question), needed_when(question), both(when, question.relevant),
                       question.hint.msgid});
  }

  static std::string both(const std::string &when, const std::optional<form::Expression> &relevant) {
    if (!relevant) return when;
    return when.empty() ? relevant->text() : "(" + when + ") and (" + relevant->text() + ")";
  }

  const form::Form &form_;
  std::size_t instances_;
  std::vector<std::string> header_;
  std::string rows_;
};

}  // namespace

BlankRoster blank_roster(const form::Form &form, std::size_t instances) {
  return BlankRosterWriter(form, instances).write();
}

}  // namespace formletter::mailmerge
