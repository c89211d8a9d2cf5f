#include "pdf/joined_files.hpp"

#include "pdf/metadata.hpp"
#include "pdf/qpdf_objects.hpp"

#include <memory>
#include <optional>

namespace formletter::pdf {

namespace {

void open_to_join(QPDF &pdf, const std::string &bytes) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("a file to join", bytes.data(), bytes.size());
}

class Joiner {
 public:
  Joiner(const std::string &first, const std::string &title) {
    open_to_join(whole_, first);
    root_ = whole_.getRoot();
    set_title(title);
    structure_ = root_.getKey("/StructTreeRoot");
    if (!structure_.isDictionary()) throw PdfFailure("a file to join has no structure");
    next_key_ = next_key_of(structure_);
    note_fonts();
  }

  void add(const std::string &bytes) {
    // qpdf reads streams from their source when the whole is written.
    auto source = std::make_shared<QPDF>();
    open_to_join(*source, bytes);
    sources_.push_back(source);
    // Pages first: what refers to a page that has not been copied would lose it.
    copy_pages(*source);
    copy_structure(source->getRoot().getKey("/StructTreeRoot"));
    copy_form(source->getRoot().getKey("/AcroForm"));
    copy_bookmarks(source->getRoot().getKey("/Outlines"));
  }

  std::string write() {
    structure_.replaceKey("/ParentTreeNextKey", QPDFObjectHandle::newInteger(next_key_));
    return written(whole_);
  }

 private:
  static long long next_key_of(QPDFObjectHandle structure) {
    return structure.getKey("/ParentTreeNextKey").getIntValue();
  }

