#pragma once

#include "pdf/deflate.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/orientation.hpp"

#include <map>
#include <string>
#include <vector>

namespace formletter::pdf {

/// A picture as it stands in any number of files.
struct Image {
  std::string entries;  ///< of the XObject, but for Length
  std::string bytes;    ///< filtered as the entries say
  Orientation orientation = Orientation::upright;
};

/// The pictures of a writer, each read once. Throws PdfFailure as read_picture does.
class Images {
 public:
  explicit Images(Deflater &deflater) : deflater_(&deflater) {}
  const Image &load(const std::string &path);

 private:
  Deflater *deflater_;
  std::map<std::string, Image> loaded_;
};

/// The pictures of one document: resources Im0, Im1 and so on.
class DocumentImages {
 public:
  explicit DocumentImages(Images &images) : images_(&images) {}
  /// A picture's place among the resources.
  struct Use {
    std::string name;
    Orientation orientation;
  };
  Use use(const std::string &path);
  /// Writes all of them and the entries of the resource dictionary's /XObject.
  std::string write(HaruFile &file) const;

 private:
  Images *images_;
  std::vector<std::string> paths_;
};

}  // namespace formletter::pdf
