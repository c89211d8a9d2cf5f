#pragma once

#include "layout/pages.hpp"
#include "packet/works.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace formletter::catalogs {

/// One document of one sample in one language, set on pages.
struct SamplePaper {
  std::string sample;  ///< the file's stem
  const form::Form *form;
  const form::DocumentRule *rule;
  LanguageTag language;
  const Press::Works::Record *record;
  const document::Document *document;
  const layout::Pages *pages;

  /// As long as it must be: no budget holds it.
  bool is_large_print() const;
};

/// Prints every document that the pack's samples call for in the language, as of
/// the day that forms/samples/today names, else `today`. Documents of a fixed
/// language come with English alone. A sample belongs to the form that reads it.
/// What cannot be printed comes back as problems.
Problems for_each_sample_paper(Press::Works &works, const LanguageTag &language, Date today,
                               const std::function<void(const SamplePaper &)> &visit);

/// May take this many pages, as packet::page_budget() has it.
std::optional<std::size_t> page_budget(const SamplePaper &paper);

}  // namespace formletter::catalogs
