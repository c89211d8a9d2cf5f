#include "cli/shard_option.hpp"

#include <array>
#include <charconv>

namespace formletter::cli {

namespace {

/// Where an array tells a task which of its tasks it is.
constexpr std::array index_variables{"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX",
                                     "AWS_BATCH_JOB_ARRAY_INDEX"};

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr std::size_t most = 1000000;
  if (error != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

/// What a variable says: nothing if it is not there; one that is no number is told apart from that.
struct Said {
  bool there = false;
  std::optional<std::size_t> number = {};

  /// The number, or `otherwise` if nothing is said.
  std::optional<std::size_t> or_else(std::size_t otherwise) const { return there ? number : otherwise; }
};

Said said_by(const std::string &variable, const Surroundings &surroundings) {
  const auto text = surroundings.environment(variable);
  return text ? Said{true, number_in(*text)} : Said{};
}

/// From 1. An array may begin at 0 or 1, or anywhere, and go in steps; of one that leaves
/// numbers out (`--array=2,5`), nobody knows which part a task is.
std::optional<std::size_t> index_in_slurm(const Said &id, const Surroundings &surroundings) {
  const auto first = said_by("SLURM_ARRAY_TASK_MIN", surroundings).or_else(1);
  const auto step = said_by("SLURM_ARRAY_TASK_STEP", surroundings).or_else(1);
  if (!id.number || !first || !step || *step == 0) return std::nullopt;
  if (*id.number < *first || (*id.number - *first) % *step != 0) return std::nullopt;
  const auto last = said_by("SLURM_ARRAY_TASK_MAX", surroundings);
  const auto count = said_by("SLURM_ARRAY_TASK_COUNT", surroundings);
  if (last.there && count.there) {
    if (!last.number || !count.number || *last.number < *first) return std::nullopt;
    if ((*last.number - *first) / *step + 1 != *count.number) return std::nullopt;
  }
  return (*id.number - *first) / *step + 1;
}

/// The index in the array, from 1.
std::optional<std::size_t> index_in_array(const Surroundings &surroundings) {
  for (const std::string variable : index_variables) {
    const auto index = said_by(variable, surroundings);
    if (!index.there) continue;
    if (variable.starts_with("SLURM")) return index_in_slurm(index, surroundings);
    return index.number ? std::optional(*index.number + 1) : std::nullopt;
  }
  return std::nullopt;
}

Result<mailmerge::Shard> checked(std::optional<std::size_t> number, std::optional<std::size_t> count) {
  if (number && count && *number >= 1 && *number <= *count) return mailmerge::Shard{*number, *count};
  return Problem{.code = "bad-option",
                 .place = {},
                 .subject = "--shard",
                 .message =
                     "This is no part of the rows; K/N with K from 1 to N was expected, or N in an "
                     "array job that tells its index.",
                 .hint = "an array that leaves numbers out does not tell: write K/N"};
}

/// Each task of the array would print all rows.
Problem part_of_unknown_many(const char *variable) {
  return {
      .code = "bad-option",
      .place = {},
      .subject = "--shard",
      .message = std::string(variable) + " says that this is one task of an array, and nothing of how many.",
      .hint = "write --shard N with the array's size, or --shard 1/1 for all rows"};
}

}  // namespace

Result<mailmerge::Shard> shard_from(const std::string &option, const Surroundings &surroundings) {
  const auto slash = option.find('/');
  if (slash != std::string::npos) {
    const std::string_view text = option;
    return checked(number_in(text.substr(0, slash)), number_in(text.substr(slash + 1)));
  }
  if (!option.empty()) return checked(index_in_array(surroundings), number_in(option));
  for (const auto *variable : {"SLURM_ARRAY_TASK_COUNT", "AWS_BATCH_JOB_ARRAY_SIZE"}) {
    if (surroundings.environment(variable))
      return checked(index_in_array(surroundings), said_by(variable, surroundings).number);
  }
  for (const auto *variable : index_variables) {
    if (surroundings.environment(variable)) return part_of_unknown_many(variable);
  }
  return mailmerge::Shard{};
}

}  // namespace formletter::cli
