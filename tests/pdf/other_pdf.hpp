#pragma once

#include <string>
#include <vector>

namespace formletter::pdf {

/// A PDF of one page as other programs write them, put together from what is said of it.
struct OtherPdf {
  std::string page = "/MediaBox [0 0 612 792]";  ///< keys of the page
  std::string content = "BT /F 24 Tf 72 700 Td (Lease) Tj ET";
  std::string catalog = {}, properties = {}, pictures = {};  ///< keys of the catalog; names and objects
  std::vector<std::string> objects = {};                     ///< further ones, from number 6 on

  /// The file.
  std::string bytes() const;
};

std::string stream_object(const std::string &keys, const std::string &data);

}  // namespace formletter::pdf
