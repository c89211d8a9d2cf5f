#pragma once

#include <formletter/press.hpp>

#include <catch2/catch.hpp>

#include <utility>

/// The pack that ships, for tests of its catalogs.
namespace formletter::test {

inline Press shipped_press() {
  auto press = Press::open(FORMLETTER_ROOT);
  REQUIRE(press.ok());
  return std::move(*press);
}

/// When its policies held.
inline const auto policy_day = Date::from_parts(2014, 12, 1).value();

}  // namespace formletter::test
