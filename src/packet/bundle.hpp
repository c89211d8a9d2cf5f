#pragma once

#include "packet/works.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace formletter::packet {

struct BundleOrder {
  std::vector<ExhibitFile> exhibits;  ///< PDF, JPEG and PNG, in order
  std::uint64_t max_bytes = 0;        ///< of one file; 0 for no limit
  bool split = false;                 ///< several files rather than an error, cut between exhibits
};

struct Bundle {
  struct File {
    std::string bytes;
    std::size_t pages = 0;
  };
  /// What a receipt tells of an exhibit; its file's name may tell of the person.
  struct Enclosed {
    std::string letter;
    std::size_t pages = 0;
    std::uint64_t bytes = 0;
    std::string sha256;
  };
  std::vector<File> files;  ///< one unless it was split
  std::vector<Enclosed> exhibits;
  std::vector<std::string> documents;  ///< the names of those within
  Problems problems;                   ///< warnings and notes
  Problems over_budget;                ///< of these what is told of papers that are too long
};

class Binder;
/// What a receipt tells of the binder's exhibits.
std::vector<Bundle::Enclosed> enclosed_in(const Binder &binder);

/// One PDF for a person: the papers that are PDF, in the form's order, then an enclosure
/// list, and each exhibit behind a page with its letter. The papers keep their tags; a
/// packet without PDFs of others is PDF/UA-1 and PDF/A-2a like each of its papers, one
/// with them claims neither (a note says so). Deterministic.
Result<Bundle> print_bundle(Press::Works &works, std::string_view form, Source answers,
                            const PrintOptions &options, const BundleOrder &order);
/// Of a record without errors.
Result<Bundle> print_bundle(Press::Works &works, const Press::Works::Record &record,
                            const PrintOptions &options, const BundleOrder &order);

}  // namespace formletter::packet
