#pragma once

#include "support/sample_pack.hpp"

#include <sstream>
#include <string>

/// The pack that ships, and its papers' text.
namespace formletter::test {

inline const SamplePack &request_pack() {
  return sample_packs().front();
}

/// One space for each run of white space: sentences are found across lines.
inline std::string in_one_line(const std::string &text) {
  std::string line;
  std::istringstream words(text);
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

}  // namespace formletter::test
