#pragma once

#include "layout/fill_page.hpp"
#include "layout/setting.hpp"

#include <vector>

namespace formletter::layout {

/// One setting of a whole document with assumed page numbers.
class PagePass {
 public:
  PagePass(const document::Document &document, text::Typesetter &typesetter, Assumed assumed,
           Tightness tightness);

  /// The pages; they are right only when `found()` is `assumed()`.
  Pages run();
  const Problems &problems() const { return setting_.problems; }
  /// With `in_body` filled up to what the text shows.
  const Assumed &assumed() const { return setting_.assumed; }
  const Assumed &found() const { return found_; }
  /// Whether so little was left for the last page that it had rather be spared.
  bool ends_short() const { return ends_short_; }

 private:
  /// A header or footer on one page.
  struct Running {
    FlowList list;
    Length height;
    bool shows_count = false;
  };
  struct BodyPage {
    Running header, footer;
    Length top, height;  ///< of the body
    Slice slice;
  };

  Running make_running(const std::vector<document::RunningContent> &contents, std::uint32_t page,
                       std::uint32_t count);
  BodyPage make_page(std::uint32_t page);
  bool shown(document::PagesShown pages, std::uint32_t page) const;
  void assume_room();
  void report_no_room();
  void make_body();
  void fill_pages();
  void find_room();
  void fill_last_page();
  void note_numbers(const FlowList &list, const Slice &slice, std::uint32_t page);
  void settle_running();
  void place_pages(Pages &pages);
  void place_folds(std::vector<PageItem> &items) const;

  Setting setting_;
  Frame frame_;
  Length room_;  ///< of the pages after the first
  FlowList body_;
  bool body_shows_count_ = false;
  bool ends_short_ = false;
  std::vector<BodyPage> pages_;
  Assumed found_;
};

}  // namespace formletter::layout
