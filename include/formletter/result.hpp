#pragma once

#include <formletter/problem.hpp>

#include <cassert>
#include <utility>
#include <variant>

namespace formletter {

/// A value, or the problems that kept it from being made. All problems of the
/// input are in it, not the first alone.
///
/// What `*`, value() and problems() take out of a result that nobody keeps is taken by value:
/// `for (const auto &problem : press->print(...).problems())` goes through problems that live as
/// long as the loop. `->` points into the result: `for (auto &paper : press->print(...)->papers)`
/// would outlive it. Keep the result under a name first.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Problems problems)                                  // NOLINT(google-explicit-constructor)
      : state_(std::in_place_index<1>, std::move(problems)) {
    assert(!std::get<1>(state_).empty());
  }
  Result(Problem problem) : Result(Problems{std::move(problem)}) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition for the value accessors: ok(). For problems(): not ok().
  T &value() & { return assert(ok()), *std::get_if<0>(&state_); }
  const T &value() const & { return assert(ok()), *std::get_if<0>(&state_); }
  T value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &value(); }
  T &operator*() & { return value(); }
  const T &operator*() const & { return value(); }
  T operator*() && { return std::move(*this).value(); }

  // clang-analyzer takes a Result that was tested before for one that may be ok.
  const Problems &problems() const & { return assert(!ok()), *std::get_if<1>(&state_); }  // NOLINT
  Problems problems() && { return assert(!ok()), std::move(*std::get_if<1>(&state_)); }   // NOLINT

 private:
  std::variant<T, Problems> state_;
};

}  // namespace formletter
