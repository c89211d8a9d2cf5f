#include "diag/byte_size.hpp"
#include "diag/nearest_name.hpp"
#include "form/form_reader.hpp"
#include "form/number_spelling.hpp"

#include <algorithm>
#include <array>

namespace formletter::form {

void FormReader::read_document(const xml::Element &element) {
  check_attributes(element, {"name", "template", "relevant", "language", "pair", "formats", "pages", "attach",
                             "max_size"});
  check_children(element, {"title"});
  refuse_repeated(element, {"title"});
  DocumentRule rule;
  rule.name = required_attribute(element, "name");
  rule.template_name = required_attribute(element, "template");
  rule.place = element.place();
  if (!rule.name.empty() && !is_plain_name(rule.name)) {
    report("bad-name", place_of_value(element, "name"), rule.name,
           "A document's name has letters, digits, `_`, `-` and `.` only: it names the files.");
  }
  for (const DocumentRule &other : form_.documents_) {
    if (other.name != rule.name || rule.name.empty()) continue;
    report(
        "duplicate-name", place_of_value(element, "name"), rule.name,
        "The document `" + rule.name + "` stands on line " + std::to_string(other.place.line) + " already.");
  }
  rule.title = child_message(element, "title");
  rule.relevant = expression(element, "relevant");
  rule.pair_with = language(element, "pair");
  read_document_language(element, rule);
  read_document_formats(element, rule);
  read_page_budget(element, rule);
  read_document_mail(element, rule);
  document_language_places_.push_back(place_of_value(element, "language"));
  form_.documents_.push_back(std::move(rule));
}

void FormReader::read_document_language(const xml::Element &element, DocumentRule &rule) {
  const auto written = element.attribute("language");
  rule.language = form_.language_;
  if (!written) return;
  if (written->starts_with("${") && written->ends_with("}")) {
    rule.language = std::string(written->substr(2, written->size() - 3));
  } else if (const auto tag = language(element, "language")) {
    rule.language = *tag;
  }
}

void FormReader::read_document_formats(const xml::Element &element, DocumentRule &rule) {
  static const std::vector<std::string> known = {"pdf", "html", "text", "eml"};
  rule.formats = words_of(optional_attribute(element, "formats"));
  for (const std::string &format : rule.formats) {
    if (std::find(known.begin(), known.end(), format) != known.end()) continue;
    const std::string near = diag::did_you_mean(format, known);
    report("bad-value", place_of_value(element, "formats"), rule.name, "There is no format `" + format + "`.",
           near.empty() ? "formats are pdf, html, text, eml" : near);
  }
  if (rule.formats.empty()) rule.formats = {"pdf"};
}

void FormReader::read_page_budget(const xml::Element &element, DocumentRule &rule) {
  const auto written = element.attribute("pages");
  if (!written) return;
  const auto number = canonical_integer(*written);
  constexpr std::size_t most_digits = 3;
  if (number && number->size() <= most_digits && std::stoi(*number) > 0) {
    rule.page_budget = std::stoi(*number);
    return;
  }
  report("bad-value", place_of_value(element, "pages"), rule.name,
         "`pages` is how many pages the document may take: a whole number from 1 to 999.");
}

void FormReader::read_document_mail(const xml::Element &element, DocumentRule &rule) {
  rule.attach = words_of(optional_attribute(element, "attach"));
  const bool is_mail = std::find(rule.formats.begin(), rule.formats.end(), "eml") != rule.formats.end();
  for (const auto *name : {"attach", "max_size"}) {
    if (is_mail || !element.attribute(name)) continue;
    report("bad-value", place_of_value(element, name), rule.name,
           "`" + std::string(name) + "` is for an e-mail, and this document is none.",
           "add eml to its `formats`");
  }
  for (const auto &name : rule.attach) attachments_.push_back({name, place_of_value(element, "attach")});
  const auto size = optional_attribute(element, "max_size");
  if (size.empty()) return;
  if (const auto bytes = diag::parse_byte_size(size)) {
    rule.max_bytes = *bytes;
  } else {
    report("bad-value", place_of_value(element, "max_size"), rule.name,
           "`" + size + "` is no size; one like 500000, 800KB or 10MB was expected.");
  }
}

void FormReader::check_attachments() {
  std::vector<std::string> known;
  for (const auto &rule : form_.documents_) known.push_back(rule.name);
  for (const auto &[name, place] : attachments_) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    report("unknown-name", place, name, "The form has no document `" + name + "`.",
           diag::did_you_mean(name, known));
  }
}

