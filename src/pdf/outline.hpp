#pragma once

#include "layout/pages.hpp"
#include "pdf/haru_file.hpp"

#include <optional>
#include <vector>

namespace formletter::pdf {

/// The bookmarks as a tree, all of it open; its number, or nothing for no bookmarks.
std::optional<ObjectId> write_outline(HaruFile &file, const layout::Pages &pages,
                                      const std::vector<ObjectId> &page_ids);

}  // namespace formletter::pdf
