#include "form/instance.hpp"

#include <catch2/catch.hpp>

namespace formletter::form {

namespace {

/// f(name, case(court), reasons[1](statement), reasons[2](statement), reasons[3](statement))
struct Filled {
  Instance instance{"f"};
  NodeId name = instance.add(0, "name", Datatype::text, "Nguyễn");
  NodeId group = instance.add(0, "case", Datatype::group);
  NodeId court = instance.add(group, "court", Datatype::select_one, "eoir");
  std::vector<NodeId> reasons, statements;

  Filled() {
    for (const char *text : {"one", "two", "three"}) {
      reasons.push_back(instance.add(0, "reasons", Datatype::group));
      statements.push_back(instance.add(reasons.back(), "statement", Datatype::text, text));
    }
  }
};

}  // namespace

TEST_CASE("a path has a position only where a name repeats") {
  const Filled filled;
  CHECK(filled.instance.path(0) == "/f");
  CHECK(filled.instance.path(filled.name) == "/f/name");
  CHECK(filled.instance.path(filled.court) == "/f/case/court");
  CHECK(filled.instance.path(filled.reasons[1]) == "/f/reasons[2]");
  CHECK(filled.instance.path(filled.statements[2]) == "/f/reasons[3]/statement");
}

TEST_CASE("a path finds its node, with the root or without") {
  const Filled filled;
  for (NodeId node = 0; node < filled.instance.size(); ++node) {
    CHECK(filled.instance.find(filled.instance.path(node)) == node);
  }
  CHECK(filled.instance.find("case/court") == filled.court);
  CHECK(filled.instance.find("reasons[2]/statement") == filled.statements[1]);
  CHECK(filled.instance.find("reasons/statement") == filled.statements[0]);
  CHECK(filled.instance.find("f/name") == filled.name);
  CHECK(filled.instance.find("f") == NodeId{0});
  CHECK(filled.instance.find("/") == NodeId{0});
}

TEST_CASE("a path that leads nowhere finds nothing") {
  const Filled filled;
  for (const char *path :
       {"", "/nobody", "nobody", "/f/nobody", "case/name", "reasons[0]", "reasons[4]", "reasons[x]",
        "reasons[2", "reasons[]", "[2]", "case/", "//name", "/f[2]/name", "f/f", "case//court"}) {
    INFO(path);
    CHECK_FALSE(filled.instance.find(path).has_value());
  }
}

TEST_CASE("a question that bears the root's name is found below the root") {
  Instance instance("f");
  const NodeId below = instance.add(0, "f", Datatype::text, "x");
  CHECK(instance.find("f") == below);
  CHECK(instance.find("/f") == NodeId{0});
  CHECK(instance.find("/f/f") == below);
}

TEST_CASE("text is read by its datatype") {
  Instance instance("f");
  const auto value = [&instance](Datatype datatype, std::string text) {
    return instance.value(instance.add(0, "x", datatype, std::move(text)));
  };
  CHECK(value(Datatype::text, "007") == Value(std::string("007")));
  CHECK(value(Datatype::integer, "42") == Value(42.0));
  CHECK(value(Datatype::decimal, "12.50") == Value(12.5));
  CHECK(value(Datatype::date, "2012-02-29") == Value(*Date::from_parts(2012, 2, 29)));
  CHECK(value(Datatype::boolean, "true") == Value(true));
  CHECK(value(Datatype::boolean, "false") == Value(false));
  CHECK(value(Datatype::select_one, "red") == Value(std::string("red")));
  CHECK(value(Datatype::select_multiple, "red green") == Value(std::string("red green")));
}

TEST_CASE("no text is no value, whatever the datatype") {
  Instance instance("f");
  for (const Datatype datatype :
       {Datatype::text, Datatype::integer, Datatype::decimal, Datatype::date, Datatype::boolean,
        Datatype::select_one, Datatype::select_multiple, Datatype::group}) {
    CHECK(instance.value(instance.add(0, "x", datatype)) == Value(Empty{}));
  }
}

TEST_CASE("text that is not of its datatype stays text") {
  Instance instance("f");
  CHECK(instance.value(instance.add(0, "x", Datatype::date, "2009~")) == Value(std::string("2009~")));
  CHECK(instance.value(instance.add(0, "x", Datatype::date, "2014-02-29")) ==
        Value(std::string("2014-02-29")));
  CHECK(instance.value(instance.add(0, "x", Datatype::integer, "1e3")) == Value(std::string("1e3")));
  CHECK(instance.value(instance.add(0, "x", Datatype::boolean, "yes")) == Value(std::string("yes")));
}

TEST_CASE("an irrelevant node has no value, and what is added to it is irrelevant too") {
  Filled filled;
  filled.instance.set_relevant(filled.court, false);
  CHECK(filled.instance.value(filled.court) == Value(Empty{}));
  CHECK(filled.instance.at(filled.court).text == "eoir");
  filled.instance.set_relevant(filled.group, false);
  CHECK_FALSE(filled.instance.at(filled.instance.add(filled.group, "judge", Datatype::text, "x")).relevant);
}

TEST_CASE("a group is the text of what is relevant in it") {
  Filled filled;
  CHECK(filled.instance.string_value(filled.reasons[0]) == "one");
  CHECK(filled.instance.value(0) == Value(std::string("Nguyễneoironetwothree")));
  filled.instance.set_relevant(filled.reasons[1], false);
  CHECK(filled.instance.string_value(0) == "Nguyễneoironethree");
}

TEST_CASE("children() gives those of a name in order, irrelevant ones too") {
  Filled filled;
  filled.instance.set_relevant(filled.reasons[1], false);
  CHECK(filled.instance.children(0, "reasons") == filled.reasons);
  CHECK(filled.instance.children(0, "nobody").empty());
}

TEST_CASE("remove_last() takes the last ones of a name and leaves the others") {
  Filled filled;
  filled.instance.remove_last(0, "reasons", 2);
  CHECK(filled.instance.children(0, "reasons") == std::vector<NodeId>{filled.reasons[0]});
  CHECK(filled.instance.find("name") == filled.name);
  CHECK_FALSE(filled.instance.find("reasons[2]").has_value());
  filled.instance.remove_last(0, "reasons", 9);
  CHECK(filled.instance.children(0, "reasons").empty());
  CHECK(filled.instance.children(0, "case").size() == 1);
  const NodeId again = filled.instance.add(0, "reasons", Datatype::group);
  CHECK(filled.instance.path(again) == "/f/reasons");
}

TEST_CASE("an instance that began as a blank is its own, and needs nobody to keep the blank") {
  auto blank = std::make_shared<Instance>("f");
  const NodeId first = blank->add(0, "first", Datatype::text);
  const NodeId last = blank->add(0, "last", Datatype::integer);
  blank->set_number(last, 3);
  const std::string_view repeated = blank->keep("a name too long to be held in place");
  std::shared_ptr<const Instance> kept = std::move(blank);
  Instance one(kept);
  Instance other(kept);
  one.set_text(first, "one");
  one.add_kept(0, repeated, Datatype::text, "r1");
  one.move_before(last);
  one.add_kept(0, repeated, Datatype::text, "r2");
  one.move_behind(3);
  CHECK(other.at(first).text.empty());
  CHECK(other.size() == 3);
  const auto below_other = other.children(0);
  CHECK(std::vector<NodeId>(below_other.begin(), below_other.end()) == std::vector<NodeId>{first, last});
  Instance moved = std::move(one);
  kept.reset();
  CHECK(moved.string_value(0) == "oner1r2");
  CHECK(moved.numbered(3) == last);
  const auto below = moved.children(0);
  CHECK(std::vector<NodeId>(below.begin(), below.end()) == std::vector<NodeId>{first, 3, 4, last});
  CHECK(moved.path(4) == "/f/a name too long to be held in place[2]");
  moved.remove_last(0, repeated, 1);
  const auto left = moved.children(0);
  CHECK(std::vector<NodeId>(left.begin(), left.end()) == std::vector<NodeId>{first, 3, last});
  moved.remove_last(0, "last", 1);
  moved.add(0, "new last", Datatype::text, "!");
  CHECK(moved.string_value(0) == "oner1!");
}

TEST_CASE("nodes moved behind one another stand as those moved before the same sibling do") {
  Instance blank("f");
  const std::vector<NodeId> fixed = {blank.add(0, "a", Datatype::text), blank.add(0, "b", Datatype::text)};
  const auto kept = std::make_shared<const Instance>(std::move(blank));
  for (const NodeId next : fixed) {
    Instance before(kept), behind(kept);
    std::optional<NodeId> last;
    for (int i = 0; i < 4; ++i) {
      before.add(0, "r", Datatype::group);
      before.move_before(next);
      const NodeId node = behind.add(0, "r", Datatype::group);
      last ? behind.move_behind(*last) : behind.move_before(next);
      last = node;
      // What stands in an instance is added before the next one is.
      before.add(node, "x", Datatype::text, std::to_string(i));
      behind.add(node, "x", Datatype::text, std::to_string(i));
    }
    behind.add(0, "c", Datatype::text, "end");
    before.add(0, "c", Datatype::text, "end");
    const auto in_order = [](const Instance &instance) {
      const auto children = instance.children(0);
      return std::vector<NodeId>(children.begin(), children.end());
    };
    CHECK(in_order(behind) == in_order(before));
    CHECK(in_order(behind).size() == 7);
    CHECK(behind.string_value(0) == "0123end");
  }
  Instance at_end(kept);
  const NodeId first = at_end.add(0, "r", Datatype::text, "1");
  at_end.add(0, "r", Datatype::text, "2");
  at_end.move_behind(first);
  CHECK(at_end.string_value(0) == "12");
}

}  // namespace formletter::form
