#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace formletter::diag {

/// A value that few of a list have: the others have room for a pointer only. Copied with who holds it.
template <typename T>
class Rare {
 public:
  Rare() = default;
  // NOLINTBEGIN(bugprone-forwarding-reference-overload): what it requires leaves copies and moves alone.
  template <typename Value>
  requires(std::is_constructible_v<T, Value> && !std::is_same_v<std::remove_cvref_t<Value>, Rare>)
      Rare(Value &&value)
      : value_(std::make_unique<T>(std::forward<Value>(value))) {}
  // NOLINTEND(bugprone-forwarding-reference-overload)
  Rare(const Rare &other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
  Rare(Rare &&) noexcept = default;
  Rare &operator=(const Rare &other) {
    if (this != &other) *this = Rare(other);
    return *this;
  }
  Rare &operator=(Rare &&) noexcept = default;
  ~Rare() = default;

  explicit operator bool() const { return value_ != nullptr; }
  const T &operator*() const { return *value_; }
  const T *operator->() const { return value_.get(); }
  /// What T is at first where there is none.
  const T &or_empty() const {
    static const T empty{};
    return value_ ? *value_ : empty;
  }

  friend bool operator==(const Rare &a, const Rare &b) {
    return a.value_ && b.value_ ? *a == *b : a.value_ == b.value_;
  }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace formletter::diag
