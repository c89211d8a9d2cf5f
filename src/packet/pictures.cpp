#include "packet/pictures.hpp"

#include "diag/nearest_name.hpp"
#include "pdf/read_picture.hpp"
#include "pdf/write_pdf.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace formletter::packet {

namespace fs = std::filesystem;

namespace {

Problem no_picture(std::string message, std::string hint) {
  return {.code = {}, .place = {}, .subject = {}, .message = std::move(message), .hint = std::move(hint)};
}

bool leads_outside(const fs::path &source) {
  return source.is_absolute() || std::ranges::find(source, fs::path("..")) != source.end() ||
         source.string().find(':') != std::string::npos;
}

}  // namespace

Result<std::string> Pictures::find(std::string_view source) {
  const auto known = known_.find(source);
  if (known != known_.end()) return known->second;
  const std::string name(source);
  return known_.emplace(name, look_for(name)).first->second;
}

Result<std::string> Pictures::look_for(const std::string &source) const {
  if (leads_outside(source)) {
    return no_picture("This is no file in the folder of the templates, and no other is shown.",
                      "put the picture there and write `src=\"logo.png\"`");
  }
  const auto path = (templates_ / source).string();
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored))
    return no_picture("There is no such picture in the folder of the templates.", nearest(source));
  try {
    pdf::read_picture(path);
    return path;
  } catch (const pdf::PdfFailure &) {
    return no_picture("This file is no PNG or JPEG that can be shown.", "save it anew as a PNG or JPEG");
  }
}

std::string Pictures::nearest(const std::string &source) const {
  constexpr std::array<std::string_view, 3> endings = {".png", ".jpg", ".jpeg"};
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(templates_, error), end; !error && entry != end;
       entry.increment(error)) {
    if (std::ranges::find(endings, entry->path().extension().string()) != endings.end())
      names.push_back(entry->path().lexically_relative(templates_).string());
  }
  std::ranges::sort(names);
  return diag::did_you_mean(source, names);
}

}  // namespace formletter::packet
