#include "pdf/exhibit_pages.hpp"

#include <qpdf/Pl_String.hh>

#include <algorithm>
#include <array>

namespace formletter::pdf {

namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

/// Copies a content stream without the marks of a structure and what restores states that it has not saved.
class ContentMender : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(QPDFTokenizer::Token const &token) override {
    operation_.push_back(token);
    if (token.getType() != QPDFTokenizer::tt_word) return;
    if (is_wanted(token.getValue())) {
      write_operation();
    } else {
      // What stands apart stays apart.
      operation_.clear();
      write("\n");
    }
  }
  void handleEOF() override {
    write_operation();
    for (; saved_ > 0; --saved_) write("\nQ");
  }

 private:
  bool is_wanted(const std::string &word) {
    constexpr std::array marks = {"BDC", "BMC", "EMC", "MP", "DP"};
    if (std::find(marks.begin(), marks.end(), word) != marks.end()) return false;
    if (word == "q") ++saved_;
    if (word != "Q") return true;
    if (saved_ == 0) return false;
    --saved_;
    return true;
  }
  void write_operation() {
    for (const auto &token : operation_) writeToken(token);
    operation_.clear();
  }
  std::vector<QPDFTokenizer::Token> operation_;  ///< operands, and the operator behind them
  std::size_t saved_ = 0;
};

void mend(QPDFObjectHandle form) {
  ContentMender mender;
  std::string bytes;
  Pl_String content("mended content", nullptr, bytes);
  form.filterAsContents(&mender, &content);
  form.replaceStreamData(bytes, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  for (const char *key : {"/StructParents", "/StructParent", "/Metadata", "/PieceInfo", "/LastModified"})
    form.getDict().removeKey(key);
}

std::optional<Rectangle> box_of(QPDFPageObjectHelper page, const char *name) {
  auto box = page.getAttribute(name, false);
  if (!box.isRectangle()) return std::nullopt;
  const auto at = box.getArrayAsRectangle();
  return Rectangle(std::min(at.llx, at.urx), std::min(at.lly, at.ury), std::max(at.llx, at.urx),
                   std::max(at.lly, at.ury));
}

bool has_size(const Rectangle &box) {
  return box.urx > box.llx && box.ury > box.lly;
}

}  // namespace

std::optional<Rectangle> seen_box(QPDFPageObjectHelper page) {
  const auto media = box_of(page, "/MediaBox");
  if (!media || !has_size(*media)) return std::nullopt;
  const auto crop = box_of(page, "/CropBox").value_or(*media);
  const Rectangle seen(std::max(media->llx, crop.llx), std::max(media->lly, crop.lly),
                       std::min(media->urx, crop.urx), std::min(media->ury, crop.ury));
  return has_size(seen) ? seen : *media;
}

bool is_landscape(QPDFPageObjectHelper page) {
  const auto box = seen_box(page);
  if (!box) return false;
  auto rotation = page.getAttribute("/Rotate", false);
  const bool on_its_side = rotation.isInteger() && rotation.getIntValue() % 180 / 90 != 0;
  const double width = box->urx - box->llx, height = box->ury - box->lly;
  return on_its_side ? height > width : width > height;
}

QPDFObjectHandle form_of_page(QPDFPageObjectHelper page) {
  page.forEachFormXObject(
      true, [](QPDFObjectHandle &inner, QPDFObjectHandle &, const std::string &) { mend(inner); });
  auto form = page.getFormXObjectForPage();
  mend(form);
  // qpdf takes the trim box, which readers do not show, and some programs leave without a size.
  if (const auto box = seen_box(page))
    form.getDict().replaceKey("/BBox", QPDFObjectHandle::newFromRectangle(*box));
  return form;
}

}  // namespace formletter::pdf
