#include "form/form_reader.hpp"

#include "diag/ascii.hpp"
#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "diag/utf8.hpp"
#include "form/dependency_graph.hpp"
#include "form/half_read_form.hpp"

#include <algorithm>

namespace formletter::form {
namespace {

std::string quoted_list(std::initializer_list<std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "`" : ", `") + std::string(word) + "`";
  return out;
}

std::vector<std::string> as_strings(std::initializer_list<std::string_view> words) {
  return {words.begin(), words.end()};
}

}  // namespace

bool is_snake_case(std::string_view text) {
  if (text.empty() || !ascii::is_lower(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '_'; });
}

bool is_plain_name(std::string_view text, bool first_is_letter) {
  if (text.empty()) return false;
  if (first_is_letter && !ascii::is_letter(text.front()) && text.front() != '_') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; });
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && ascii::is_space(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && !ascii::is_space(text[i])) ++i;
    if (i > begin) words.emplace_back(text.substr(begin, i - begin));
  }
  return words;
}

std::vector<std::pair<std::string, std::size_t>> names_in_text(std::string_view text) {
  std::vector<std::pair<std::string, std::size_t>> names;
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    names.emplace_back(text.substr(at + 2, end - at - 2), at);
  }
  return names;
}

Result<Form> Form::read(Source source) {
  auto tree = xml::Tree::read(std::move(source));
  if (!tree) return tree.problems();
  return FormReader(*tree).read();
}

std::optional<Form> half_read_form(Source source) {
  const auto tree = xml::Tree::read(std::move(source));
  if (!tree) return std::nullopt;
  FormReader reader(*tree);
  auto whole = reader.read();
  return whole ? std::move(*whole) : std::move(reader).half_read();
}

