#pragma once

#include "answers/answers.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

/// The request's form and the sample people's answers with something changed.
namespace formletter::test {

inline const form::Form &request_form() {
  static const auto read = form::Form::read(*disk::read_file(FORMLETTER_ROOT "/forms/pd-request.xml"));
  REQUIRE(read.ok());
  return *read;
}

/// A person before the court, whose sample is changed most.
inline const std::string court = "01-court-two-surnames";

using Changes = std::map<std::string, std::string>;

using Repeats = std::map<std::string, std::vector<Changes>>;

/// `repeats` stand in place of those of the sample.
inline answers::RawAnswers changed_answers(const std::string &sample, const Changes &changes,
                                           const Repeats &repeats = {}) {
  const auto source = disk::read_file(std::string(FORMLETTER_ROOT "/forms/samples/") + sample + ".json");
  REQUIRE(source.ok());
  auto raw = answers::read(request_form(), *source);
  REQUIRE(raw.ok());
  for (const auto &[name, text] : changes) raw->values[name] = {text, {}};
  for (const auto &[repeat, instances] : repeats) {
    raw->repeats[repeat].clear();
    for (const auto &instance : instances) {
      auto &added = raw->repeats[repeat].emplace_back();
      for (const auto &[name, text] : instance) added.values[name] = {text, {}};
    }
  }
  return *std::move(raw);
}

inline answers::CheckedAnswers checked_sample(const std::string &sample, const Changes &changes,
                                              const Repeats &repeats = {}) {
  const auto raw = changed_answers(sample, changes, repeats);
  static const i18n::Catalogs none;
  // As the pack has them: a draft for each language that has a file.
  const auto states = [](std::string_view language) {
    const auto file = std::filesystem::path(FORMLETTER_ROOT) / "locales" / (std::string(language) + ".po");
    return std::string(std::filesystem::exists(file) ? "draft" : "");
  };
  return answers::check(request_form(), raw,
                        {.today = *Date::parse_iso("2026-11-24"),
                         .language = {},
                         .catalogs = none,
                         .run_languages = {.catalog_state = states}});
}

/// The relevant answer or calculated value of this name; "" where there is none. In a repeat that of
/// the instance, counted from 0.
inline std::string answer_of(const answers::CheckedAnswers &checked, std::string_view name,
                             std::size_t instance = 0) {
  for (form::NodeId node = 0; node < checked.instance.size(); ++node) {
    const auto &leaf = checked.instance.at(node);
    if (checked.instance.name(node) != name || instance-- > 0) continue;
    return leaf.relevant ? std::string(leaf.text) : std::string();
  }
  return {};
}

/// "error V22 entry_date" for each problem of the answers that the sample itself has not.
inline std::set<std::string> problems_with(const std::string &sample, const Changes &changes) {
  const auto told = [](const answers::CheckedAnswers &checked) {
    std::set<std::string> lines;
    for (const auto &problem : checked.problems) {
      const bool is_error = problem.severity == Severity::error;
      lines.insert((is_error ? "error " : "warning ") + problem.code + " " + problem.subject);
    }
    return lines;
  };
  auto lines = told(checked_sample(sample, changes));
  for (const auto &known : told(checked_sample(sample, {}))) lines.erase(known);
  return lines;
}

}  // namespace formletter::test
