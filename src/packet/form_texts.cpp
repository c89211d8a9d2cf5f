#include "packet/form_texts.hpp"

#include "answers/engine_messages.hpp"
#include "diag/report.hpp"
#include "fill/translation_check.hpp"
#include "interview/interview_messages.hpp"
#include "packet/blank_messages.hpp"
#include "packet/bundle_messages.hpp"

#include <set>
#include <string>

namespace formletter::packet {

namespace {

using Msgids = std::set<std::string, std::less<>>;

Msgids plain_texts(const form::Form &form) {
  Msgids msgids;
  for (const auto &message : form.messages()) msgids.insert(message.msgid);
  const auto add = [&](const auto &messages) {
    for (const diag::EnglishText &said : messages) msgids.emplace(said.text());
  };
  add(interview::message::all);
  add(answers::engine_message::all);
  add(message::all);
  add(message::bundle);
  return msgids;
}

}  // namespace

Problems damaged_texts(const form::Form &form, const i18n::Catalog &catalog) {
  const auto texts = plain_texts(form);
  Problems problems;
  for (const auto &entry : catalog.entries()) {
    if (entry.fuzzy || !texts.contains(entry.msgid)) continue;
    for (const auto &translation : entry.msgstr) {
      if (translation.empty()) continue;
      for (auto &fault : fill::check_plain_translation(entry.msgid, translation))
        problems.push_back({.code = std::move(fault.code),
                            .place = entry.place,
                            .subject = entry.msgid,
                            .message = std::move(fault.message),
                            .hint = {}});
    }
  }
  return diag::in_reading_order(std::move(problems));
}

}  // namespace formletter::packet