Result<Form> FormReader::read() {
  form_.file_ = tree_.file();
  read_root(tree_.root());
  if (tree_.root().name() == "form") {
    locate_items();
    check_names();
    DependencyGraph(form_).order(problems_);
  }
  for (Problem &problem : problems_) {
    if (problem.severity != Severity::error) form_.warnings_.push_back(problem);
  }
  if (has_errors(problems_)) return diag::in_reading_order(std::move(problems_));
  form_.warnings_ = diag::in_reading_order(std::move(form_.warnings_));
  for (const MessageSource &source : message_sources_) form_.messages_.push_back(source.message);
  std::stable_sort(form_.messages_.begin(), form_.messages_.end(), [](const Message &a, const Message &b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return std::move(form_);
}

void FormReader::read_root(const xml::Element &root) {
  if (root.name() != "form") {
    report("unknown-element", root.place(), std::string(root.name()),
           "A form file's outermost element is `form`, not `" + std::string(root.name()) + "`.");
    return;
  }
  check_attributes(root, {"id", "version", "language", "record_id", "record_key", "packet_label"});
  refuse_stray_text(root);
  refuse_repeated(root, {"title"});
  form_.id_ = required_attribute(root, "id");
  if (!form_.id_.empty() && !is_plain_name(form_.id_, true)) {
    report("bad-name", place_of_value(root, "id"), form_.id_,
           "A form's id begins with a letter and has letters, digits, `-`, `_` and `.` only: it names the "
           "answers file's root.");
  }
  form_.version_ = required_attribute(root, "version");
  form_.record_id_ = optional_attribute(root, "record_id");
  form_.record_key_ = optional_attribute(root, "record_key");
  form_.packet_label_ = optional_attribute(root, "packet_label");
  if (const auto tag = language(root, "language")) form_.language_ = *tag;
  if (form_.language_.language() != "en")
    report("bad-value", place_of_value(root, "language"), form_.id_,
           "The texts of forms and templates are in English (`en`), not in `" + form_.language_.text() + "`.",
           "write them in English, and what they are in another language in locales/" +
               form_.language_.text() + ".po");
  form_.title_ = child_message(root, "title");
  if (!root.child("title")) report("missing-element", root.place(), form_.id_, "The form has no `title`.");
  for (const xml::Element &type : root.children("type")) read_type(type);
  for (const xml::Element &choices : root.children("choices")) read_choices(choices);
  form_.items_ = read_items(root);
  for (const xml::Element &document : root.children("document")) read_document(document);
  check_attachments();
  for (const xml::Element &policy : root.children("policy")) read_policy(policy);
}

void FormReader::report(std::string code, Place place, std::string subject, std::string message,
                        std::string hint) {
  Problem problem;
  problem.code = std::move(code);
  problem.place = std::move(place);
  problem.subject = std::move(subject);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  problems_.push_back(std::move(problem));
}

void FormReader::check_attributes(const xml::Element &element, Words allowed) {
  for (const xml::Attribute &attribute : element.attributes()) {
    if (std::find(allowed.begin(), allowed.end(), attribute.name) != allowed.end()) continue;
    const std::string name(attribute.name);
    std::string hint = diag::did_you_mean(name, as_strings(allowed));
    if (hint.empty()) hint = allowed.size() == 0 ? "leave it out" : "it may have " + quoted_list(allowed);
    report("unknown-attribute", element.place(attribute), name,
           "`" + std::string(element.name()) + "` has no attribute `" + name + "`.", hint);
  }
}

void FormReader::check_children(const xml::Element &element, Words allowed) {
  refuse_stray_text(element);
  for (const xml::Element &child : element.children()) {
    if (std::find(allowed.begin(), allowed.end(), child.name()) != allowed.end()) continue;
    const std::string name(child.name());
    std::string hint = diag::did_you_mean(name, as_strings(allowed));
    if (hint.empty() && allowed.size() > 0) hint = "it may hold " + quoted_list(allowed);
    report("unknown-element", child.place(), name,
           "`" + std::string(element.name()) + "` does not hold an element `" + name + "`.", hint);
  }
}

void FormReader::refuse_stray_text(const xml::Element &element) {
  for (const xml::Element::Child &child : element.contents()) {
    if (child.element) continue;
    const auto *const first = std::find_if_not(child.text.begin(), child.text.end(), ascii::is_space);
    if (first == child.text.end()) continue;
    const auto spaces = static_cast<std::uint32_t>(first - child.text.begin());
    report("unexpected-text", tree_.place_at(child.offset + spaces), std::string(element.name()),
           "Text stands right inside `" + std::string(element.name()) + "`.",
           "put it into a `label` or another text element");
  }
}

void FormReader::refuse_repeated(const xml::Element &element, Words at_most_once) {
  for (const std::string_view name : at_most_once) {
    const auto found = element.children(name);
    for (std::size_t i = 1; i < found.size(); ++i) {
      report("duplicate-element", found[i].place(), std::string(name),
             "`" + std::string(element.name()) + "` holds `" + std::string(name) +
                 "` once; the first stands on line " + std::to_string(found[0].place().line) + ".");
    }
  }
}

std::string FormReader::required_attribute(const xml::Element &element, std::string_view name) {
  const auto value = element.attribute(name);
  // A pattern may be one space.
  if (value && (name == "match" ? !value->empty() : !xml::folded(*value).empty())) return std::string(*value);
  const Place place = value ? place_of_value(element, name) : element.place();
  const std::string what = value ? "has an empty `" : "has no `";
  report("missing-attribute", place, std::string(element.name()),
         "`" + std::string(element.name()) + "` " + what + std::string(name) + "`.");
  return {};
}

std::string FormReader::optional_attribute(const xml::Element &element, std::string_view name) {
  return std::string(element.attribute(name).value_or(""));
}

Place FormReader::place_of_value(const xml::Element &element, std::string_view attribute) const {
  const xml::Attribute *node = element.attribute_node(attribute);
  return node == nullptr ? element.place() : AttributeText(element, *node).start();
}

bool FormReader::flag(const xml::Element &element, std::string_view attribute) {
  const auto value = element.attribute(attribute);
  if (!value || *value == "false") return false;
  if (*value != "true") {
    report("bad-value", place_of_value(element, attribute), std::string(attribute),
           "`" + std::string(attribute) + "` is `true` or `false`, not `" + std::string(*value) + "`.");
  }
  return *value == "true";
}

std::optional<Expression> FormReader::expression(const xml::Element &element, std::string_view attribute) {
  const xml::Attribute *node = element.attribute_node(attribute);
  if (node == nullptr) return std::nullopt;
  AttributeText source(element, *node);
  const Place start = source.start();
  auto parsed = Expression::parse(source.value(), start, &form_.name_table_);
  if (parsed) {
    expression_sources_.emplace(std::pair(start.line, start.column), std::move(source));
    return std::move(parsed).value();
  }
  for (Problem problem : parsed.problems()) {
    problem.place = source.mapped(problem.place);
    if (problem.subject.empty()) problem.subject = std::string(attribute);
    problems_.push_back(std::move(problem));
  }
  return std::nullopt;
}

std::optional<LanguageTag> FormReader::language(const xml::Element &element, std::string_view attribute) {
  const auto value = element.attribute(attribute);
  if (!value) return std::nullopt;
  auto tag = LanguageTag::parse(*value);
  if (!tag) {
    report("bad-language", place_of_value(element, attribute), std::string(attribute),
           "`" + std::string(*value) + "` is not a language tag.",
           "write one such as `en`, `es` or `zh-Hans`");
  }
  return tag;
}

Message FormReader::message(const xml::Element &element, Words allowed_attributes) {
  std::vector<std::string_view> allowed(allowed_attributes);
  for (const xml::Attribute &attribute : element.attributes()) {
    if (attribute.name == "comment" ||
        std::find(allowed.begin(), allowed.end(), attribute.name) != allowed.end())
      continue;
    std::vector<std::string> known(allowed.begin(), allowed.end());
    known.emplace_back("comment");
    report("unknown-attribute", element.place(attribute), std::string(attribute.name),
           "`" + std::string(element.name()) + "` has no attribute `" + std::string(attribute.name) + "`.",
           diag::did_you_mean(attribute.name, known));
  }
  for (const xml::Element &child : element.children()) {
    report("markup-in-text", child.place(), std::string(child.name()),
           "The text of `" + std::string(element.name()) + "` holds no elements.", "write plain text");
  }
  Message read;
  read.msgid = xml::folded(element.text());
  read.place = element.place();
  read.comment = optional_attribute(element, "comment");
  if (read.empty()) {
    report("empty-text", element.place(), std::string(element.name()),
           "`" + std::string(element.name()) + "` has no text.");
    return read;
  }
  const std::string_view name = element.name();
  const bool of_a_rule =
      name == "error" || name == "warning" || name == "required_message" || name == "constraint_message";
  message_sources_.push_back({read, element, of_a_rule});
  return read;
}

Message FormReader::child_message(const xml::Element &element, std::string_view name,
                                  Words allowed_attributes) {
  const auto child = element.child(name);
  return child ? message(*child, allowed_attributes) : Message{};
}

}  // namespace formletter::form
