#include "cli/shard_option.hpp"

#include <algorithm>
#include <charconv>

namespace formletter::cli {

namespace {

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr std::size_t most = 1000000;
  if (error != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

std::optional<std::size_t> number_of(const std::string &variable, const Surroundings &surroundings) {
  const auto text = surroundings.environment(variable);
  return text ? number_in(*text) : std::nullopt;
}

/// The index in the array, from 1.
std::optional<std::size_t> index_in_array(const Surroundings &surroundings) {
  if (const auto id = number_of("SLURM_ARRAY_TASK_ID", surroundings)) {
    // An array may begin at 0 or 1, or anywhere, and go in steps.
    const auto first = number_of("SLURM_ARRAY_TASK_MIN", surroundings).value_or(1);
    const auto step = std::max<std::size_t>(number_of("SLURM_ARRAY_TASK_STEP", surroundings).value_or(1), 1);
    if (*id < first || (*id - first) % step != 0) return std::nullopt;
    return (*id - first) / step + 1;
  }
  for (const auto *variable : {"JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX"}) {
    if (const auto index = number_of(variable, surroundings)) return *index + 1;
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
                 .hint = {}};
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
      return checked(index_in_array(surroundings), number_of(variable, surroundings));
  }
  return mailmerge::Shard{};
}

}  // namespace formletter::cli
