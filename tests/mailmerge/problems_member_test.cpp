#include "mailmerge/problems_member.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using mailmerge::with_problems;
using mailmerge::without_problems;

TEST_CASE("a failed record tells its problems first, and is what it was without them") {
  CHECK(with_problems(R"({"a":1})", "say \"why\"\nagain") == R"({"problems": "say \"why\"\nagain", "a":1})");
  CHECK(with_problems("{}", "x") == R"({"problems": "x"})");
  CHECK(with_problems("{ }", "x") == R"({"problems": "x"})");
  // What cannot be read is not made another text.
  CHECK(with_problems(R"({"a":1)", "x") == R"({"a":1)");
  CHECK(with_problems("[1]", "x") == "[1]");

  for (const std::string record : {R"({"a":1})", R"({"name":"María","problem":"x","ages":[1,2.50]})", "{}"}) {
    const auto told = with_problems(record, "ñ, \"b\": {");
    INFO(told);
    // A second failure tells its own problems only.
    CHECK(with_problems(without_problems(told), "other") == with_problems(record, "other"));
  }
}

TEST_CASE("the member of problems is taken out wherever it stands, and all else keeps its column") {
  CHECK(without_problems(R"({"problems":"x","a":1})") == R"({               "a":1})");
  CHECK(without_problems(R"({"a":1,"problems":"ñ","b":2})") == R"({"a":1,               "b":2})");
  CHECK(without_problems(R"({"a":[1,2],"problems":"x,y"})") == R"({"a":[1,2]                 })");
  CHECK(without_problems(R"({"problems":null})") == R"({               })");
  CHECK(without_problems(R"({"a":"the problems","b":{"problems":1}})") ==
        R"({"a":"the problems","b":{"problems":1}})");
  CHECK(without_problems(R"({"problems":"x","a":})") == R"({"problems":"x","a":})");
}
