#pragma once

#include "disk/disk.hpp"
#include "packet/works.hpp"

#include <formletter/press.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace formletter::test {

/// A pack with the answers it ships as samples, and every document they call for.
struct SamplePack {
  std::filesystem::path folder;
  std::string form;

  Date today() const {
    const auto text = disk::read_file(folder / "forms" / "samples" / "today");
    return Date::parse_iso(std::string_view(text->text).substr(0, 10)).value();
  }
  std::vector<std::filesystem::path> samples() const {
    return disk::files_below(folder / "forms" / "samples", ".json");
  }
};

inline const std::vector<SamplePack> &sample_packs() {
  static const std::vector<SamplePack> packs = {
      {std::filesystem::path(FORMLETTER_ROOT), "pd-request"},
      {std::filesystem::path(FORMLETTER_ROOT) / "tests" / "packs" / "library-card", "library-card"},
  };
  return packs;
}

/// One document of one sample, planned and ready for the phases.
struct SampleDocument {
  std::string sample;  ///< the file's stem
  const Press::Works::Record *record;
  Press::Works::Planned planned;
};

/// Calls `visit(works, sample_document, today)` for every document of every
/// sample, in `language` if one is given; returns the problems met on the way.
template <typename Visit>
Problems for_each_document(const SamplePack &pack, std::optional<LanguageTag> language, Visit visit) {
  auto press = Press::open(pack.folder);
  if (!press) return press.problems();
  auto &works = press->works();
  const PrintOptions options{.today = pack.today(), .language = std::move(language)};
  Problems problems;
  const auto add = [&](const Problems &more) { problems.insert(problems.end(), more.begin(), more.end()); };
  for (const auto &path : pack.samples()) {
    const auto record = works.read_record(pack.form, *disk::read_file(path), options);
    if (!record) {
      add(record.problems());
      continue;
    }
    if (!record->checked.ok()) {
      add(record->checked.problems);
      continue;
    }
    const auto planned = works.plan(*record, options);
    if (!planned) {
      add(planned.problems());
      continue;
    }
    for (const auto &document : *planned) {
      visit(works, SampleDocument{path.stem().string(), &*record, document}, options.today);
    }
  }
  return problems;
}

}  // namespace formletter::test
