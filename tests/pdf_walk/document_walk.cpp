#include "pdf_walk/document_walk.hpp"

#include "support/pattern.hpp"

#include <qpdf/QPDFAcroFormDocumentHelper.hh>

namespace formletter::pdf {
namespace {

bool is_true(QPDFObjectHandle value) {
  return value.isBool() && value.getBoolValue();
}

void walk_trailer(QPDF &pdf, Breaches &breaches) {
  auto trailer = pdf.getTrailer();
  auto id = trailer.getKey("/ID");
  const bool identified = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString() &&
                          !id.getArrayItem(0).getStringValue().empty();
  breaches.require(identified, "ISO 19005-2, 6.1.3", "the trailer has an ID of two strings");
  breaches.require(!trailer.hasKey("/Encrypt"), "ISO 19005-2, 6.1.3", "the file is not encrypted");
}

void walk_catalog(QPDFObjectHandle root, Breaches &breaches) {
  auto mark_info = root.getKey("/MarkInfo");
  breaches.require(mark_info.isDictionary() && is_true(mark_info.getKey("/Marked")), "ISO 14289-1, 7.1",
                   "the document is marked as tagged");
  breaches.require(!mark_info.isDictionary() || !is_true(mark_info.getKey("/Suspects")), "ISO 14289-1, 7.1",
                   "no tag is a suspect");
  auto preferences = root.getKey("/ViewerPreferences");
  breaches.require(preferences.isDictionary() && is_true(preferences.getKey("/DisplayDocTitle")),
                   "ISO 14289-1, 7.1", "the title is displayed");
  breaches.require(is_language(root.getKey("/Lang")), "ISO 14289-1, 7.2", "the document has a language");
  breaches.require(!root.hasKey("/Requirements"), "ISO 19005-2, 6.11", "there are no requirements");
  breaches.require(!root.hasKey("/Perms"), "ISO 19005-2, 6.1.12", "there are no permissions");
  breaches.require(!is_true(root.getKey("/NeedsRendering")), "ISO 19005-2, 6.4.2", "nothing needs rendering");
  auto version = root.getKey("/Version");
  breaches.require(!version.isName() || test::Pattern("/1\\.[0-7]").matches(version.getName()),
                   "ISO 19005-2, 6.1.2", "the version is not above 1.7");
}

void walk_output_intent(QPDFObjectHandle root, Breaches &breaches) {
  constexpr std::string_view clause = "ISO 19005-2, 6.2.3";
  auto intents = root.getKey("/OutputIntents");
  const bool one = intents.isArray() && intents.getArrayNItems() == 1;
  breaches.require(one, clause, "there is one output intent");
  if (!one) return;
  auto intent = intents.getArrayItem(0);
  breaches.require(intent.getKey("/S").isNameAndEquals("/GTS_PDFA1") &&
                       intent.getKey("/OutputConditionIdentifier").isString(),
                   clause, "the output intent is PDF/A's and names its condition");
  breaches.require(!intent.hasKey("/DestOutputProfileRef"), clause, "the profile is not outside of the file");
  auto profile = intent.getKey("/DestOutputProfile");
  const std::string bytes = profile.isStream() ? stream_bytes(profile) : std::string(128, '\0');
  breaches.require(bytes.size() > 128 && bytes.substr(36, 4) == "acsp" && bytes[8] >= 2 && bytes[8] < 5 &&
                       (bytes.substr(12, 4) == "mntr" || bytes.substr(12, 4) == "prtr"),
                   clause, "the profile is of a monitor or printer and of a version below 5");
  breaches.require(bytes.substr(16, 4) == "RGB " && profile.isStream() &&
                       profile.getDict().getKey("/N").isInteger() &&
                       profile.getDict().getKey("/N").getIntValue() == 3,
                   clause, "the profile is RGB, and its N is 3");
}

void walk_page(QPDFPageObjectHelper page, const std::string &where, Breaches &breaches) {
  for (const char *key : {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}) {
    auto box = page.getAttribute(key, false);
    if (box.isNull() && std::string_view(key) != "/MediaBox") continue;
    const auto edges = box.isRectangle() ? box.getArrayAsRectangle() : QPDFObjectHandle::Rectangle();
    const double width = edges.urx - edges.llx, height = edges.ury - edges.lly;
    breaches.require(width >= 3 && height >= 3 && width <= 14400 && height <= 14400, "ISO 19005-2, 6.1.13",
                     "a page is 3 to 14400 units wide and high", where);
  }
  breaches.require(page.getObjectHandle().getKey("/Resources").isDictionary(), "ISO 19005-2, 6.2.2",
                   "a page has resources of its own", where);
}

void walk_bookmark(QPDFObjectHandle item, std::size_t page_count, Breaches &breaches, std::size_t &count) {
  for (; item.isDictionary() && ++count < 100'000; item = item.getKey("/Next")) {
    breaches.require(item.getKey("/Title").isString() && !item.getKey("/Title").getUTF8Value().empty(),
                     "ISO 32000-1, 12.3.3", "a bookmark has a title");
    auto target = item.getKey("/Dest");
    breaches.require(page_count > 0 && target.isArray() && target.getArrayNItems() > 1 &&
                         target.getArrayItem(0).getKey("/Type").isNameAndEquals("/Page"),
                     "ISO 32000-1, 12.3.2", "a bookmark leads to a page");
    walk_bookmark(item.getKey("/First"), page_count, breaches, count);
  }
}

void walk_interactive_form(QPDF &pdf, Breaches &breaches) {
  auto form = pdf.getRoot().getKey("/AcroForm");
  if (!form.isDictionary()) return;
  breaches.require(!is_true(form.getKey("/NeedAppearances")), "ISO 19005-2, 6.4.1",
                   "appearances are not left to the viewer");
  breaches.require(!form.hasKey("/XFA"), "ISO 19005-2, 6.4.2", "there is no XFA");
  QPDFAcroFormDocumentHelper fields(pdf);
  // Our fields have no kids: each is its own widget.
  std::set<QPDFObjGen> widgets;
  for (auto &field : form.getKey("/Fields").getArrayAsVector()) widgets.insert(field.getObjGen());
  std::set<std::string> names;
  for (auto &field : fields.getFormFields()) {
    breaches.require(names.insert(field.getFullyQualifiedName()).second && !field.getPartialName().empty(),
                     "ISO 32000-1, 12.7.3.2", "a field has a name of its own");
    if (field.getFieldType() != "/Tx") continue;
    const std::string appearance = field.getDefaultAppearance();
    const std::string font = appearance.substr(0, appearance.find(' '));
    auto known =
        form.getKey("/DR").isDictionary() ? form.getKey("/DR").getKey("/Font") : QPDFObjectHandle::newNull();
    breaches.require(known.isDictionary() && known.hasKey(font), "ISO 32000-1, 12.7.3.3",
                     "the font of a field's default appearance is in DR");
  }
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages())
    for (auto &annotation : page.getAnnotations("/Widget"))
      breaches.require(widgets.count(annotation.getObjectHandle().getObjGen()) != 0, "ISO 32000-1, 12.7.2",
                       "every widget is a field of the form");
}

}  // namespace

