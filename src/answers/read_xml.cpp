#include "answers/raw_answers_builder.hpp"
#include "form/expression_syntax.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::answers {
namespace {

// Groups nest in groups; no form is as deep as this, and no file may be.
constexpr int deepest_group = 64;

class XmlAnswersReader {
 public:
  explicit XmlAnswersReader(const form::Form &form) : form_(form), builder_(form) {}

  AnswersReading read(const xml::Element &root) && {
    if (root.name() != form_.id()) {
      const std::string name(root.name());
      builder_.report("wrong-form", root.place(), name,
                      "The answers are for the form `" + name + "`, this form is `" + form_.id() + "`.");
      return std::move(builder_).finish(std::nullopt);
    }
    refuse_attributes(root, {"id", "version", "xmlns"});
    RawAnswers answers;
    read_children(root, "", answers);
    return std::move(builder_).finish(std::move(answers));
  }

 private:
  void read_children(const xml::Element &element, const std::string &repeat, RawAnswers &answers) {
    refuse_text(element);
    if (++depth_ > deepest_group) {
      builder_.report("too-deep", element.place(), std::string(element.name()),
                      "Groups are nested too deep here.");
    } else {
      for (const xml::Element &child : element.children()) read_child(child, repeat, answers);
    }
    --depth_;
  }

  void read_child(const xml::Element &child, const std::string &repeat, RawAnswers &answers) {
    const std::string name(child.name());
    // ODK's record of the instance itself, no question's answer.
    if (name == "meta" || name.find(':') != std::string::npos) return;
    if (is_empty_note(child)) return;
    const form::Item *item = builder_.expect(name, child.place(), repeat);
    if (item == nullptr) return;
    refuse_attributes(child, {});
    std::visit(form::Overloaded{
                   [&](const form::Question &question) { read_answer(child, question, answers); },
                   [&](const std::shared_ptr<const form::Group> &) { read_children(child, repeat, answers); },
                   [&](const std::shared_ptr<const form::Repeat> &) {
                     RawAnswers instance;
                     read_children(child, name, instance);
                     answers.repeats[name].push_back(std::move(instance));
                   }},
               *item);
  }

  /// ODK writes an empty element for each note of the form.
  bool is_empty_note(const xml::Element &element) const {
    const form::Item *item = form_.find(element.name());
    const auto *question = item == nullptr ? nullptr : std::get_if<form::Question>(item);
    return question != nullptr && question->kind == form::QuestionKind::note && element.contents().empty();
  }

  void read_answer(const xml::Element &element, const form::Question &question, RawAnswers &answers) {
    for (const xml::Element &inner : element.children()) {
      builder_.report("unknown-element", inner.place(), question.name,
                      "The answer to `" + question.name + "` is text, it holds no elements.");
    }
    builder_.keep(answers, question, {element.text(), element.place()});
  }

  void refuse_attributes(const xml::Element &element, std::initializer_list<std::string_view> allowed) {
    for (const xml::Attribute &attribute : element.attributes()) {
      if (std::find(allowed.begin(), allowed.end(), attribute.name) != allowed.end()) continue;
      if (attribute.name.find(':') != std::string_view::npos) continue;
      const std::string name(attribute.name);
      builder_.report("unknown-attribute", element.place(attribute), name,
                      "Answers have no attribute `" + name + "`: an answer is the text inside its element.");
    }
  }

  void refuse_text(const xml::Element &element) {
    for (const xml::Element::Child &child : element.contents()) {
      if (child.element) continue;
      const std::size_t first = child.text.find_first_not_of(" \t\r\n");
      if (first == std::string_view::npos) continue;
      builder_.report("unexpected-text",
                      element.tree().place_at(child.offset + static_cast<std::uint32_t>(first)),
                      std::string(element.name()), "Text stands outside of every answer.");
    }
  }

  const form::Form &form_;
  RawAnswersBuilder builder_;
  int depth_ = 0;
};

}  // namespace

AnswersReading read_all_xml(const form::Form &form, Source source) {
  auto tree = xml::Tree::read(std::move(source));
  if (!tree) return {{}, tree.problems()};
  return XmlAnswersReader(form).read(tree->root());
}

Result<RawAnswers> read_xml(const form::Form &form, Source source) {
  return sound(read_all_xml(form, std::move(source)));
}

AnswersReading read_all(const form::Form &form, Source source) {
  std::size_t first = source.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  first = source.text.find_first_not_of(" \t\r\n", first);
  if (first != std::string::npos && source.text[first] == '<') return read_all_xml(form, std::move(source));
  if (first != std::string::npos && source.text[first] == '{') return read_all_json(form, source);
  Problem problem;
  problem.code = "unknown-format";
  problem.place = {source.name, 1, 1};
  problem.subject = form.id();
  problem.message = R"(An answers file is XML and begins with "<", or JSON and begins with "{".)";
  return {{}, {std::move(problem)}};
}

Result<RawAnswers> read(const form::Form &form, Source source) {
  return sound(read_all(form, std::move(source)));
}

}  // namespace formletter::answers
