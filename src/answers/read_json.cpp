#include "answers/json_tree.hpp"
#include "answers/raw_answers_builder.hpp"
#include "form/expression_syntax.hpp"

#include <set>

namespace formletter::answers {
namespace {

using Kind = JsonValue::Kind;

bool kind_fits(const form::Question &question, Kind kind) {
  switch (question.kind) {
    case form::QuestionKind::text:
    case form::QuestionKind::date:
    case form::QuestionKind::select_one:
      return kind == Kind::text;
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
      return kind == Kind::number || kind == Kind::text;
    case form::QuestionKind::select_multiple:
      return kind == Kind::array || kind == Kind::text;
    case form::QuestionKind::acknowledge:
      return kind == Kind::boolean || kind == Kind::text;
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
      return kind == Kind::text || kind == Kind::number || kind == Kind::boolean;
    case form::QuestionKind::note:
      return false;
  }
  return false;
}

std::string expected_for(const form::Question &question) {
  switch (question.kind) {
    case form::QuestionKind::text:
      return "a text";
    case form::QuestionKind::date:
      return "a text such as \"2014-11-20\"";
    case form::QuestionKind::select_one:
      return "a choice's name as text";
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
      return "a number";
    case form::QuestionKind::select_multiple:
      return "a list of choices' names";
    case form::QuestionKind::acknowledge:
      return "true or false";
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
      return "a text, a number, or true or false";
    case form::QuestionKind::note:
      return "nothing";
  }
  return {};
}

class JsonAnswersReader {
 public:
  explicit JsonAnswersReader(const form::Form &form) : form_(form), builder_(form) {}

  AnswersReading read(const JsonValue &root) && {
    RawAnswers answers;
    if (root.kind != Kind::object) {
      builder_.report("wrong-type", root.place, form_.id(),
                      "The answers are " + described(root.kind) + ", not an object.");
    } else {
      // A question may be called as its form.
      const bool wrapped =
          root.members.size() == 1 && root.members.front().name == form_.id() &&
          (root.members.front().value.kind == Kind::object || form_.find(form_.id()) == nullptr);
      const JsonValue &inside = wrapped ? root.members.front().value : root;
      if (inside.kind == Kind::object) {
        read_members(inside, "", answers);
      } else {
        wrong_type(inside, form_.id(), "an object");
      }
    }
    return std::move(builder_).finish(std::move(answers));
  }

 private:
  void read_members(const JsonValue &object, const std::string &repeat, RawAnswers &answers) {
    std::set<std::string_view> seen;
    for (const JsonValue::Member &member : object.members) {
      const form::Item *item = builder_.expect(member.name, member.place, repeat);
      if (item == nullptr) continue;
      if (!seen.insert(member.name).second) {
        builder_.report("duplicate-answer", member.place, member.name,
                        "`" + member.name + "` stands twice in this object.");
        continue;
      }
      std::visit(form::Overloaded{
                     [&](const form::Question &question) { read_answer(member, question, answers); },
                     [&](const std::shared_ptr<const form::Group> &) { read_group(member, repeat, answers); },
                     [&](const std::shared_ptr<const form::Repeat> &) { read_repeat(member, answers); }},
                 *item);
    }
  }

  void read_group(const JsonValue::Member &member, const std::string &repeat, RawAnswers &answers) {
    if (member.value.kind == Kind::object) return read_members(member.value, repeat, answers);
    if (member.value.kind != Kind::null) wrong_type(member.value, member.name, "an object");
  }

  void read_repeat(const JsonValue::Member &member, RawAnswers &answers) {
    if (member.value.kind == Kind::null) return;
    if (member.value.kind != Kind::array) return wrong_type(member.value, member.name, "a list of objects");
    if (member.value.elements.empty()) return;
    std::vector<RawAnswers> &instances = answers.repeats[member.name];
    for (const JsonValue &element : member.value.elements) {
      instances.emplace_back();
      if (element.kind == Kind::object) {
        read_members(element, member.name, instances.back());
      } else {
        wrong_type(element, member.name, "an object");
      }
    }
  }

  void read_answer(const JsonValue::Member &member, const form::Question &question, RawAnswers &answers) {
    const JsonValue &value = member.value;
    if (value.kind == Kind::null) return;
    if (!kind_fits(question, value.kind)) return wrong_type(value, question.name, expected_for(question));
    builder_.keep(answers, question,
                  {value.kind == Kind::array ? names_in(value, question) : value.text, value.place});
  }

  std::string names_in(const JsonValue &array, const form::Question &question) {
    std::string names;
    for (const JsonValue &element : array.elements) {
      if (element.kind != Kind::text) {
        wrong_type(element, question.name, "a choice's name as text");
      } else if (element.text.empty() || element.text.find_first_of(" \t\n\r") != std::string::npos) {
        builder_.report("unknown-choice", element.place, question.name,
                        "A choice's name is not empty and holds no white space.");
      } else {
        names += (names.empty() ? "" : " ") + element.text;
      }
    }
    return names;
  }

  void wrong_type(const JsonValue &value, const std::string &subject, const std::string &expected) {
    const bool is_unquoted = value.kind == Kind::number && expected.starts_with("a text");
    builder_.report("wrong-type", value.place, subject,
                    "`" + subject + "` takes " + expected + ", not " + described(value.kind) + ".",
                    is_unquoted ? "put it between quotation marks, as it is written" : "");
  }

  const form::Form &form_;
  RawAnswersBuilder builder_;
};

}  // namespace

AnswersReading read_all_json(const form::Form &form, const Source &source) {
  auto tree = read_json_tree(source);
  if (!tree) return {{}, tree.problems()};
  return JsonAnswersReader(form).read(*tree);
}

Result<RawAnswers> read_json(const form::Form &form, const Source &source) {
  return sound(read_all_json(form, source));
}

Result<RawAnswers> read_json(const form::Form &form, const JsonValue &tree) {
  return sound(JsonAnswersReader(form).read(tree));
}

}  // namespace formletter::answers
