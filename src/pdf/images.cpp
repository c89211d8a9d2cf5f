#include "pdf/images.hpp"

#include "pdf/read_picture.hpp"

#include <algorithm>

namespace formletter::pdf {

const Image &Images::load(const std::string &path) {
  if (const auto found = loaded_.find(path); found != loaded_.end()) return found->second;
  Picture picture = read_picture(path);
  Image image;
  image.orientation = picture.orientation;
  image.entries = "/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width ";
  append_integer(image.entries, picture.width);
  image.entries += " /Height ";
  append_integer(image.entries, picture.height);
  image.entries += picture.grey ? " /ColorSpace /DeviceGray" : " /ColorSpace /DeviceRGB";
  if (picture.is_jpeg) {
    image.entries += " /Filter /DCTDecode";
    image.bytes = std::move(picture.bytes);
  } else {
    image.entries += " /Filter /FlateDecode";
    image.bytes = deflater_->deflate(picture.bytes);
  }
  return loaded_.emplace(path, std::move(image)).first->second;
}

DocumentImages::Use DocumentImages::use(const std::string &path) {
  auto at = std::find(paths_.begin(), paths_.end(), path);
  const Image &image = images_->load(path);
  if (at == paths_.end()) at = paths_.insert(paths_.end(), path);
  return {"Im" + std::to_string(at - paths_.begin()), image.orientation};
}

std::string DocumentImages::write(HaruFile &file) const {
  std::string entries;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const Image &image = images_->load(paths_[i]);
    const ObjectId id = file.add();
    file.define_shared_stream(id, image.entries, image.bytes);
    entries += "/Im";
    append_integer(entries, static_cast<std::int64_t>(i));
    entries += ' ';
    append_reference(entries, id);
    entries += ' ';
  }
  return entries;
}

}  // namespace formletter::pdf
