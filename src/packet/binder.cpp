#include "packet/binder.hpp"

#include "answers/clock.hpp"
#include "answers/message_text.hpp"
#include "document/read_xhtml.hpp"
#include "output/markup.hpp"
#include "packet/bundle_messages.hpp"
#include "packet/paper_notes.hpp"

#include <algorithm>

namespace formletter::packet {

using output::escaped;

namespace {

/// As large as fits; no more than 150 dots to the inch are blown up.
layout::PlacedImage fitted(const Exhibit &exhibit) {
  const auto natural = [](std::uint32_t dots) { return Length::pt(72) * static_cast<int>(dots) / 150; };
  Length width = natural(exhibit.width), height = natural(exhibit.height);
  const auto shrink = [&](Length have, Length room) {
    if (have <= room) return;
    const double scale =
        static_cast<double>(room.in_millipoints()) / static_cast<double>(have.in_millipoints());
    width = width.scaled(scale);
    height = height.scaled(scale);
  };
  shrink(width, exhibit_area.width);
  shrink(height, exhibit_area.height);
  return {layout::artifact,
          {exhibit_area.x + (exhibit_area.width - width) / 2, exhibit_area.y, width, height},
          exhibit.path.string()};
}

}  // namespace

Binder::Binder(Press::Works &works, const Press::Works::Record &record, const PrintOptions &options)
    : works_(works), record_(record), options_(options), language_(record.form->language()) {}

Result<Binder> Binder::prepare(Press::Works &works, const Press::Works::Record &record,
                               const PrintOptions &options, const std::vector<ExhibitFile> &exhibits) {
  Binder binder(works, record, options);
  auto read = read_exhibits(exhibits);
  if (!read) return read.problems();
  binder.exhibits_ = std::move(*read);
  if (auto problems = binder.set_papers(); !problems.empty()) return problems;
  binder.number_pages();
  binder.label_ = binder.read_label();
  return binder;
}

std::vector<std::string> Binder::documents() const {
  std::vector<std::string> names;
  names.reserve(papers_.size());
  for (const auto &paper : papers_) names.push_back(paper.document);
  return names;
}

std::string Binder::read_label() const {
  const form::FormScope scope(*record_.form);
  const form::Evaluation evaluation{record_.checked.instance,          scope,
                                    record_.checked.instance.root(),   options_.today,
                                    answers::start_of(options_.today), record_.form->version()};
  return answers::message_text(*record_.form, record_.form->packet_label(), evaluation,
                               {language_, works_.pack.catalogs()}, answers::SensitiveValues::shown);
}

std::string Binder::say(std::string_view msgid, std::string_view key, std::string_view value) const {
  return answers::with_placeholder(works_.pack.catalogs().translate(language_, msgid), key, value);
}

Problems Binder::set_papers() {
  const auto planned = works_.plan(record_, options_);
  if (!planned) return planned.problems();
  for (const auto &document : *planned) {
    const auto &formats = document.rule->formats;
    if (std::find(formats.begin(), formats.end(), "pdf") == formats.end()) continue;
    auto xhtml = works_.fill(record_, document, options_.today);
    if (!xhtml) return xhtml.problems();
    const auto read = works_.read_document(document, std::move(*xhtml));
    if (!read) return read.problems();
    auto pages = works_.set_pages(*read);
    if (!pages) return pages.problems();
    note_paper(document, works_.pack, notes_);
    note_length({document, *read}, pages->pages.size(), over_budget_);
    papers_.push_back({document.rule->name,
                       works_.pack.catalogs().translate(language_, document.rule->title.msgid),
                       std::move(*pages)});
  }
  if (papers_.empty() && exhibits_.empty())
    return {{.code = "no-document",
             .place = {},
             .subject = "--packet",
             .message = "The answers call for no PDF, and there is no exhibit: the packet would be empty.",
             .hint = {}}};
  return {};
}

/// Pages run on through all files: papers, the list, then each exhibit behind its tab.
void Binder::number_pages() {
  std::size_t next = 1;
  for (const auto &paper : papers_) next += paper.pages.pages.size();
  list_page_ = next;
  if (!exhibits_.empty()) ++next;
  for (const auto &exhibit : exhibits_) {
    tab_pages_.push_back(next);
    next += 1 + exhibit.pages;
  }
  page_total_ = next - 1;
}

Result<layout::Pages> Binder::sheet(const std::string &title, const std::string &body, std::size_t page) {
  const auto styles = works_.pack.styles();
  if (!styles) return styles.problems();
  std::string footer = answers::with_placeholder(say(message::packet_page, "page", std::to_string(page)),
                                                 "pages", std::to_string(page_total_));
  if (!label_.empty()) footer = label_ + " · " + footer;
  const std::string xhtml = R"(<html xmlns="http://www.w3.org/1999/xhtml" lang=")" + language_.text() +
                            R"("><head><title>)" + escaped(title) +
                            R"(</title><meta name="page" content="letter"/></head><body><footer><p>)" +
                            escaped(footer) + "</p></footer>" + body + "</body></html>";
  const auto document = document::read_xhtml({"packet.xhtml", xhtml}, **styles);
  if (!document) return document.problems();
  return works_.set_pages(*document);
}

