#include <formletter/result.hpp>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace formletter {
namespace {

using Words = std::vector<std::string>;

// What a result that nobody keeps gives out lives on by itself.
static_assert(std::is_same_v<decltype(std::declval<Result<Words>>().problems()), Problems>);
static_assert(std::is_same_v<decltype(std::declval<Result<Words>>().value()), Words>);
static_assert(std::is_same_v<decltype(*std::declval<Result<Words>>()), Words>);

Result<Words> words() {
  return Words{"one", "two, which is too long to be held in place"};
}

Result<Words> no_words() {
  return Problem{
      .code = "none", .place = {}, .subject = {}, .message = "There are no words here.", .hint = {}};
}

TEST_CASE("A loop over the problems or the value of a result that nobody keeps goes through all of them") {
  std::string told;
  for (const Problem &problem : no_words().problems()) told += problem.message;
  CHECK(told == "There are no words here.");
  std::string said;
  for (const std::string &word : *words()) said += word + ";";
  for (const std::string &word : words().value()) said += word + ";";
  CHECK(said ==
        "one;two, which is too long to be held in place;one;two, which is too long to be held in place;");
}

TEST_CASE("A value that can only be moved is moved out of a result") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  const std::unique_ptr<int> number = *std::move(result);
  CHECK(*number == 7);
}

}  // namespace
}  // namespace formletter
