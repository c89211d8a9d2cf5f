#pragma once

#include <memory>
#include <utility>

namespace formletter::diag {

/// A value that is kept apart, so that a list of which few hold one stays small. Copied
/// with who holds it; one that was moved from may only be assigned to or destroyed.
template <typename T>
class Boxed {
 public:
  Boxed() : Boxed(T()) {}
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Boxed(const Boxed &other) : Boxed(*other) {}
  Boxed(Boxed &&) noexcept = default;
  Boxed &operator=(const Boxed &other) {
    if (this != &other) *this = Boxed(other);
    return *this;
  }
  Boxed &operator=(Boxed &&) noexcept = default;
  ~Boxed() = default;

  const T &operator*() const { return *value_; }
  T &operator*() { return *value_; }
  const T *operator->() const { return value_.get(); }
  T *operator->() { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace formletter::diag
