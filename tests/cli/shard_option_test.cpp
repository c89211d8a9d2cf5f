#include "cli/shard_option.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <sstream>

using namespace formletter;

namespace {

/// The shard of an option in an environment, as "K/N", or the problem's code.
std::string shard(const std::string &option, const std::map<std::string, std::string> &environment = {}) {
  std::istringstream in;
  std::ostringstream out, err;
  const auto found =
      cli::shard_from(option, {in, out, err,
                               [&](const std::string &name) {
                                 const auto at = environment.find(name);
                                 return at == environment.end() ? std::nullopt : std::optional(at->second);
                               },
                               [] { return *Date::parse_iso("2026-11-24"); }});
  if (!found) return found.problems().front().code;
  return std::to_string(found->number) + "/" + std::to_string(found->count);
}

}  // namespace

TEST_CASE("a shard is said on the command line, or by the array a job runs in") {
  CHECK(shard("") == "1/1");
  CHECK(shard("2/8") == "2/8");
  CHECK(shard("", {{"SLURM_ARRAY_TASK_ID", "3"},
                   {"SLURM_ARRAY_TASK_MIN", "0"},
                   {"SLURM_ARRAY_TASK_COUNT", "4"}}) == "4/4");
  CHECK(shard("", {{"SLURM_ARRAY_TASK_ID", "3"}, {"SLURM_ARRAY_TASK_COUNT", "4"}}) == "3/4");
  CHECK(shard("", {{"SLURM_ARRAY_TASK_ID", "15"},
                   {"SLURM_ARRAY_TASK_MIN", "10"},
                   {"SLURM_ARRAY_TASK_STEP", "5"},
                   {"SLURM_ARRAY_TASK_COUNT", "3"}}) == "2/3");
  CHECK(shard("5", {{"JOB_COMPLETION_INDEX", "4"}}) == "5/5");
  CHECK(shard("8", {{"AWS_BATCH_JOB_ARRAY_INDEX", "0"}}) == "1/8");
  CHECK(shard("5", {{"JOB_COMPLETION_INDEX", "0"}}) == "1/5");
  CHECK(shard("", {{"AWS_BATCH_JOB_ARRAY_INDEX", "9"}, {"AWS_BATCH_JOB_ARRAY_SIZE", "10"}}) == "10/10");
}

TEST_CASE("what is no part of the rows is refused") {
  for (const std::string option : {"0/4", "5/4", "a/4", "2/", "/4", "3", "1/99999999999999999999"}) {
    INFO(option);
    CHECK(shard(option) == "bad-option");
  }
  CHECK(shard("4", {{"JOB_COMPLETION_INDEX", "4"}}) == "bad-option");
  // An array of 1, 2 and 4 has no even steps: its last place cannot be told.
  CHECK(shard("", {{"SLURM_ARRAY_TASK_ID", "4"},
                   {"SLURM_ARRAY_TASK_MIN", "1"},
                   {"SLURM_ARRAY_TASK_COUNT", "3"}}) == "bad-option");
  CHECK(shard("", {{"SLURM_ARRAY_TASK_ID", "0"}, {"SLURM_ARRAY_TASK_COUNT", "3"}}) == "bad-option");
  // Each of Kubernetes' pods would print all rows: it tells them which they are, and not how many.
  CHECK(shard("", {{"JOB_COMPLETION_INDEX", "2"}}) == "bad-option");
  CHECK(shard("", {{"SLURM_ARRAY_TASK_ID", "2"}}) == "bad-option");
  CHECK(shard("1/1", {{"JOB_COMPLETION_INDEX", "2"}}) == "1/1");
}

TEST_CASE("the parts of a roster cover it, each row once") {
  for (const std::size_t count : {1UL, 3UL, 7UL}) {
    std::size_t next = 1;
    for (std::size_t number = 1; number <= count; ++number) {
      const auto [first, last] = mailmerge::Shard{number, count}.rows(20);
      CHECK(first == next);
      next = last + 1;
    }
    CHECK(next == 21);
  }
}

TEST_CASE("a variable that says no number, and an array that leaves numbers out, give no shard") {
  using Variables = std::map<std::string, std::string>;
  const Variables array{{"SLURM_ARRAY_TASK_ID", "5"},
                        {"SLURM_ARRAY_TASK_MIN", "1"},
                        {"SLURM_ARRAY_TASK_MAX", "9"},
                        {"SLURM_ARRAY_TASK_STEP", "2"},
                        {"SLURM_ARRAY_TASK_COUNT", "5"}};
  const auto with = [&](const std::string &name, const std::string &value) {
    auto changed = array;
    changed[name] = value;
    return shard("", changed);
  };
  REQUIRE(shard("", array) == "3/5");
  for (const auto &[name, value] : array) {
    INFO(name);
    CHECK(with(name, "x") == "bad-option");
  }
  // --array=1,5 and --array=2,5,9: what was printed before had other parts.
  CHECK(with("SLURM_ARRAY_TASK_COUNT", "2") == "bad-option");
  CHECK(with("SLURM_ARRAY_TASK_MIN", "2") == "bad-option");
  CHECK(shard("3", {{"SLURM_ARRAY_TASK_ID", "x"}, {"JOB_COMPLETION_INDEX", "1"}}) == "bad-option");
}
