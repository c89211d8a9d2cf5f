#include "pdf/shared_fonts.hpp"

#include <algorithm>
#include <utility>

namespace formletter::pdf {

void append_font(std::string &entries, std::size_t index, ObjectId font) {
  entries += "/F";
  append_integer(entries, static_cast<std::int64_t>(index));
  entries += ' ';
  append_reference(entries, font);
  entries += ' ';
}

std::string SharedFonts::write(HaruFile &file, std::span<const text::FaceId> faces) {
  if (sharings_ != subsets_->sharings()) {
    written_ = Recent<Written>(limits);
    sharings_ = subsets_->sharings();
  }
  const Written *known = written_.find(
      [&](const Written &one) { return one.first == file.next() && std::ranges::equal(one.faces, faces); });
  if (known == nullptr) {
    Written written = write_anew(file, faces);
    std::string entries = written.entries;
    const std::size_t bytes = written.block.bytes.size() + written.block.bodies.size() * sizeof(Body);
    written_.keep(std::move(written), bytes);
    return entries;
  }
  file.define(file.add(known->block.bodies.size()), known->block);
  for (const auto &subset : known->subsets) file.hold(subset);
  return known->entries;
}

SharedFonts::Written SharedFonts::write_anew(HaruFile &file, std::span<const text::FaceId> faces) {
  Written written{
      .first = file.next(), .faces = {faces.begin(), faces.end()}, .block = {}, .subsets = {}, .entries = {}};
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const ObjectId font = file.add();
    append_font(written.entries, i, font);
    written.subsets.push_back(subsets_->shared_subset(faces[i]));
    write_font(file, font, written.subsets.back());
  }
  written.block = file.defined(written.first, file.next().number - written.first.number);
  return written;
}

}  // namespace formletter::pdf
