#pragma once

#include "layout/fill_page.hpp"
#include "layout/setting.hpp"

#include <vector>

namespace formletter::layout {

/// Puts slices of flows on one page: moves their items there, draws what is
/// behind them.
class PagePlacer {
 public:
  PagePlacer(Setting &setting, std::uint32_t page);

  /// `top`: of the slice, from the page's top edge.
  void place(const FlowList &list, const Slice &slice, Length top);
  /// All of a list.
  void place(const FlowList &list, Length top);

  /// Backgrounds and borders first, then all items in the order placed.
  void finish(std::vector<PageItem> &items) &&;

 private:
  /// Heads repeat, so their items are copied; a repetition is an artifact.
  enum class Use { move, copy, repeat };

  struct OpenContainer {
    std::uint32_t id;
    std::uint32_t order;
    Length top;
    std::uint32_t first_entry;  ///< no_index: in the middle of a row
  };
  /// Of the setting's items; it stays where it is until the page is finished.
  struct Placed {
    std::uint32_t item;
    Use use;
    Length top;
  };
  struct Behind {
    std::uint32_t order;
    PlacedRule rule;
  };

  void place(const FlowList &list, const Slice &slice, Length top, Use use);
  void place_whole(const FlowList &list, Length top, Use use);
  void place_entry(const Entry &entry, Length top, Use use);
  void place_cells(const FlowRow &row, Length top, const Step &step, Use use);
  void draw_edges(const FlowRow &row, Length top, const Step &step, bool closed);
  void open_containers(const FlowList &list, std::uint32_t innermost, Length top, std::uint32_t first_entry);
  void close_containers(const FlowList &list, std::uint32_t innermost, std::uint32_t last_entry,
                        Length bottom);
  void draw(const Container &container, const OpenContainer &open, std::uint32_t last_entry, Length bottom);
  void behind(std::uint32_t order, Box box, document::Color color);

  Setting &setting_;
  std::uint32_t page_;
  void put(const Placed &placed, std::vector<PageItem> &items);

  std::vector<Placed> placed_;
  std::vector<Behind> behind_;
  std::uint32_t order_ = 0;
  std::vector<OpenContainer> open_;
  std::size_t open_base_ = 0;  ///< those of the list at hand begin here
};

}  // namespace formletter::layout
