#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace formletter::packet {

/// The pictures that a pack's templates show: PNG and JPEG files in the folder of the templates
/// or below it. Nothing else of the machine is ever looked at: a source may hold an answer.
class Pictures {
 public:
  explicit Pictures(std::filesystem::path templates) : templates_(std::move(templates)) {}

  /// A document::PictureFinder. Each file is looked at once.
  Result<std::string> find(std::string_view source);

 private:
  Result<std::string> look_for(const std::string &source) const;
  std::string nearest(const std::string &source) const;

  std::filesystem::path templates_;
  std::map<std::string, Result<std::string>, std::less<>> known_;
};

}  // namespace formletter::packet
