#include "pdf/exhibits.hpp"

#include "pdf/exhibit_fields.hpp"
#include "pdf/exhibit_pages.hpp"
#include "pdf/syntax.hpp"
#include "pdf/write_pdf.hpp"

#include <qpdf/Constants.h>

#include <map>
#include <memory>

namespace formletter::pdf {

namespace {

double points(Length length) {
  return static_cast<double>(length.in_millipoints()) / 1000.0;
}

class Placer {
 public:
  Placer(QPDF &packet, const layout::Box &area) : packet_(packet), area_(area) {
    pages_ = QPDFPageDocumentHelper(packet_).getAllPages();
    auto nums = packet_.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
    for (int i = 0; i + 1 < nums.getArrayNItems(); i += 2)
      parents_.emplace(nums.getArrayItem(i).getIntValue(), nums.getArrayItem(i + 1));
  }

  void place(const PlacedExhibit &exhibit) {
    // qpdf reads streams from their source when the packet is written.
    auto source = std::make_shared<QPDF>();
    source->setSuppressWarnings(true);
    source->processMemoryFile("an exhibit", exhibit.pdf.data(), exhibit.pdf.size());
    sources_.push_back(source);
    QPDFPageDocumentHelper document(*source);
    static_cast<void>(draw_fields(*source));
    document.flattenAnnotations(an_print, an_invisible | an_hidden);
    auto section = section_of(pages_.at(exhibit.first_page - 1));
    std::size_t number = 0;
    const auto all = document.getAllPages();
    for (auto page : all) {
      // Its top to the left, where the papers are bound.
      if (is_landscape(page)) page.rotatePage(270, true);
      auto form = packet_.copyForeignObject(form_of_page(page));
      const std::string said = all.size() == 1 ? exhibit.alternative
                                               : exhibit.alternative + ", " + std::to_string(number + 1) +
                                                     "/" + std::to_string(all.size());
      place_form(pages_.at(exhibit.first_page + number), form, section, said);
      ++number;
    }
  }

 private:
  static constexpr auto an_print = pdf_annotation_flag_e::an_print;
  static constexpr auto an_invisible = pdf_annotation_flag_e::an_invisible;
  static constexpr auto an_hidden = pdf_annotation_flag_e::an_hidden;

  /// The innermost Sect that a page's first content stands in.
  QPDFObjectHandle section_of(QPDFPageObjectHelper page) {
    auto at = parents_of(page).getArrayItem(0);
    while (!at.getKey("/S").isNameAndEquals("/Sect")) at = at.getKey("/P");
    return at;
  }

  QPDFObjectHandle parents_of(QPDFPageObjectHelper page) {
    const auto found = parents_.find(page.getObjectHandle().getKey("/StructParents").getIntValue());
    if (found == parents_.end()) throw PdfFailure("the packet has no parents of a page");
    return found->second;
  }

  void place_form(QPDFPageObjectHelper page, QPDFObjectHandle form, QPDFObjectHandle section,
                  const std::string &said) {
    const std::string name = "/Ex" + std::to_string(placed_++);
    auto resources = page.getAttribute("/Resources", false);
    if (!resources.getKey("/XObject").isDictionary())
      resources.replaceKey("/XObject", QPDFObjectHandle::newDictionary());
    resources.getKey("/XObject").replaceKey(name, form);

    auto parents = parents_of(page);
    const int mcid = parents.getArrayNItems();
    const double height = page.getMediaBox(false).getArrayAsRectangle().ury;
    const QPDFObjectHandle::Rectangle box(points(area_.x), height - points(area_.y + area_.height),
                                          points(area_.x + area_.width), height - points(area_.y));
    const std::string content = page.placeFormXObject(form, name, box, false, true, false);
    page.addPageContents(
        packet_.newStream("/Figure <</MCID " + std::to_string(mcid) + ">> BDC\n" + content + "\nEMC\n"),
        false);
    auto figure = packet_.makeIndirectObject(QPDFObjectHandle::parse("<</Type /StructElem /S /Figure>>"));
    figure.replaceKey("/P", section);
    figure.replaceKey("/Pg", page.getObjectHandle());
    figure.replaceKey("/K", QPDFObjectHandle::newArray({QPDFObjectHandle::newInteger(mcid)}));
    figure.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(said));
    auto layout = QPDFObjectHandle::parse("<</O /Layout /Placement /Block>>");
    layout.replaceKey("/BBox", QPDFObjectHandle::newFromRectangle(box));
    figure.replaceKey("/A", layout);
    section.getKey("/K").appendItem(figure);
    parents.appendItem(figure);
  }

  QPDF &packet_;
  layout::Box area_;
  std::vector<QPDFPageObjectHelper> pages_;
  std::map<long long, QPDFObjectHandle> parents_;  ///< the parent tree, by key
  std::vector<std::shared_ptr<QPDF>> sources_;
  std::size_t placed_ = 0;
};

}  // namespace

std::string place_exhibits(std::string_view bytes, const std::vector<PlacedExhibit> &exhibits,
                           const layout::Box &area) {
  try {
    QPDF packet;
    packet.setSuppressWarnings(true);
    packet.processMemoryFile("the packet", bytes.data(), bytes.size());
    Placer placer(packet, area);
    for (const PlacedExhibit &exhibit : exhibits) placer.place(exhibit);
    return written(packet);
  } catch (const PdfFailure &) {
    throw;
  } catch (const std::exception &failure) {
    throw PdfFailure(std::string("qpdf cannot place an exhibit: ") + failure.what());
  }
}

}  // namespace formletter::pdf
