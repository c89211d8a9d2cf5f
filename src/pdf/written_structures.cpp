#include "pdf/written_structures.hpp"

#include <utility>

namespace formletter::pdf {

const Block *WrittenStructures::find() {
  const Written *found = written_.find([this](const Written &one) { return one.told == told_; });
  return found == nullptr ? nullptr : &found->block;
}

void WrittenStructures::offer(const HaruFile &file, ObjectId first, std::size_t count) {
  if (!offered_.see(told_.sizes())) return;
  Written written{told_, file.defined(first, count)};
  const std::size_t bytes =
      told_.bytes() + written.block.bytes.size() + written.block.bodies.size() * sizeof(Body);
  written_.keep(std::move(written), bytes);
}

}  // namespace formletter::pdf