  void set_title(const std::string &title) {
    whole_.getTrailer().getKey("/Info").replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
    auto metadata = root_.getKey("/Metadata");
    metadata.replaceStreamData(with_title(as_text(metadata.getStreamData()), title),
                               QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  }

  /// The numbers by which pages and annotations find their elements move behind those in use.
  void move_key(QPDFObjectHandle owner, const std::string &name) const {
    auto key = owner.getKey(name);
    if (key.isInteger()) owner.replaceKey(name, QPDFObjectHandle::newInteger(key.getIntValue() + next_key_));
  }

  void copy_pages(QPDF &source) {
    QPDFPageDocumentHelper pages(whole_);
    new_pages_.clear();
    for (auto page : QPDFPageDocumentHelper(source).getAllPages()) {
      const auto from = page.getObjectHandle().getObjGen();
      pages.addPage(page, false);
      auto added = whole_.copyForeignObject(page.getObjectHandle());
      new_pages_.emplace(from, added);
      move_key(added, "/StructParents");
      auto annotations = added.getKey("/Annots");
      if (!annotations.isArray()) continue;
      for (auto annotation : annotations.getArrayAsVector()) move_key(annotation, "/StructParent");
    }
  }

  /// Each file has one Document; its kids become those of the whole's.
  void copy_structure(QPDFObjectHandle foreign) {
    auto structure = whole_.copyForeignObject(foreign);
    auto document = structure_.getKey("/K").getArrayItem(0);
    auto other = structure.getKey("/K").getArrayItem(0);
    auto language = other.getKey("/Lang");
    for (auto kid : other.getKey("/K").getArrayAsVector()) {
      kid.replaceKey("/P", document);
      if (!kid.hasKey("/Lang") && language.isString()) kid.replaceKey("/Lang", language);
      document.getKey("/K").appendItem(kid);
    }
    auto parents = structure_.getKey("/ParentTree").getKey("/Nums");
    auto more = structure.getKey("/ParentTree").getKey("/Nums").getArrayAsVector();
    for (std::size_t i = 0; i + 1 < more.size(); i += 2) {
      parents.appendItem(QPDFObjectHandle::newInteger(more[i].getIntValue() + next_key_));
      parents.appendItem(more[i + 1]);
    }
    next_key_ += next_key_of(structure);
  }

  void note_fonts() {
    for (auto [name, font] : root_.getKey("/AcroForm").getKey("/DR").getKey("/Font").getDictAsMap())
      font_names_.emplace(font.getKey("/BaseFont").getName(), name);
  }

  /// One name a font in the whole: /T0 of two files may be two fonts.
  std::string name_of_font(QPDFObjectHandle foreign) {
    const auto [known, fresh] =
        font_names_.emplace(foreign.getKey("/BaseFont").getName(), "/T" + std::to_string(font_names_.size()));
    if (fresh)
      root_.getKey("/AcroForm")
          .getKey("/DR")
          .getKey("/Font")
          .replaceKey(known->second, whole_.copyForeignObject(foreign));
    return known->second;
  }

  void copy_form(QPDFObjectHandle foreign) {
    if (!foreign.isDictionary()) return;
    if (!root_.getKey("/AcroForm").isDictionary())
      root_.replaceKey("/AcroForm", whole_.makeIndirectObject(QPDFObjectHandle::parse(
                                        "<</Fields [] /DA (/ZaDb 0 Tf 0 g) /DR <</Font <<>>>>>>")));
    std::map<std::string, std::string> names;
    for (auto [name, font] : foreign.getKey("/DR").getKey("/Font").getDictAsMap())
      names.emplace(name, name_of_font(font));
    auto fields = root_.getKey("/AcroForm").getKey("/Fields");
    for (auto field : foreign.getKey("/Fields").getArrayAsVector()) {
      auto copy = whole_.copyForeignObject(field);
      if (copy.hasKey("/DA")) {
        // "/T0 11 Tf 0 g": the font's name stands first.
        const auto look = copy.getKey("/DA").getStringValue();
        const auto end = look.find(' ');
        if (const auto renamed = names.find(look.substr(0, end)); renamed != names.end())
          copy.replaceKey("/DA", QPDFObjectHandle::newString(renamed->second + look.substr(end)));
      }
      fields.appendItem(copy);
    }
  }

  void copy_bookmarks(QPDFObjectHandle foreign) {
    if (!foreign.isDictionary()) return;
    auto outlines = root_.getKey("/Outlines");
    if (!outlines.isDictionary()) {
      outlines = whole_.makeIndirectObject(QPDFObjectHandle::parse("<</Type /Outlines>>"));
      root_.replaceKey("/Outlines", outlines);
      root_.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
    }
    copy_items(foreign, outlines);
    const auto count = [](QPDFObjectHandle of) {
      return of.getKey("/Count").isInteger() ? of.getKey("/Count").getIntValue() : 0;
    };
    outlines.replaceKey("/Count", QPDFObjectHandle::newInteger(count(outlines) + count(foreign)));
  }

  /// The items below `foreign`, behind those below `parent`. One by one: they are a chain of
  /// thousands, which qpdf would follow by calling itself.
  void copy_items(QPDFObjectHandle foreign, QPDFObjectHandle parent) {
    for (auto item = foreign.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
      auto copy = whole_.makeIndirectObject(QPDFObjectHandle::newDictionary());
      copy.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(item.getKey("/Title").getUTF8Value()));
      copy.replaceKey("/Parent", parent);
      copy.replaceKey("/Dest", moved_target(item.getKey("/Dest")));
      if (item.hasKey("/Count"))
        copy.replaceKey("/Count", QPDFObjectHandle::newInteger(item.getKey("/Count").getIntValue()));
      if (auto last = parent.getKey("/Last"); last.isDictionary()) {
        last.replaceKey("/Next", copy);
        copy.replaceKey("/Prev", last);
      } else {
        parent.replaceKey("/First", copy);
      }
      parent.replaceKey("/Last", copy);
      copy_items(item, copy);
    }
  }

  QPDFObjectHandle moved_target(QPDFObjectHandle target) const {
    auto moved = QPDFObjectHandle::newArray();
    for (auto item : target.getArrayAsVector()) {
      const auto page = item.isIndirect() ? new_pages_.find(item.getObjGen()) : new_pages_.end();
      moved.appendItem(page == new_pages_.end() ? item.unsafeShallowCopy() : page->second);
    }
    return moved;
  }

  QPDF whole_;
  QPDFObjectHandle root_, structure_;
  std::vector<std::shared_ptr<QPDF>> sources_;
  long long next_key_ = 0;                            ///< of the tree of parents
  std::map<std::string, std::string> font_names_;     ///< in the form, by the font's own name
  std::map<QPDFObjGen, QPDFObjectHandle> new_pages_;  ///< by the page in the file at hand
};

}  // namespace

std::size_t page_count(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("a file to join", bytes.data(), bytes.size());
    return pdf.getAllPages().size();
  } catch (const std::exception &failure) {
    throw PdfFailure(std::string("qpdf cannot read the file: ") + failure.what());
  }
}

std::string joined_files(const std::vector<std::string> &pdfs, const std::string &title) {
  try {
    Joiner joiner(pdfs.at(0), title);
    for (std::size_t i = 1; i < pdfs.size(); ++i) joiner.add(pdfs[i]);
    return joiner.write();
  } catch (const PdfFailure &) {
    throw;
  } catch (const std::exception &failure) {
    throw PdfFailure(std::string("qpdf cannot join the files: ") + failure.what());
  }
}

}  // namespace formletter::pdf