std::string Binder::tab_title(const Exhibit &exhibit) const {
  return say(message::exhibit, "letter", exhibit.letter);
}

Problems Binder::add_list(layout::JoinedPages &joined) {
  const std::string title = say(message::enclosures);
  std::string body = "<h1>" + escaped(title) + "</h1>";
  for (std::size_t i = 0; i < exhibits_.size(); ++i)
    body += "<p><strong>" + escaped(tab_title(exhibits_[i])) + "</strong>: <bdi>" +
            escaped(exhibits_[i].name) + "</bdi>, " +
            escaped(say(message::begins_on_page, "page", std::to_string(tab_pages_[i]))) + "</p>";
  auto pages = sheet(title, body, list_page_);
  if (!pages) return pages.problems();
  joined.add(std::move(*pages), {.bookmark = title});
  return {};
}

Problems Binder::add_exhibit(layout::JoinedPages &joined, std::size_t index, BoundPages &bound) {
  const Exhibit &exhibit = exhibits_[index];
  const std::string title = tab_title(exhibit);
  auto tab =
      sheet(title, "<h1>" + escaped(title) + "</h1><p>" + escaped(exhibit.name) + "</p>", tab_pages_[index]);
  if (!tab) return tab.problems();
  const auto section = joined.add(std::move(*tab), {.bookmark = title + ": " + exhibit.name});
  if (exhibit.kind == Exhibit::Kind::pdf) {
    bound.placed.push_back({joined.page_count(), exhibit.bytes, title + ": " + exhibit.name});
    bound.exhibits.push_back(index);
  }
  for (std::size_t n = 1; n <= exhibit.pages; ++n) {
    const auto blank = sheet(title, "<p>" + escaped(title) + "</p>", tab_pages_[index] + n);
    if (!blank) return blank.problems();
    joined.add_blank(*blank);
    if (exhibit.kind == Exhibit::Kind::picture)
      joined.add_picture(section, fitted(exhibit), title + ": " + exhibit.name);
  }
  return {};
}

Result<BoundPages> Binder::bind(const PacketPart &part) {
  const std::string form_title = works_.pack.catalogs().translate(language_, record_.form->title().msgid);
  layout::JoinedPages joined(label_.empty() ? form_title : form_title + " · " + label_, language_);
  if (part.papers) {
    for (const auto &paper : papers_) joined.add(paper.pages, {.bookmark = paper.title});
    if (!exhibits_.empty())
      if (auto problems = add_list(joined); !problems.empty()) return problems;
  }
  BoundPages bound;
  for (std::size_t i = part.first; i < part.first + part.count; ++i)
    if (auto problems = add_exhibit(joined, i, bound); !problems.empty()) return problems;
  bound.pages = std::move(joined).take();
  return bound;
}

}  // namespace formletter::packet
