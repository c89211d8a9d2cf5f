#include "packet/answers_beforehand.hpp"

#include "answers/clock.hpp"
#include "answers/message_text.hpp"

namespace formletter::packet {

std::string AnswersBeforehand::of(const form::Question &question) const {
  if (!question.read_only) return {};
  const auto &instance = record_.instance;
  form::NodeId node = instance.root();
  for (const auto &name : form_.path_of(question.name)) {
    const auto found = instance.children(node, name);
    if (found.empty()) return {};
    node = found.front();
  }
  const form::FormScope scope(form_);
  const form::Evaluation at{.instance = instance,
                            .scope = scope,
                            .context = node,
                            .today = options_.today,
                            .now = answers::start_of(options_.today),
                            .form_version = form_.version(),
                            .run_languages = &options_.run_languages};
  if (!instance.at(node).relevant || !form::is_true(*question.read_only, at)) return {};
  return answers::displayed(form_, question, instance.at(node), {options_.language, options_.catalogs});
}

}  // namespace formletter::packet
