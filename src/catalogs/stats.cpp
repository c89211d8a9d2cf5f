#include "catalogs/stats.hpp"

#include "catalogs/padded.hpp"
#include "diag/report.hpp"
#include "i18n/state_name.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace formletter::catalogs {

namespace {

std::string or_dash(const std::string &text) {
  return text.empty() ? "-" : text;
}

std::string json_list(const std::vector<std::string> &texts) {
  std::string made = "[";
  for (const auto &text : texts) made += (made.size() > 1 ? ", " : "") + diag::json_string(text);
  return made + "]";
}

std::string catalog_json(const CatalogStats &stats) {
  std::string same;
  for (const auto &[msgid, reason] : stats.same)
    same += (same.empty() ? "" : ", ") + ("{\"msgid\": " + diag::json_string(msgid)) +
            ", \"reason\": " + diag::json_string(reason) + "}";
  const auto &header = stats.header;
  return "{\"language\": " + diag::json_string(header.language.text()) +
         ", \"texts\": " + std::to_string(stats.tally.texts) +
         ", \"translated\": " + std::to_string(stats.tally.translated) +
         ", \"fuzzy\": " + json_list(stats.tally.fuzzy) + ", \"missing\": " + json_list(stats.tally.missing) +
         ", \"same_as_english\": [" + same + "]" +
         ", \"state\": " + diag::json_string(i18n::state_name(header.state)) +
         ", \"translator\": " + diag::json_string(header.translator) +
         ", \"reviewer\": " + diag::json_string(header.reviewer) +
         ", \"reviewed_on\": " + diag::json_string(header.reviewed_on) +
         ", \"revised_on\": " + diag::json_string(header.revised_on) +
         ", \"source_revision\": " + diag::json_string(header.source_revision) + "}";
}

}  // namespace

std::size_t CatalogStats::unexplained() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(same, [](const SameText &text) { return text.reason.empty(); }));
}

Problem no_catalog(const packet::Pack &pack, const LanguageTag &language) {
  return {.code = "unknown-catalog",
          .place = {.file = (pack.folder() / "locales").string()},
          .subject = language.text(),
          .message = "The pack has no catalog of this language.",
          .hint =
              "start one: formletter catalogs extract --out formletter.pot; msginit --no-translator "
              "--input formletter.pot --locale " +
              language.text() + " --output-file locales/" + language.text() + ".po"};
}

Result<CatalogStats> catalog_stats(packet::Pack &pack, const LanguageTag &language) {
  const auto texts = packet::pack_texts(pack);
  if (!texts) return texts.problems();
  const auto exceptions = Exceptions::read(pack.folder());
  if (!exceptions) return exceptions.problems();
  const auto printable = pack.printable_language(language);
  if (!printable) return printable.problems();
  if (*printable != language) return no_catalog(pack, language);
  const auto *catalog = pack.catalogs().find(language);
  CatalogStats stats{catalog->header(), tally(*texts, *catalog), {}};
  for (const auto &text : *texts) {
    const auto translation = catalog->find(text.msgid);
    if (!translation || xml::folded(*translation) != xml::folded(text.msgid)) continue;
    stats.same.push_back({text.msgid, exceptions->reason("same-as-english", language.text(), text.msgid)});
  }
  return stats;
}

std::string stats_table(const std::vector<CatalogStats> &all) {
  std::size_t language = std::string_view("language").size(), reviewer = std::string_view("reviewer").size();
  for (const auto &stats : all) {
    language = std::max(language, stats.header.language.text().size());
    reviewer = std::max(reviewer, diag::character_count(stats.header.reviewer));
  }
  std::string table = padded("language", language) +
                      "  translated  fuzzy  missing  same  unexplained  state     " +
                      padded("reviewer", reviewer) + "  reviewed    revised\n";
  for (const auto &stats : all) {
    const auto number = [](std::size_t value, std::size_t width) {
      return padded(std::to_string(value), width, true);
    };
    table += padded(stats.header.language.text(), language) + number(stats.tally.translated, 7) + "/" +
             padded(std::to_string(stats.tally.texts), 4) + number(stats.tally.fuzzy.size(), 7) +
             number(stats.tally.missing.size(), 9) + number(stats.same.size(), 6) +
             number(stats.unexplained(), 13) + "  " + padded(i18n::state_name(stats.header.state), 10) +
             padded(or_dash(stats.header.reviewer), reviewer + 2) +
             padded(or_dash(stats.header.reviewed_on), 12) + or_dash(stats.header.revised_on) + "\n";
  }
  return table;
}

std::string stats_json(const std::vector<CatalogStats> &all) {
  std::string made = "{\"catalogs\": [";
  for (const auto &stats : all) made += (made.ends_with('[') ? "\n  " : ",\n  ") + catalog_json(stats);
  return made + "\n]}\n";
}

}  // namespace formletter::catalogs
