#include "catalogs/exceptions.hpp"

#include "catalogs/tab_rows.hpp"
#include "diag/nearest_name.hpp"
#include "diag/shortened.hpp"
#include "i18n/white_space.hpp"

#include <algorithm>
#include <sstream>

namespace formletter::catalogs {

namespace {

/// What holds for "es" holds for "es-MX".
bool covers(const std::set<std::string, std::less<>> &languages, std::string_view language) {
  if (languages.contains("*") || languages.contains(language)) return true;
  const auto subtag = language.rfind('-');
  return subtag != std::string_view::npos && covers(languages, language.substr(0, subtag));
}

/// "es" holds for the catalog of es-MX, too.
bool is_used(const std::string &language, const std::vector<std::string> &catalogs) {
  return language == "*" || std::ranges::any_of(catalogs, [&](const std::string &catalog) {
           return catalog == language || catalog.starts_with(language + "-");
         });
}

}  // namespace

Result<Exceptions> Exceptions::read(const std::filesystem::path &pack) {
  const auto rows = tab_rows(pack / "locales" / "exceptions.tsv", 4);
  if (!rows) return rows.problems();
  Exceptions made;
  Problems problems;
  for (const auto &row : *rows) {
    if (i18n::is_blank(row.cells[3])) {
      problems.push_back({.code = "table-row",
                          .place = row.place,
                          .subject = row.cells[2],
                          .message = "This exception gives no reason.",
                          .hint = "say in its fourth cell why it is right all the same"});
    }
    Exception exception{{}, row.cells[3], row.place};
    std::istringstream languages(row.cells[1]);
    for (std::string language; languages >> language;) exception.languages.insert(language);
    made.by_code_and_msgid_.emplace(std::pair(row.cells[0], row.cells[2]), std::move(exception));
  }
  if (!problems.empty()) return problems;
  return made;
}

const Exceptions::Exception *Exceptions::find(std::string_view code, std::string_view language,
                                              std::string_view msgid) const {
  const auto [first, last] = by_code_and_msgid_.equal_range({std::string(code), std::string(msgid)});
  for (auto at = first; at != last; ++at)
    if (covers(at->second.languages, language)) return &at->second;
  return nullptr;
}

bool Exceptions::allow(std::string_view code, std::string_view language, std::string_view msgid) const {
  return find(code, language, msgid) != nullptr;
}

std::string Exceptions::reason(std::string_view code, std::string_view language,
                               std::string_view msgid) const {
  const auto *found = find(code, language, msgid);
  return found != nullptr ? found->reason : "";
}

Problems Exceptions::unused(const std::vector<std::string> &msgids,
                            const std::vector<std::string> &languages) const {
  Problems problems;
  const std::set<std::string_view> said(msgids.begin(), msgids.end());
  for (const auto &[key, exception] : by_code_and_msgid_) {
    for (const auto &language : exception.languages) {
      if (is_used(language, languages)) continue;
      problems.push_back(
          {.code = "unknown-language",
           .place = exception.place,
           .subject = diag::shortened(key.second),
           .message = "This exception is for `" + language + "`, and there is no such catalog.",
           .hint = diag::did_you_mean(language, languages)});
    }
    if (said.contains(key.second)) continue;
    const auto meant = diag::did_you_mean(key.second, msgids);
    // A slip never was a text of the pack.
    problems.push_back({.code = "stale-exception",
                        .severity = meant.empty() ? Severity::warning : Severity::error,
                        .place = exception.place,
                        .subject = diag::shortened(key.second),
                        .message = "The pack does not say this text.",
                        .hint = meant});
  }
  return problems;
}

}  // namespace formletter::catalogs
