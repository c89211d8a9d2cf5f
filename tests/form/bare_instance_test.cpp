#include "form/bare_instance.hpp"

#include <catch2/catch.hpp>

namespace formletter::form {

TEST_CASE("bare XML becomes groups and texts in the order of the file") {
  const auto instance =
      read_bare_instance({"a.xml", "<d><a>1</a><g><b>Nguyễn</b></g><r><k/></r><r><k>2</k></r></d>"});
  REQUIRE(instance.ok());
  CHECK(instance->name(0) == "d");
  CHECK(instance->value(*instance->find("/d/a")) == Value(std::string("1")));
  CHECK(instance->at(*instance->find("/d/a")).datatype == Datatype::text);
  CHECK(instance->at(*instance->find("/d/g")).datatype == Datatype::group);
  CHECK(instance->value(*instance->find("/d/g/b")) == Value(std::string("Nguyễn")));
  CHECK(instance->value(*instance->find("/d/r[1]/k")) == Value(Empty{}));
  CHECK(instance->value(*instance->find("/d/r[2]/k")) == Value(std::string("2")));
}

TEST_CASE("a leaf's text stands as it is, entities resolved; text beside elements is dropped") {
  const auto instance = read_bare_instance({"a.xml", "<d> x <a> 1 &amp; 2\n</a> y </d>"});
  REQUIRE(instance.ok());
  CHECK(instance->at(*instance->find("/d/a")).text == " 1 & 2\n");
  CHECK(instance->at(0).text.empty());
}

TEST_CASE("a root without elements is a text") {
  const auto instance = read_bare_instance({"a.xml", "<d>5</d>"});
  REQUIRE(instance.ok());
  CHECK(instance->value(0) == Value(std::string("5")));
}

TEST_CASE("XML that is not well-formed is refused with its place") {
  const auto instance = read_bare_instance({"a.xml", "<d>\n  <a>\n</d>"});
  REQUIRE_FALSE(instance.ok());
  CHECK(instance.problems().front().place.file == "a.xml");
  CHECK(instance.problems().front().place.line > 1);
}

}  // namespace formletter::form
