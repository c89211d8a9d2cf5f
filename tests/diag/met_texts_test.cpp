#include "diag/met_texts.hpp"

#include <catch2/catch.hpp>

using formletter::diag::MetTexts;

TEST_CASE("a text is met again once it was met") {
  MetTexts met;
  CHECK_FALSE(met.meet_again(7));
  CHECK(met.meet_again(7));
  CHECK(met.meet_again(7));
  CHECK_FALSE(met.meet_again(8));
}

TEST_CASE("texts of one document that share a place are met again in the next document") {
  constexpr std::size_t same_place = 1024;
  MetTexts met;
  for (std::size_t text = 1; text <= 4; ++text) CHECK_FALSE(met.meet_again(text * same_place));
  for (std::size_t text = 1; text <= 4; ++text) CHECK(met.meet_again(text * same_place));
}

TEST_CASE("of the texts that share a place those met longest ago are forgotten") {
  constexpr std::size_t same_place = 1024;
  MetTexts met;
  for (std::size_t text = 1; text <= 4; ++text) met.meet_again(text * same_place);
  met.meet_again(1 * same_place);
  met.meet_again(5 * same_place);  // in place of 2
  CHECK(met.meet_again(1 * same_place));
  CHECK_FALSE(met.meet_again(2 * same_place));
}
