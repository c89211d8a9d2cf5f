#include "packet/bundle.hpp"

#include "diag/byte_size.hpp"
#include "packet/binder.hpp"
#include "packet/paper_notes.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

/// `what`: with its verb, "The packet is".
Problem too_big(const std::string &what, std::uint64_t bytes, std::uint64_t most, bool can_split) {
  return {
      .code = "packet-too-big",
      .place = {},
      .subject = "--max-size",
      .message = what + " " + diag::byte_size_text(bytes) + ", more than " + diag::byte_size_text(most) + ".",
      .hint = can_split ? "--split makes several files; smaller scans help, too"
                        : "scan in grey with fewer dots, or raise the limit"};
}

/// Writes what the binder binds: as one file, or as several that are small enough.
class BundleWriter {
 public:
  BundleWriter(Press::Works &works, const Press::Works::Record &record, const PrintOptions &options,
               Binder &binder)
      : works_(works), record_(record), options_(options), binder_(binder) {}

  Result<Bundle> bind_one() {
    auto file = make(binder_.whole());
    if (!file) return file.problems();
    Bundle bundle;
    bundle.files.push_back(std::move(*file));
    return noted(std::move(bundle));
  }

  Result<Bundle> bind_within(const BundleOrder &order) {
    auto whole = bind_one();
    if (!whole || whole->files[0].bytes.size() <= order.max_bytes) return whole;
    if (!order.split) return too_big("The packet is", whole->files[0].bytes.size(), order.max_bytes, true);
    Bundle bundle;
    const auto &exhibits = binder_.exhibits();
    PacketPart part{true, 0, 0};
    auto made = make(part);
    if (!made) return made.problems();
    if (made->bytes.size() > order.max_bytes)
      return too_big("The papers alone are", made->bytes.size(), order.max_bytes, false);
    while (part.first + part.count < exhibits.size()) {
      auto longer = make({part.papers, part.first, part.count + 1});
      if (!longer) return longer.problems();
      if (longer->bytes.size() <= order.max_bytes) {
        ++part.count;
        made = std::move(longer);
        continue;
      }
      const Exhibit &exhibit = exhibits[part.first + part.count];
      if (!part.papers && part.count == 0)
        return too_big(exhibit.path.string() + " is", longer->bytes.size(), order.max_bytes, false);
      bundle.files.push_back(std::move(*made));
      part = {false, part.first + part.count, 0};
    }
    bundle.files.push_back(std::move(*made));
    return noted(std::move(bundle));
  }

 private:
  Result<Bundle::File> make(const PacketPart &part) {
    const auto bound = binder_.bind(part);
    if (!bound) return bound.problems();
    const bool ours = bound->placed.empty();
    pdf::PdfOptions made = pdf_options(record_, options_);
    made.claims_archive = made.claims_archive && ours;
    made.claims_accessible = ours;
    if (!part.papers) made.attachment.reset();  // once is enough
    std::string bytes = works_.pdf_writer().write(bound->pages, made);
    if (!ours) bytes = pdf::place_exhibits(bytes, bound->placed, exhibit_area);
    return Bundle::File{finished(std::move(bytes), options_), bound->pages.pages.size()};
  }

  Result<Bundle> noted(Bundle bundle) const {
    const auto &exhibits = binder_.exhibits();
    bundle.problems = record_.checked.problems;
    bundle.problems.insert(bundle.problems.end(), binder_.notes().begin(), binder_.notes().end());
    bundle.over_budget = binder_.over_budget();
    bundle.problems.insert(bundle.problems.end(), bundle.over_budget.begin(), bundle.over_budget.end());
    note_files(options_, bundle.problems);
    bundle.exhibits = enclosed_in(binder_);
    bundle.documents = binder_.documents();
    const bool others = std::any_of(exhibits.begin(), exhibits.end(),
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
  Binder &binder_;
};

}  // namespace

std::vector<Bundle::Enclosed> enclosed_in(const Binder &binder) {
  std::vector<Bundle::Enclosed> enclosed;
  for (const auto &exhibit : binder.exhibits())
    enclosed.push_back({exhibit.letter, exhibit.pages, exhibit.size, exhibit.sha256});
  return enclosed;
}

Result<Bundle> print_bundle(Press::Works &works, std::string_view form, Source answers,
                            const PrintOptions &options, const BundleOrder &order) {
  const auto record = works.read_record(form, std::move(answers), options);
  if (!record) return record.problems();
  if (!record->checked.ok()) return record->checked.problems;
  return print_bundle(works, *record, options, order);
}

Result<Bundle> print_bundle(Press::Works &works, const Press::Works::Record &record,
                            const PrintOptions &options, const BundleOrder &order) {
  auto binder = Binder::prepare(works, record, options, order.exhibits);
  if (!binder) return binder.problems();
  BundleWriter writer(works, record, options, *binder);
  return order.max_bytes == 0 ? writer.bind_one() : writer.bind_within(order);
}

}  // namespace formletter::packet
