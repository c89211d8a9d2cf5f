#include "cli/cli.hpp"

#include <catch2/catch.hpp>

#include <ostream>
#include <sstream>
#include <streambuf>

using namespace formletter;

namespace {

/// A full disk: takes no byte.
class Full : public std::streambuf {
 protected:
  int_type overflow(int_type) override { return traits_type::eof(); }
};

}  // namespace

TEST_CASE("what standard output did not take is the machine's failure") {
  Full full;
  std::ostream out(&full);
  std::istringstream in;
  std::ostringstream err;
  const auto no_variable = [](const std::string &) { return std::optional<std::string>(); };
  const auto today = [] { return *Date::parse_iso("2026-11-24"); };
  CHECK(cli::run({"catalogs", "stats", "--pack", FORMLETTER_ROOT}, {in, out, err, no_variable, today}) == 3);
  CHECK(err.str() == "formletter: the machine failed: not all of the output could be written\n");
}
