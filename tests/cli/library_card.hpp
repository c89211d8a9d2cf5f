#pragma once

#include <string>

/// A small pack to run commands on, and one reader's answers.
namespace formletter::test {

inline const std::string library = FORMLETTER_ROOT "/tests/packs/library-card";
inline const std::string child = library + "/forms/samples/01-child.json";

}  // namespace formletter::test
