#include "diag/boxed.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using formletter::diag::Boxed;

TEST_CASE("a boxed value is copied with who holds it") {
  Boxed<std::string> one(std::string("Name"));
  Boxed<std::string> other(one), third;
  third = one;
  *one = "Address";
  CHECK(*other == "Name");
  CHECK(*third == "Name");
  CHECK(one->size() == 7);
  CHECK(Boxed<std::string>()->empty());
}

TEST_CASE("a list moves its boxes without copying what they hold") {
  std::vector<Boxed<std::string>> names;
  names.emplace_back(std::string("first"));
  const std::string *place = &*names.front();
  for (int i = 0; i < 100; ++i) names.emplace_back(std::string("another"));
  CHECK(&*names.front() == place);
}
