#include "mailmerge/row_packet.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "packet/binder.hpp"

namespace formletter::mailmerge {

namespace {

constexpr const char *packet_name = "packet";

}  // namespace

Result<RowPacket> print_packet(Press::Works &works, const Press::Works::Record &record,
                               const PrintOptions &options) {
  auto bundle = packet::print_bundle(works, record, options, {.exhibits = record.exhibits});
  if (!bundle) return bundle.problems();
  auto &file = bundle->files.front();
  return RowPacket{{packet_name, Format::pdf, record.form->language(), std::move(file.bytes), file.pages},
                   std::nullopt,
                   std::move(bundle->documents),
                   std::move(bundle->exhibits),
                   std::move(bundle->over_budget)};
}

Result<RowPacket> set_packet(Press::Works &works, const Press::Works::Record &record,
                             const PrintOptions &options) {
  auto binder = packet::Binder::prepare(works, record, options, record.exhibits);
  if (!binder) return binder.problems();
  auto bound = binder->bind(binder->whole());
  if (!bound) return bound.problems();
  if (!bound->placed.empty()) {
    const auto bytes = works.pdf_writer().write(bound->pages, packet::pdf_options(record, options));
    static_cast<void>(pdf::place_exhibits(bytes, bound->placed, packet::exhibit_area));
  }
  RowPages row{std::move(bound->pages)};
  for (const auto &exhibit : binder->exhibits()) row.enclosed.push_back({exhibit.path, exhibit.sha256});
  for (std::size_t i = 0; i < bound->placed.size(); ++i) {
    auto &file = row.enclosed[bound->exhibits[i]];
    file.first_page = bound->placed[i].first_page;
    file.alternative = bound->placed[i].alternative;
  }
  const auto pages = row.pages.pages.size();
  return RowPacket{{packet_name, Format::pdf, record.form->language(), {}, pages},
                   std::move(row),
                   binder->documents(),
                   packet::enclosed_in(*binder),
                   binder->over_budget()};
}

std::string write_with_exhibits(Press::Works &works, const PartPages &part, Date today) {
  std::vector<std::string> sources;
  std::vector<pdf::PlacedExhibit> placed;
  sources.reserve(part.enclosed.size());
  for (const auto &file : part.enclosed) {
    auto source = disk::read_file(file.path);
    if (!source || digest::sha256_hex(source->text) != file.sha256)
      throw disk::MachineFailure("the exhibit " + file.path.string() + " has changed while it was printed");
    if (file.first_page == 0) continue;
    sources.push_back(std::move(source->text));
    placed.push_back({file.first_page, sources.back(), file.alternative});
  }
  const bool ours = placed.empty();
  auto bytes = works.pdf_writer().write(part.pages,
                                        {.date = today,
                                         .producer = "formletter " FORMLETTER_VERSION,
                                         .claims_archive = ours,
                                         .claims_accessible = ours},
                                        part.drawn);
  return ours ? bytes : pdf::place_exhibits(bytes, placed, packet::exhibit_area);
}

}  // namespace formletter::mailmerge
