#pragma once

#include "pdf/haru_file.hpp"
#include "pdf/recent.hpp"
#include "pdf/structure_telling.hpp"

#include <cstddef>
#include <utility>

namespace formletter::pdf {

/// The structures that documents of a writer had, in the form that was made of them: most letters
/// of a batch have one of a few.
template <typename Form>
class KnownStructures {
 public:
  /// To be told the next one.
  StructureTelling &telling() { return told_; }
  /// The form of what was told; or null.
  const Form *find() {
    const Known *found = known_.find([this](const Known &one) { return one.told == told_; });
    return found == nullptr ? nullptr : &found->form;
  }
  /// Whether one like what was told was asked about before: others are not worth keeping.
  bool comes_again() { return seen_.see(told_.sizes()); }
  /// The form of what was told, which takes so many bytes.
  void keep(Form form, std::size_t bytes) {
    known_.keep(Known{told_, std::move(form)}, told_.bytes() + bytes);
  }

  std::size_t count() const { return known_.count(); }
  std::size_t bytes() const { return known_.bytes(); }

 private:
  struct Known {
    StructureTelling told;
    Form form;
  };
  StructureTelling told_;
  Recent<Known> known_{{.count = 64, .bytes = 2'000'000}};
  SeenSizes seen_;
};

/// As they were written, with the numbers that their objects had.
using WrittenStructures = KnownStructures<Block>;

}  // namespace formletter::pdf