bool is_language(QPDFObjectHandle value) {
  static const test::Pattern tag("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  return value.isString() && tag.matches(value.getUTF8Value());
}

void walk_document(QPDF &pdf, Breaches &breaches) {
  auto root = pdf.getRoot();
  walk_trailer(pdf, breaches);
  walk_catalog(root, breaches);
  walk_output_intent(root, breaches);
  std::size_t number = 0, bookmarks = 0;
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages())
    walk_page(page, "page " + std::to_string(++number), breaches);
  if (root.getKey("/Outlines").isDictionary())
    walk_bookmark(root.getKey("/Outlines").getKey("/First"), number, breaches, bookmarks);
  walk_interactive_form(pdf, breaches);
}

void walk_attachments(QPDF &pdf, bool allowed, Breaches &breaches) {
  std::set<QPDFObjGen> associated;
  auto list = pdf.getRoot().getKey("/AF");
  if (list.isArray())
    for (auto &one : list.getArrayAsVector()) associated.insert(one.getObjGen());
  std::size_t count = 0;
  for (auto &object : pdf.getAllObjects()) {
    if (!object.isDictionary() || !object.hasKey("/EF")) continue;
    ++count;
    const auto text = [&](const char *key) {
      return object.getKey(key).isString() ? object.getKey(key).getUTF8Value() : std::string();
    };
    breaches.require(!text("/F").empty() && !text("/UF").empty(), "ISO 14289-1, 7.11",
                     "an attachment has a name, as F and UF");
    breaches.require(!text("/Desc").empty(), "ISO 19005-3, 6.8", "an attachment is described");
    static const test::Pattern relation("/(Source|Data|Alternative|Supplement|Unspecified)");
    breaches.require(object.getKey("/AFRelationship").isName() &&
                         relation.matches(object.getKey("/AFRelationship").getName()),
                     "ISO 19005-3, 6.8", "an attachment says what it is to the document");
    breaches.require(associated.count(object.getObjGen()) != 0, "ISO 19005-3, 6.8",
                     "an attachment is associated with the document");
    auto file = object.getKey("/EF").getKey("/F");
    auto dictionary = file.isStream() ? file.getDict() : QPDFObjectHandle::newDictionary();
    static const test::Pattern media("/[-\\w+.]+/[-\\w+.]+");
    breaches.require(
        dictionary.getKey("/Subtype").isName() && media.matches(dictionary.getKey("/Subtype").getName()),
        "ISO 19005-3, 6.8", "an attachment has a media type");
    breaches.require(dictionary.getKey("/Params").isDictionary() &&
                         dictionary.getKey("/Params").getKey("/ModDate").isString(),
                     "ISO 19005-3, 6.8", "an attachment has its date");
  }
  breaches.require(allowed == (count > 0), "ISO 19005-2, 6.8", "PDF/A-2 has no attachment, our PDF/A-3 one");
}

}  // namespace formletter::pdf
