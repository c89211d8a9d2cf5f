#pragma once

// Papers of the sample people with other answers, as text in one line.

#include "diag/report.hpp"
#include "output/output.hpp"
#include "pack/request_form.hpp"
#include "support/sample_pack.hpp"

#include <sstream>

namespace formletter::test {

inline Press::Works &press_works() {
  static auto press = Press::open(sample_packs().front().folder);
  REQUIRE(press.ok());
  return press->works();
}

/// The paper, filled and read; nothing when the answers do not call for it.
inline std::optional<document::Document> read_printed(const PrintOptions &options, const std::string &sample,
                                                      const Changes &changes, const Repeats &repeats) {
  const auto answers = answers::write_json(request_form(), changed_answers(sample, changes, repeats));
  auto &works = press_works();
  const auto record = works.read_record(sample_packs().front().form, {"changed.json", answers}, options);
  REQUIRE(record.ok());
  INFO(diag::report_text(record->checked.problems));
  REQUIRE(record->checked.ok());
  const auto planned = works.plan(*record, options);
  REQUIRE(planned.ok());
  if (planned->empty()) return std::nullopt;
  auto xhtml = works.fill(*record, planned->front(), options.today);
  REQUIRE(xhtml.ok());
  auto read = works.read_document(planned->front(), std::move(*xhtml));
  REQUIRE(read.ok());
  return std::move(*read);
}

/// In English.
inline std::optional<document::Document> read_paper(const std::string &document, const std::string &sample,
                                                    const Changes &changes, const Repeats &repeats = {}) {
  return read_printed(
      {.today = sample_packs().front().today(), .only = {document}, .language = LanguageTag()}, sample,
      changes, repeats);
}

/// As text in one line; "" when there is none.
inline std::string in_a_line(const std::optional<document::Document> &read) {
  if (!read) return {};
  std::istringstream words(output::write_text(*read));
  std::string line;
  for (std::string word; words >> word;) {
    const bool underlines = word.find_first_not_of("-=") == std::string::npos;
    if (!underlines) line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

inline std::string paper(const std::string &document, const std::string &sample, const Changes &changes,
                         const Repeats &repeats = {}) {
  return in_a_line(read_paper(document, sample, changes, repeats));
}

/// In the language that the answers ask for.
inline std::string paper_as_answered(const std::string &document, const std::string &sample,
                                     const Changes &changes) {
  return in_a_line(
      read_printed({.today = sample_packs().front().today(), .only = {document}}, sample, changes, {}));
}

inline bool says(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

inline std::size_t times(const std::string &text, const std::string &part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace formletter::test
