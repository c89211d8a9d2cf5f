#include "diag/overloaded.hpp"
#include "layout/content_extent.hpp"
#include "layout/flow_builder.hpp"

namespace formletter::layout {

using document::PageMaster;

/// Stands in the window of the envelope, whatever the page says of start and end,
/// and grows upward from the baseline of its last line.
void FlowBuilder::window_address(const document::Block &block, const document::Section &section,
                                 const Surroundings &around) {
  const PageMaster::Window &window = *setting_.document.page.window;
  const auto error = [&](std::string message, std::string hint) {
    setting_.report("window-address", block, std::move(message), std::move(hint));
  };
  if (setting_.window_used) {
    return error("a second address for the envelope's window, which holds one", "leave one window address");
  }
  setting_.window_used = true;

  FlowList list;
  Surroundings inner{{window.left, window.width}, artifact, &block.language};
  inner.parent = setting_.element(Tag::div, around.parent, block.language, *around.language);
  FlowBuilder(setting_, list, room_).blocks(section.blocks, inner);
  if (list.entries.empty()) return;

  const auto lines = static_cast<int>(list.entries.size());
  if (lines > window.max_lines) {
    error("the address has " + std::to_string(lines) + " lines, but the envelope's window shows " +
              std::to_string(window.max_lines),
          "shorten it or put two lines into one");
  }
  if (const Length widest = content_extent(setting_, section.blocks).min_content; widest > window.width) {
    error("a word of the address is " + std::to_string(widest.in_millipoints() / 1000) +
              "pt wide, but the envelope's window shows " +
              std::to_string(window.width.in_millipoints() / 1000) + "pt",
          "divide the line");
  }

  Length bottom = height_of(list, 0, static_cast<std::uint32_t>(lines));
  const Entry &last = list.entries.back();
  bottom -= last.height - (last.has_baseline ? last.baseline : last.height);
  Length y = window.bottom_baseline - bottom;
  Entry fixed;
  fixed.fixed = true;
  fixed.items_begin = list.entries.front().items_begin;
  fixed.items_end = list.entries.back().items_end;
  for (const Entry &entry : list.entries) {
    if (&entry != &list.entries.front()) y += entry.space_before;
    for (std::uint32_t i = entry.items_begin; i < entry.items_end; ++i) move_down(setting_.items[i], y);
    y += entry.height;
  }
  append(fixed);
}

}  // namespace formletter::layout
