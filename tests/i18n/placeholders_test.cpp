#include "i18n/placeholders.hpp"

#include <catch2/catch.hpp>

using formletter::i18n::placeholder_faults;
using Faults = std::vector<std::string>;

TEST_CASE("placeholders may change places and be repeated") {
  CHECK(placeholder_faults("Page {page} of {pages}, ${who}", "${who}: {pages} / {page} / {page}").empty());
  CHECK(placeholder_faults("No {", "Kein {").empty());
}

TEST_CASE("a placeholder that is lost, taken apart or made up is told") {
  CHECK(placeholder_faults("Call ${line}", "Llame") == Faults{"The translation lacks `${line}`."});
  CHECK(
      placeholder_faults("Call ${line}", "Llame $ {line}") ==
      Faults{"The translation lacks `${line}`.", "The translation has `{line}`, which the English has not."});
  CHECK(placeholder_faults("Call", "Llame {n}") ==
        Faults{"The translation has `{n}`, which the English has not."});
}
