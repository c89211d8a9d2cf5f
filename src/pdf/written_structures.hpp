#pragma once

#include "pdf/haru_file.hpp"
#include "pdf/recent.hpp"
#include "pdf/structure_telling.hpp"

#include <cstddef>

namespace formletter::pdf {

/// The structures that files of a writer had, as they were written: most letters of a batch have
/// one of a few.
class WrittenStructures {
 public:
  /// To be told the next one.
  StructureTelling &telling() { return told_; }
  /// What was told, as it was written; or null.
  const Block *find();
  /// What was told is written now: kept if one like it was offered before.
  void offer(const HaruFile &file, ObjectId first, std::size_t count);

  std::size_t count() const { return written_.count(); }
  std::size_t bytes() const { return written_.bytes(); }

 private:
  struct Written {
    StructureTelling told;
    Block block;
  };
  StructureTelling told_;
  Recent<Written> written_{{.count = 64, .bytes = 2'000'000}};
  SeenSizes offered_;
};

}  // namespace formletter::pdf