void FormReader::read_policy(const xml::Element &element) {
  check_children(element, {"fact"});
  const std::string as_of = required_attribute(element, "as_of");
  const auto date = Date::parse_iso(as_of);
  if (!date && !as_of.empty()) {
    report("bad-value", place_of_value(element, "as_of"), "as_of",
           "`as_of` is a date as YYYY-MM-DD, not `" + as_of + "`.");
  }
  Policy policy{.id = required_attribute(element, "id"),
                .title = required_attribute(element, "title"),
                .as_of = date ? *date : *Date::from_days(0),
                .record = {},
                .facts = {},
                .place = element.place()};
  const std::string status = required_attribute(element, "status");
  if (status == "historical") {
    policy.status = PolicyStatus::historical;
  } else if (status == "current") {
    policy.status = PolicyStatus::current;
  } else if (status != "unknown" && !status.empty()) {
    report("bad-value", place_of_value(element, "status"), policy.id,
           "`status` is `historical`, `current` or `unknown`, not `" + status + "`.",
           diag::did_you_mean(status, std::vector<std::string>{"historical", "current", "unknown"}));
  }
  static constexpr std::array<std::string_view, 4> own = {"id", "title", "as_of", "status"};
  for (const xml::Attribute &attribute : element.attributes()) {
    if (std::find(own.begin(), own.end(), attribute.name) == own.end())
      policy.record.emplace(attribute.name, attribute.value);
  }
  for (const Policy &other : form_.policies_) {
    if (other.id != policy.id || policy.id.empty()) continue;
    report("duplicate-name", place_of_value(element, "id"), policy.id,
           "The policy `" + policy.id + "` stands on line " + std::to_string(other.place.line) + " already.");
  }
  for (const xml::Element &fact : element.children("fact")) read_fact(fact, policy);
  form_.policies_.push_back(std::move(policy));
}

void FormReader::read_fact(const xml::Element &element, Policy &policy) {
  check_attributes(element, {"name", "source", "type"});
  Fact fact;
  fact.name = required_attribute(element, "name");
  fact.source = required_attribute(element, "source");
  fact.type = optional_attribute(element, "type");
  fact.value = xml::folded(element.text());
  fact.place = element.place();
  if (!fact.name.empty() && !is_snake_case(fact.name)) {
    report("bad-name", place_of_value(element, "name"), fact.name,
           "`" + fact.name + "` is not a name: use lower-case letters, digits and `_`, a letter first.");
  }
  if (fact.value.empty())
    report("empty-text", element.place(), fact.name, "The fact `" + fact.name + "` has no value.");
  for (const xml::Element &child : element.children()) {
    report("markup-in-text", child.place(), fact.name, "A fact's value holds no elements.",
           "write plain text");
  }
  for (const Fact &other : policy.facts) {
    if (other.name != fact.name || fact.name.empty()) continue;
    report("duplicate-name", place_of_value(element, "name"), fact.name,
           "The policy has a fact `" + fact.name + "` on line " + std::to_string(other.place.line) +
               " already.");
  }
  read_fact_type(element, fact);
  policy.facts.push_back(std::move(fact));
}

void FormReader::read_fact_type(const xml::Element &element, Fact &fact) {
  fact.canonical = fact.value;
  if (fact.type.empty()) return;
  const auto type = form_.types_.find(fact.type);
  if (type == form_.types_.end()) return report_unknown_type(element, fact.name, fact.type);
  if (auto canonical = type->second.canonicalize(fact.value).canonical) {
    fact.canonical = std::move(canonical->text);
  } else {
    const auto [message, hint] = refusal("The fact `" + fact.name + "`", fact.value, type->second);
    report("bad-value", element.place(), fact.name, message, hint);
  }
}

}  // namespace formletter::form
