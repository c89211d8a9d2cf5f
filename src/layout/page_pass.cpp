#include "layout/page_pass.hpp"

#include "diag/utf8.hpp"
#include "layout/flow_builder.hpp"
#include "layout/place_page.hpp"

#include <algorithm>
#include <utility>

namespace formletter::layout {

using document::PageMaster;
using document::PagesShown;

namespace {

/// Running headers that need more than their margin push the body away by this.
constexpr Length running_gap = Length::pt(9);
/// Less room than this for the body is a mistake in the page master.
constexpr Length least_body = Length::pt(36);

/// What a bookmark shows: the text on one line, without controls and objects.
std::string plain_title(const std::string &text) {
  std::string title;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t it = diag::next_character(text, at);
    if (it == 0x2028) title += ' ';
    const bool control = it == 0x2028 || (it >= 0x2066 && it <= 0x2069) || it == 0xFFFC;
    if (!control) diag::append_utf8(title, it);
  }
  return title;
}

Frame body_frame(const PageMaster &page, Direction direction) {
  return Frame{Length(), page.width}.inset(page.margin_start, page.margin_end, direction);
}

}  // namespace

PagePass::PagePass(const document::Document &document, text::Typesetter &typesetter, Assumed assumed,
                   Tightness tightness)
    : setting_(document, typesetter, std::move(assumed)),
      frame_(body_frame(document.page, document.direction)) {
  setting_.body_tightness = tightness;
  setting_.structure.reserve(64);
  setting_.items.reserve(128);
  body_.entries.reserve(64);
}

Pages PagePass::run() {
  const document::Document &document = setting_.document;
  Pages pages;
  pages.title = document.title;
  pages.subject = document.subject;
  pages.author = document.author;
  pages.keywords = document.keywords;
  pages.language = document.language;
  pages.direction = document.direction;

  StructureElement &root = setting_.structure.emplace_back();
  root.tag = Tag::document;
  assume_room();
  if (has_errors(setting_.problems)) return pages;
  make_body();
  if (has_errors(setting_.problems)) return pages;
  fill_pages();
  settle_running();
  if (found_ == setting_.assumed && !has_errors(setting_.problems)) place_pages(pages);
  return pages;
}

/// Most letters end on their first page, and the header of a second takes as long as any
/// paragraph: it is made when there is a second. Not where the first page is the shorter
/// one, for what it cannot hold may go to the next.
void PagePass::assume_room() {
  pages_.push_back(make_page(0));
  const Length first = pages_.front().height;
  const PageMaster &master = setting_.document.page;
  const bool first_is_tallest = first >= master.height - master.margin_top - master.margin_bottom;
  room_ = setting_.assumed.room.value_or(first);
  if (!setting_.assumed.room && !first_is_tallest) room_ = make_page(1).height;
  if (room_ < least_body) report_no_room();
}

/// What was set for another room is right if it would have been held in this one, too.
void PagePass::find_room() {
  found_.room = setting_.assumed.room;
  if (pages_.size() < 2) return;
  const Length room = pages_[1].height;
  if (room > room_ || room_ - room > setting_.least_spare) found_.room = room;
}

void PagePass::report_no_room() {
  setting_.problems.push_back({"no-room",
                               Severity::error,
                               {},
                               setting_.document.page.name,
                               "the margins, header and footer leave less than 36pt of the page for the text",
                               "make the margins smaller or the page larger"});
}

bool PagePass::shown(PagesShown pages, std::uint32_t page) const {
  switch (pages) {
    case PagesShown::all:
      break;
    case PagesShown::first:
      return page == 0;
    case PagesShown::rest:
      return page != 0;
  }
  return true;
}

PagePass::Running PagePass::make_running(const std::vector<document::RunningContent> &contents,
                                         std::uint32_t page, std::uint32_t count) {
  Running made;
  if (contents.empty()) return made;
  const std::uint32_t body_count = std::exchange(setting_.assumed.count, count);
  const bool body_used = std::exchange(setting_.count_used, false);
  setting_.running_page = page + 1;
  FlowBuilder builder(setting_, made.list, setting_.document.page.height);
  for (const document::RunningContent &content : contents) {
    if (!shown(content.pages, page)) continue;
    builder.blocks(content.blocks, {frame_, artifact, &setting_.document.language});
  }
  setting_.running_page.reset();
  made.height = height_of(made.list, 0, static_cast<std::uint32_t>(made.list.entries.size()));
  made.shows_count = std::exchange(setting_.count_used, body_used);
  setting_.assumed.count = body_count;
  return made;
}

PagePass::BodyPage PagePass::make_page(std::uint32_t page) {
  const document::Document &document = setting_.document;
  const PageMaster &master = document.page;
  BodyPage made;
  made.header = make_running(document.headers, page, setting_.assumed.count);
  made.footer = make_running(document.footers, page, setting_.assumed.count);
  made.top = page == 0 && master.first_body_top ? *master.first_body_top : master.margin_top;
  if (made.header.height > Length()) {
    made.top = std::max(made.top, master.header_offset + made.header.height + running_gap);
  }
  Length bottom = master.height - master.margin_bottom;
  if (made.footer.height > Length()) {
    bottom = std::min(bottom, master.height - master.footer_offset - made.footer.height - running_gap);
  }
  made.height = bottom - made.top;
  return made;
}

