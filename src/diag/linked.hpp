#pragma once

#include <cstddef>
#include <utility>

namespace formletter::diag {

/// Things that name the next one each, found on the way, so that going through them takes no memory.
/// `Step` says how: it has `Id`, what a thing is known by; `end`, the id that none has;
/// `next(id)`, and `at(id)`, what the thing is given as. Valid as long as the step is.
template <typename Step>
class Linked {
 public:
  using Id = typename Step::Id;

  class Iterator {
   public:
    using value_type = decltype(std::declval<const Step &>().at(Id{}));
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    value_type operator*() const { return step_.at(id_); }
    Iterator &operator++() {
      id_ = step_.next(id_);
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator &a, const Iterator &b) { return a.id_ == b.id_; }

   private:
    friend class Linked;
    Iterator(Step step, Id id) : step_(step), id_(id) {}
    Step step_;
    Id id_ = Step::end;
  };

  Linked(Step step, Id first) : step_(step), first_(first) {}
  Iterator begin() const { return {step_, first_}; }
  Iterator end() const { return {step_, Step::end}; }
  bool empty() const { return first_ == Step::end; }

 private:
  Step step_;
  Id first_;
};

}  // namespace formletter::diag
