#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace formletter::bench {

/// What a synthetic roster holds. The same rows on every machine.
struct PeopleOrder {
  std::size_t people = 0;
  std::string reads = {};  ///< everybody's language; "" for that of the name
  bool as_json = false;    ///< JSON Lines rather than CSV
};

/// Writes a roster for the pack's pd-request: people with a hearing before a judge,
/// whose letter to OPLA has one page. Names of two dozen languages, and in their own
/// scripts where the form asks for that; every row differs in name, number, address,
/// dates and reasons, as people do.
void write_people(const std::filesystem::path &path, const PeopleOrder &order);

}  // namespace formletter::bench
