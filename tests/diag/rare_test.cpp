#include "diag/rare.hpp"

#include <catch2/catch.hpp>

#include <string>

using formletter::diag::Rare;

TEST_CASE("a rare value takes the room of a pointer and is empty where there is none") {
  const Rare<std::string> none;
  CHECK(sizeof none == sizeof(void *));
  CHECK_FALSE(none);
  CHECK(none.or_empty().empty());
}

TEST_CASE("a rare value is copied with who holds it, and equal to one that says the same") {
  Rare<std::string> one(std::string("Seal"));
  const Rare<std::string> copy(one);
  CHECK(copy == one);
  one = std::string("Stamp");
  CHECK(*copy == "Seal");
  CHECK(one.or_empty() == "Stamp");
  CHECK_FALSE(copy == one);
  CHECK_FALSE(copy == Rare<std::string>());
  CHECK(Rare<std::string>() == Rare<std::string>());
}
