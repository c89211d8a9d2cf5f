#include "diag/nearest_name.hpp"
#include "form/form_reader.hpp"
#include "form/questions_behind.hpp"

#include <algorithm>

namespace formletter::form {

void FormReader::check_packet_label() {
  const std::string &label = form_.packet_label_;
  for (std::size_t begin = label.find("${"); begin != std::string::npos;
       begin = label.find("${", begin + 2)) {
    const std::size_t end = label.find('}', begin);
    if (end == std::string::npos) {
      report("bad-value", place_of_value(tree_.root(), "packet_label"), "packet_label",
             "A `${` has no `}` after it.");
      return;
    }
    check_record_name("packet_label", label.substr(begin + 2, end - begin - 2));
  }
}

void FormReader::check_message_names() {
  for (const MessageSource &source : message_sources_) {
    const std::string_view raw = source.element.inner_source();
    const std::string subject(source.element.name());
    if (const std::size_t last = raw.rfind("${");
        last != std::string_view::npos && raw.find('}', last) == std::string_view::npos) {
      report("unclosed-name",
             tree_.place_at(source.element.inner_offset() + static_cast<std::uint32_t>(last)), subject,
             "This `${` has no `}`.", "write `${name}`");
    }
    check_template_tags(source);
    for (const auto &[name, offset] : names_in_text(raw)) {
      const Place place = tree_.place_at(source.element.inner_offset() + static_cast<std::uint32_t>(offset));
      if (name.starts_with("facts.") || name.starts_with("policy.")) {
        check_policy_name(place, subject, name);
        continue;
      }
      const Item *item = form_.find(name);
      const auto *question = item == nullptr ? nullptr : std::get_if<Question>(item);
      if (item == nullptr) {
        report_unknown_name(place, subject, name);
      } else if (question == nullptr || question->kind == QuestionKind::note) {
        report("name-without-value", place, subject, "`" + name + "` has no value of its own.");
      } else if (source.may_reach_a_log && may_tell_sensitive(form_, *question)) {
        report("sensitive-in-message", place, subject,
               "`" + name +
                   (question->sensitive ? "` is sensitive" : "` is worked out from a sensitive answer") +
                   ": this message will show dots in its place.",
               "say it without the value");
        problems_.back().severity = Severity::warning;
      }
    }
  }
}

/// They are the templates': a person would read the braces.
void FormReader::check_template_tags(const MessageSource &source) {
  const std::string_view raw = source.element.inner_source();
  for (std::size_t at = raw.find("{{"); at != std::string_view::npos; at = raw.find("{{", at + 2)) {
    const std::size_t end = raw.find("}}", at);
    if (end == std::string_view::npos) return;
    const std::string name = xml::folded(raw.substr(at + 2, end - at - 2));
    report("template-tag", tree_.place_at(source.element.inner_offset() + static_cast<std::uint32_t>(at)),
           std::string(source.element.name()),
           "`{{" + name + "}}` is filled in templates only; here it would be printed as it stands.",
           form_.find(name) != nullptr ? "write `${" + name + "}`" : "write `${name}`");
  }
}

/// Messages name what the policy in force (the form's first) says: its facts, its date, its title.
void FormReader::check_policy_name(const Place &place, const std::string &subject, const std::string &name) {
  std::vector<std::string> known;
  if (!form_.policies_.empty()) {
    known = {"policy.as_of", "policy.title"};
    for (const Fact &fact : form_.policies_.front().facts) known.push_back("facts." + fact.name);
  }
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  report("unknown-name", place, subject, "The policy in force has nothing named `" + name + "`.",
         diag::did_you_mean(name, known));
}

}  // namespace formletter::form