void PagePass::make_body() {
  setting_.count_used = false;
  FlowBuilder(setting_, body_, room_)
      .blocks(setting_.document.blocks, {frame_, 0, &setting_.document.language});
  body_shows_count_ = setting_.count_used;
}

void PagePass::fill_pages() {
  BodyPage &first = pages_.front();
  // A first page cut short by a window may hold nothing of what needs a whole one.
  first.slice = fill(body_, {}, {first.height, first.height >= room_});
  for (Position at = first.slice.next; !is_finished(body_, at); at = pages_.back().slice.next) {
    BodyPage page = make_page(static_cast<std::uint32_t>(pages_.size()));
    if (page.height < least_body) return report_no_room();
    page.slice = fill(body_, at, {page.height, true});
    pages_.push_back(std::move(page));
  }
  fill_last_page();
  find_room();
  found_.count = static_cast<std::uint32_t>(pages_.size());
  setting_.assumed.in_body.resize(setting_.numbers_used, 1);
  found_.in_body = setting_.assumed.in_body;
  if (setting_.numbers_used == 0) return;
  for (std::uint32_t page = 0; page < pages_.size(); ++page)
    note_numbers(body_, pages_[page].slice, page + 1);
}

/// A page with only a line or two on it looks lost, and what stands there is overlooked:
/// the page before gives it as many blocks as it wants, but never half of its own.
void PagePass::fill_last_page() {
  const std::optional<Length> least = setting_.document.page.least_on_last;
  const std::size_t count = pages_.size();
  ends_short_ = least && count > 1 && pages_.back().slice.height < *least;
  if (!ends_short_) return;
  BodyPage &before = pages_[count - 2];
  BodyPage &last = pages_[count - 1];
  const Position from = count > 2 ? pages_[count - 3].slice.next : Position();
  for (Length given = Length::pt(6); given < before.height / 2; given += Length::pt(6)) {
    Slice shorter = fill(body_, from, {before.height - given, false});
    if (shorter.steps.empty()) continue;
    if (shorter.height < before.height / 2) return;
    Slice rest = fill(body_, shorter.next, {last.height, true});
    if (!is_finished(body_, rest.next)) return;
    if (rest.height < *least) continue;
    before.slice = std::move(shorter);
    last.slice = std::move(rest);
    return;
  }
}

/// Page of each page number of the body.
void PagePass::note_numbers(const FlowList &list, const Slice &slice, std::uint32_t page) {
  for (const Step &step : slice.steps) {
    if (step.repeated) continue;
    const Entry &entry = list.entries[step.entry];
    for (std::uint32_t i = entry.numbers_begin; i < entry.numbers_end; ++i) found_.in_body[i] = page;
    if (entry.row == no_index) continue;
    const FlowRow &row = list.rows[entry.row];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const FlowList &inner = row.cells[i].list;
      if (step.part) {
        note_numbers(inner, step.part->cells[i], page);
      } else {
        note_numbers(inner, whole(inner), page);
      }
    }
  }
}

/// Sets headers and footers again if they show a page count that is known only
/// now. As long as they stay as tall as they were, no page changes.
void PagePass::settle_running() {
  const std::uint32_t count = std::exchange(found_.count, setting_.assumed.count);
  if (count == setting_.assumed.count) return;
  bool same = !body_shows_count_;
  const document::Document &document = setting_.document;
  for (std::uint32_t page = 0; page < pages_.size(); ++page) {
    const auto renew = [&](Running &running, const std::vector<document::RunningContent> &contents) {
      if (!running.shows_count) return;
      Running renewed = make_running(contents, page, count);
      same = same && renewed.height == running.height;
      running = std::move(renewed);
    };
    renew(pages_[page].header, document.headers);
    renew(pages_[page].footer, document.footers);
  }
  if (!same) found_.count = count;
}

void PagePass::place_pages(Pages &pages) {
  const PageMaster &master = setting_.document.page;
  pages.pages.reserve(pages_.size());
  for (std::uint32_t number = 0; number < pages_.size(); ++number) {
    BodyPage &from = pages_[number];
    Page &page = pages.pages.emplace_back();
    page.width = master.width;
    page.height = master.height;
    if (number == 0) place_folds(page.items);
    PagePlacer placer(setting_, number);
    placer.place(from.header.list, master.header_offset);
    placer.place(body_, from.slice, from.top);
    placer.place(from.footer.list, master.height - master.footer_offset - from.footer.height);
    std::move(placer).finish(page.items);
  }
  pages.structure = std::move(setting_.structure);
  // Below five pages there is nothing to leaf through.
  if (pages.pages.size() <= 4) return;
  for (const Heading &heading : setting_.headings)
    pages.bookmarks.push_back({plain_title(*heading.text), heading.level, heading.page, heading.y});
}

/// Ticks at the left edge, where printers still reach.
void PagePass::place_folds(std::vector<PageItem> &items) const {
  for (const Length at : setting_.document.page.fold_marks) {
    items.emplace_back(PlacedRule{{Length::pt(14), at - Length::pt(0.25), Length::pt(14), Length::pt(0.5)},
                                  {0x80, 0x80, 0x80}});
  }
}

}  // namespace formletter::layout
