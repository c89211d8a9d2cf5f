#pragma once

#include <formletter/result.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace formletter::document {

/// The path of the file that the `src` of an `img` means, or one problem whose message and
/// hint say why it cannot be shown; they do not repeat the source, which may be an answer.
using PictureFinder = std::function<Result<std::string>(std::string_view source)>;

}  // namespace formletter::document
