#include "packet/bundle.hpp"

#include "answers/message_text.hpp"
#include "diag/byte_size.hpp"
#include "document/read_xhtml.hpp"
#include "layout/joined_pages.hpp"
#include "output/markup.hpp"
#include "packet/bundle_messages.hpp"
#include "packet/exhibit.hpp"
#include "packet/paper_notes.hpp"
#include "pdf/exhibits.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

using output::escaped;

/// Where exhibits stand on their pages: US Letter less a margin and the footer.
constexpr layout::Box exhibit_area{Length::pt(45), Length::pt(45), Length::pt(522), Length::pt(672)};

/// A paper on its way into the packet.
struct SetPaper {
  std::string title;
  layout::Pages pages;
};

/// The exhibits that go into one file, and what comes before them.
struct Part {
  bool papers = false;
  std::size_t first = 0, count = 0;
};

class Binder {
 public:
  Binder(Press::Works &works, const Press::Works::Record &record, const PrintOptions &options)
      : works_(works), record_(record), options_(options), language_(record.form->language()) {}

  Result<Bundle> bind(const BundleOrder &order) {
    auto exhibits = read_exhibits(order.exhibits);
    if (!exhibits) return exhibits.problems();
    exhibits_ = std::move(*exhibits);
    if (auto problems = set_papers(); !problems.empty()) return problems;
    number_pages();
    label_ = answers::message_text(*record_.form, record_.form->packet_label(), evaluation(),
                                   {language_, works_.pack.catalogs()}, answers::SensitiveValues::shown);
    return order.max_bytes == 0 ? bind_one() : bind_within(order);
  }

 private:
  form::Evaluation evaluation() const {
    return {record_.checked.instance,
            scope_,
            record_.checked.instance.root(),
            options_.today,
            {options_.today.days_since_1970() * std::int64_t{86'400'000}, 0}};
  }

  std::string say(std::string_view msgid, std::string_view key = {}, std::string_view value = {}) const {
    return answers::with_placeholder(works_.pack.catalogs().translate(language_, msgid), key, value);
  }

