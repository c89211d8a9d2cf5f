#pragma once

#include "layout/joined_pages.hpp"
#include "packet/exhibit.hpp"
#include "packet/works.hpp"
#include "pdf/exhibits.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace formletter::packet {

/// Where exhibits stand on their pages: US Letter less a margin and the footer.
inline constexpr layout::Box exhibit_area{Length::pt(45), Length::pt(45), Length::pt(522), Length::pt(672)};

/// What of a packet goes into one file: the papers with the list of enclosures, or
/// not, and that many exhibits from `first` on.
struct PacketPart {
  bool papers = true;
  std::size_t first = 0, count = 0;
};

/// A packet, or a part of one, set on pages.
struct BoundPages {
  layout::Pages pages;
  /// Pages of others' PDFs that are to be placed on the file's. Their bytes belong to the binder.
  std::vector<pdf::PlacedExhibit> placed;
  std::vector<std::size_t> exhibits;  ///< of each placed one: which of the binder's
};

/// Sets a person's papers that are PDF, in the form's order, a list of enclosures and
/// the exhibits, each behind a page with its letter. Pages are numbered through.
class Binder {
 public:
  /// What is wrong with a paper or an exhibit, each of them. No paper and no exhibit
  /// is a problem, too. Holds references: works, record and options must outlive it.
  static Result<Binder> prepare(Press::Works &works, const Press::Works::Record &record,
                                const PrintOptions &options, const std::vector<ExhibitFile> &exhibits);

  /// All of it.
  PacketPart whole() const { return {true, 0, exhibits_.size()}; }
  Result<BoundPages> bind(const PacketPart &part);

  const std::vector<Exhibit> &exhibits() const { return exhibits_; }
  /// The names of the documents within.
  std::vector<std::string> documents() const;
  /// About the papers' languages.
  const Problems &notes() const { return notes_; }
  /// And about those that take more pages than they may.
  const Problems &over_budget() const { return over_budget_; }

 private:
  /// A paper on its way into the packet.
  struct SetPaper {
    std::string document, title;
    layout::Pages pages;
  };

  Binder(Press::Works &works, const Press::Works::Record &record, const PrintOptions &options);
  Problems set_papers();
  void number_pages();
  std::string read_label() const;
  std::string say(std::string_view msgid, std::string_view key = {}, std::string_view value = {}) const;
  std::string tab_title(const Exhibit &exhibit) const;
  Result<layout::Pages> sheet(const std::string &title, const std::string &body, std::size_t page);
  Problems add_list(layout::JoinedPages &joined);
  Problems add_exhibit(layout::JoinedPages &joined, std::size_t index, BoundPages &bound);

  Press::Works &works_;
  const Press::Works::Record &record_;
  const PrintOptions &options_;
  LanguageTag language_;
  std::vector<SetPaper> papers_;
  Problems notes_, over_budget_;
  std::vector<Exhibit> exhibits_;
  std::size_t list_page_ = 0, page_total_ = 0;
  std::vector<std::size_t> tab_pages_;
  std::string label_;
};

}  // namespace formletter::packet
