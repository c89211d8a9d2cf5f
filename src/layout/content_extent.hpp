#pragma once

#include "layout/setting.hpp"

#include <span>

namespace formletter::layout {

/// Widths of blocks under one another: the narrowest that breaks no word, and the
/// one that breaks no line; indents, padding and borders included.
text::Typesetter::Extent content_extent(Setting &setting, std::span<const document::Block> blocks);

}  // namespace formletter::layout