  Problems set_papers() {
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
      papers_.push_back(
          {works_.pack.catalogs().translate(language_, document.rule->title.msgid), std::move(*pages)});
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
  void number_pages() {
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

  Result<layout::Pages> sheet(const std::string &title, const std::string &body, std::size_t page) {
    const auto styles = works_.pack.styles();
    if (!styles) return styles.problems();
    std::string footer = answers::with_placeholder(say(message::packet_page, "page", std::to_string(page)),
                                                   "pages", std::to_string(page_total_));
    if (!label_.empty()) footer = label_ + " · " + footer;
    const std::string xhtml = "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language_.text() +
                              "\"><head><title>" + escaped(title) +
                              "</title><meta name=\"page\" content=\"letter\"/></head><body><footer><p>" +
                              escaped(footer) + "</p></footer>" + body + "</body></html>";
    const auto document = document::read_xhtml({"packet.xhtml", xhtml}, **styles);
    if (!document) return document.problems();
    return works_.set_pages(*document);
  }

  std::string tab_title(const Exhibit &exhibit) const {
    return say(message::exhibit, "letter", exhibit.letter);
  }

  Problems add_list(layout::JoinedPages &joined) {
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

  Problems add_exhibit(layout::JoinedPages &joined, std::size_t index,
                       std::vector<pdf::PlacedExhibit> &placed) {
    const Exhibit &exhibit = exhibits_[index];
    const std::string title = tab_title(exhibit);
    auto tab = sheet(title, "<h1>" + escaped(title) + "</h1><p>" + escaped(exhibit.name) + "</p>",
                     tab_pages_[index]);
    if (!tab) return tab.problems();
    const auto section = joined.add(std::move(*tab), {.bookmark = title + ": " + exhibit.name});
    if (exhibit.kind == Exhibit::Kind::pdf)
      placed.push_back({joined.page_count(), exhibit.bytes, title + ": " + exhibit.name});
    for (std::size_t n = 1; n <= exhibit.pages; ++n) {
      const auto blank = sheet(title, "<p>" + escaped(title) + "</p>", tab_pages_[index] + n);
      if (!blank) return blank.problems();
      joined.add_blank(*blank);
      if (exhibit.kind == Exhibit::Kind::picture)
        joined.add_picture(section, fitted(exhibit), title + ": " + exhibit.name);
    }
    return {};
  }

  /// As large as fits; no more than 150 dots to the inch are blown up.
  static layout::PlacedImage fitted(const Exhibit &exhibit) {
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

  Result<Bundle::File> make(const Part &part) {
    const std::string form_title = works_.pack.catalogs().translate(language_, record_.form->title().msgid);
    layout::JoinedPages joined(label_.empty() ? form_title : form_title + " · " + label_, language_);
    if (part.papers) {
      for (const auto &paper : papers_) joined.add(paper.pages, {.bookmark = paper.title});
      if (!exhibits_.empty())
        if (auto problems = add_list(joined); !problems.empty()) return problems;
    }
    std::vector<pdf::PlacedExhibit> placed;
    for (std::size_t i = part.first; i < part.first + part.count; ++i)
      if (auto problems = add_exhibit(joined, i, placed); !problems.empty()) return problems;
    const bool ours = placed.empty();
    pdf::PdfOptions made = pdf_options(record_, options_);
    made.claims_archive = made.claims_archive && ours;
    made.claims_accessible = ours;
    if (!part.papers) made.attachment.reset();  // once is enough
    std::string bytes = works_.pdf_writer().write(joined.pages(), made);
    if (!ours) bytes = pdf::place_exhibits(bytes, placed, exhibit_area);
    return Bundle::File{finished(std::move(bytes), options_), joined.page_count()};
  }

  Result<Bundle> bind_one() {
    auto file = make({true, 0, exhibits_.size()});
    if (!file) return file.problems();
    Bundle bundle;
    bundle.files.push_back(std::move(*file));
    return noted(std::move(bundle));
  }

  Result<Bundle> bind_within(const BundleOrder &order) {
    auto whole = bind_one();
    if (!whole || whole->files[0].bytes.size() <= order.max_bytes) return whole;
    if (!order.split) return too_big("The packet", whole->files[0].bytes.size(), order.max_bytes, true);
    Bundle bundle;
    Part part{true, 0, 0};
    auto made = make(part);
    if (!made) return made.problems();
    if (made->bytes.size() > order.max_bytes)
      return too_big("The papers alone", made->bytes.size(), order.max_bytes, false);
    while (part.first + part.count < exhibits_.size()) {
      auto longer = make({part.papers, part.first, part.count + 1});
      if (!longer) return longer.problems();
      if (longer->bytes.size() <= order.max_bytes) {
        ++part.count;
        made = std::move(longer);
        continue;
      }
      const Exhibit &exhibit = exhibits_[part.first + part.count];
      if (!part.papers && part.count == 0)
        return too_big(exhibit.path.string(), longer->bytes.size(), order.max_bytes, false);
      bundle.files.push_back(std::move(*made));
      part = {false, part.first + part.count, 0};
    }
    bundle.files.push_back(std::move(*made));
    return noted(std::move(bundle));
  }

  static Problem too_big(const std::string &what, std::uint64_t bytes, std::uint64_t most, bool can_split) {
    return {.code = "packet-too-big",
            .place = {},
            .subject = "--max-size",
            .message = what + (what.starts_with("The papers") ? " are " : " is ") +
                       diag::byte_size_text(bytes) + ", more than " + diag::byte_size_text(most) + ".",
            .hint = can_split ? "--split makes several files; smaller scans help, too"
                              : "scan in grey with fewer dots, or raise the limit"};
  }

  Result<Bundle> noted(Bundle bundle) const {
    bundle.problems = record_.checked.problems;
    bundle.problems.insert(bundle.problems.end(), notes_.begin(), notes_.end());
    note_files(options_, bundle.problems);
    for (const auto &exhibit : exhibits_)
      bundle.exhibits.push_back({exhibit.letter, exhibit.pages, exhibit.size, exhibit.sha256});
    const bool others = std::any_of(exhibits_.begin(), exhibits_.end(),
                                    [](const Exhibit &e) { return e.kind == Exhibit::Kind::pdf; });
    if (others)
      bundle.problems.push_back(
          {.code = "packet-not-archival",
           .severity = Severity::note,
           .place = {},
           .subject = "--packet",
           .message = "The packet has PDFs of others in it: it is tagged, but claims neither PDF/UA-1 nor "
                      "PDF/A-2a.",
           .hint = {}});
    return bundle;
  }

  Press::Works &works_;
  const Press::Works::Record &record_;
  const PrintOptions &options_;
  LanguageTag language_;
  form::FormScope scope_{*record_.form};
  std::vector<SetPaper> papers_;
  Problems notes_;  ///< about them
  std::vector<Exhibit> exhibits_;
  std::size_t list_page_ = 0, page_total_ = 0;
  std::vector<std::size_t> tab_pages_;
  std::string label_;
};

}  // namespace

Result<Bundle> print_bundle(Press::Works &works, std::string_view form, Source answers,
                            const PrintOptions &options, const BundleOrder &order) {
  const auto record = works.read_record(form, std::move(answers), options);
  if (!record) return record.problems();
  if (!record->checked.ok()) return record->checked.problems;
  return Binder(works, *record, options).bind(order);
}

Result<Bundle> print_bundle(Press::Works &works, const Press::Works::Record &record,
                            const PrintOptions &options, const BundleOrder &order) {
  return Binder(works, record, options).bind(order);
}

}  // namespace formletter::packet
