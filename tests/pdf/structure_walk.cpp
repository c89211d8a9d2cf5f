#include "pdf/structure_walk.hpp"

#include "pdf/content_walk.hpp"
#include "pdf/element_walk.hpp"
#include "pdf/font_walk.hpp"
#include "pdf/qpdf_handles.hpp"

#include <map>
#include <regex>
#include <set>

namespace formletter::pdf {
namespace {

std::string stream_bytes(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData();
  return {reinterpret_cast<const char *>(data->getBuffer()), data->getSize()};
}

void walk_catalog(QPDFObjectHandle root, Breaches &breaches) {
  auto mark_info = root.getKey("/MarkInfo");
  breaches.require(mark_info.isDictionary() && mark_info.getKey("/Marked").isBool() &&
                       mark_info.getKey("/Marked").getBoolValue(),
                   "ISO 14289-1, 7.1", "not Marked");
  auto preferences = root.getKey("/ViewerPreferences");
  breaches.require(preferences.isDictionary() && preferences.getKey("/DisplayDocTitle").isBool() &&
                       preferences.getKey("/DisplayDocTitle").getBoolValue(),
                   "ISO 14289-1, 7.1", "the title is not displayed");
  auto language = root.getKey("/Lang");
  breaches.require(language.isString() && std::regex_match(language.getUTF8Value(),
                                                           std::regex("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")),
                   "ISO 14289-1, 7.2", "no language");
  for (const char *key : {"/OpenAction", "/AA", "/Collection", "/Requirements", "/Perms"})
    breaches.require(!root.hasKey(key), "ISO 19005-2, 6.5", std::string("catalog has ") + key);
  auto form = root.getKey("/AcroForm");
  if (!form.isDictionary()) return;
  breaches.require(!form.hasKey("/NeedAppearances") || !form.getKey("/NeedAppearances").getBoolValue(),
                   "ISO 19005-2, 6.4.1", "NeedAppearances");
  breaches.require(!form.hasKey("/XFA"), "ISO 19005-2, 6.4.2", "XFA");
}

void walk_output_intent(QPDFObjectHandle root, Breaches &breaches) {
  auto intents = root.getKey("/OutputIntents");
  const bool one = intents.isArray() && intents.getArrayNItems() == 1;
  breaches.require(one, "ISO 19005-2, 6.2.3", "no output intent");
  if (!one) return;
  auto intent = intents.getArrayItem(0);
  auto profile = intent.getKey("/DestOutputProfile");
  breaches.require(intent.getKey("/S").isNameAndEquals("/GTS_PDFA1") && profile.isStream(),
                   "ISO 19005-2, 6.2.3", "output intent without a profile");
  if (!profile.isStream()) return;
  const std::string bytes = stream_bytes(profile);
  breaches.require(profile.getDict().getKey("/N").isInteger() &&
                       profile.getDict().getKey("/N").getIntValue() == 3 && bytes.size() > 128 &&
                       bytes.substr(16, 4) == "RGB ",
                   "ISO 19005-2, 6.2.3", "the profile is not RGB");
}

std::string decode_xml(std::string text) {
  for (const auto &[entity, character] :
       {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&amp;", "&")})
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
      text.replace(at, std::string(entity).size(), character);
  return text;
}

/// The text of a property, without its containers.
std::string property(const std::string &xmp, const std::string &name) {
  std::smatch found;
  if (!std::regex_search(xmp, found, std::regex("<" + name + ">(?:<rdf:\\w+>)?(?:<rdf:li[^>]*>)?([^<]*)")))
    return "";
  return decode_xml(found[1]);
}

std::string info_text(QPDFObjectHandle info, const char *key) {
  return info.isDictionary() && info.getKey(key).isString() ? info.getKey(key).getUTF8Value() : "";
}

/// "D:20141120000000Z" as "2014-11-20T00:00:00Z"
std::string iso_date(const std::string &pdf_date) {
  return std::regex_replace(pdf_date, std::regex("D:(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z"),
                            "$1-$2-$3T$4:$5:$6Z");
}

void walk_metadata(QPDF &pdf, Claim claim, Breaches &breaches) {
  auto metadata = pdf.getRoot().getKey("/Metadata");
  breaches.require(metadata.isStream(), "ISO 19005-2, 6.6.2.1", "no metadata");
  if (!metadata.isStream()) return;
  breaches.require(!metadata.getDict().hasKey("/Filter"), "ISO 19005-2, 6.6.2.1", "filtered metadata");
  const std::string xmp = stream_bytes(metadata);
  breaches.require(property(xmp, "pdfaid:part") == (claim == Claim::pdf_a_2a ? "2" : "3") &&
                       property(xmp, "pdfaid:conformance") == "A",
                   "ISO 19005-2, 6.6.4", "not marked as PDF/A");
  breaches.require(property(xmp, "pdfuaid:part") == "1", "ISO 14289-1, 5", "not marked as PDF/UA-1");
  breaches.require(property(xmp, "pdfaSchema:namespaceURI") == "http://www.aiim.org/pdfua/ns/id/",
                   "ISO 19005-2, 6.6.2.3", "pdfuaid is not described");
  breaches.require(!property(xmp, "dc:title").empty(), "ISO 14289-1, 7.1", "no title");
  auto info = pdf.getTrailer().getKey("/Info");
  for (const auto &[key, name] :
       {std::pair("/Title", "dc:title"), std::pair("/Subject", "dc:description"),
        std::pair("/Author", "dc:creator"), std::pair("/Keywords", "pdf:Keywords"),
        std::pair("/Producer", "pdf:Producer"), std::pair("/Creator", "xmp:CreatorTool"),
        std::pair("/CreationDate", "xmp:CreateDate"), std::pair("/ModDate", "xmp:ModifyDate")})
    breaches.require(iso_date(info_text(info, key)) == property(xmp, name), "ISO 19005-2, 6.6.3",
                     std::string(key) + " and " + name + " differ");
}

/// ISO 19005-2, 6.8 and ISO 19005-3, 6.8.
void walk_attachments(QPDF &pdf, Claim claim, Breaches &breaches) {
  std::set<QPDFObjGen> associated;
  auto list = pdf.getRoot().getKey("/AF");
  if (list.isArray())
    for (auto &one : list.getArrayAsVector()) associated.insert(one.getObjGen());
  for (auto &object : pdf.getAllObjects()) {
    if (!object.isDictionary() || !object.hasKey("/EF")) continue;
    breaches.require(claim == Claim::pdf_a_3a, "ISO 19005-2, 6.8", "an attachment that is no PDF/A");
    breaches.require(object.getKey("/F").isString() && object.getKey("/UF").isString(), "ISO 14289-1, 7.11",
                     "an attachment without F and UF");
    breaches.require(object.getKey("/AFRelationship").isName() && associated.count(object.getObjGen()) != 0,
                     "ISO 19005-3, 6.8", "an attachment that belongs to nothing");
    auto file = object.getKey("/EF").getKey("/F");
    breaches.require(file.isStream() && file.getDict().getKey("/Subtype").isName() &&
                         file.getDict().getKey("/Params").isDictionary() &&
                         file.getDict().getKey("/Params").hasKey("/ModDate"),
                     "ISO 19005-3, 6.8", "an attachment without media type or date");
  }
}

/// What no object of the file may have.
void walk_forbidden(QPDF &pdf, Breaches &breaches) {
  const std::set<std::string> actions = {"/URI", "/GoTo"};
  for (auto &object : pdf.getAllObjects()) {
    auto dictionary = object.isStream() ? object.getDict() : object;
    if (!dictionary.isDictionary()) continue;
    for (const char *key : {"/JS", "/AA", "/Alternates", "/OPI", "/PS", "/Ref", "/TR"})
      breaches.require(!dictionary.hasKey(key), "ISO 19005-2, 6.5.1", std::string("an object has ") + key);
    if (object.isStream())
      for (const char *key : {"/F", "/FFilter", "/FDecodeParms"})
        breaches.require(!dictionary.hasKey(key), "ISO 19005-2, 6.1.7.1", std::string("a stream has ") + key);
    auto action = dictionary.getKey("/A");
    if (action.isDictionary() && action.hasKey("/S") && dictionary.hasKey("/Rect"))
      breaches.require(actions.count(action.getKey("/S").getName()) != 0, "ISO 19005-2, 6.5.1",
                       "action " + action.getKey("/S").getName());
  }
}

void walk_fonts(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches) {
  std::map<int, std::set<std::uint16_t>> codes;
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    auto fonts = page.getAttribute("/Resources", false).getKey("/Font");
    if (!fonts.isDictionary()) continue;
    for (const auto &name : fonts.getKeys()) codes[fonts.getKey(name).getObjectID()];
  }
  for (const PageMarks &page : marks)
    for (const auto &[font, shown] : page.codes) codes[font].insert(shown.begin(), shown.end());
  for (const auto &[font, shown] : codes)
    if (auto object = pdf.getObjectByID(font, 0); object.isDictionary()) walk_font(object, shown, breaches);
}

}  // namespace

std::vector<Breach> walk(const std::string &bytes, Claim claim) {
  Breaches breaches;
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("file", bytes.data(), bytes.size());
  breaches.require(!pdf.isEncrypted(), "ISO 19005-2, 6.1.3", "encrypted");
  breaches.require(pdf.getTrailer().getKey("/ID").isArray(), "ISO 19005-2, 6.1.3", "no ID");
  walk_catalog(pdf.getRoot(), breaches);
  walk_output_intent(pdf.getRoot(), breaches);
  walk_metadata(pdf, claim, breaches);
  walk_attachments(pdf, claim, breaches);
  walk_forbidden(pdf, breaches);
  std::vector<PageMarks> marks;
  for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages())
    marks.push_back(walk_content(page, "page " + std::to_string(marks.size() + 1), breaches));
  walk_elements(pdf, marks, breaches);
  walk_fonts(pdf, marks, breaches);
  return breaches.list();
}

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// ISO 32000-1, 7.5.4: "nnnnnnnnnn ggggg n" and a line end of two bytes.
bool is_entry(std::string_view entry) {
  return entry.size() == 20 && all_digits(entry.substr(0, 10)) && entry[10] == ' ' &&
         all_digits(entry.substr(11, 5)) && entry[16] == ' ' && (entry[17] == 'n' || entry[17] == 'f') &&
         (entry.substr(18) == " \n" || entry.substr(18) == "\r\n");
}

/// 6.1.4: one line end between "xref" and the subsection; entries of 20 bytes.
void walk_cross_references(std::string_view pdf, Breaches &breaches) {
  constexpr std::string_view keyword = "\nxref\n0 ";
  const std::size_t xref = pdf.rfind(keyword);
  breaches.require(xref != std::string_view::npos, "ISO 19005-2, 6.1.4", "cross-reference table");
  if (xref == std::string_view::npos) return;
  std::string_view rest = pdf.substr(xref + keyword.size());
  const std::size_t line = rest.find('\n');
  const bool counted = line != std::string_view::npos && all_digits(rest.substr(0, line));
  breaches.require(counted, "ISO 19005-2, 6.1.4", "subsection");
  if (!counted) return;
  const std::size_t count = std::stoul(std::string(rest.substr(0, line)));
  rest.remove_prefix(line + 1);
  bool good = true;
  for (std::size_t i = 0; i < count; ++i) {
    good = good && is_entry(rest.substr(0, 20));
    rest.remove_prefix(std::min<std::size_t>(20, rest.size()));
  }
  breaches.require(good && rest.substr(0, 8) == "trailer\n", "ISO 19005-2, 6.1.4", "cross-reference entries");
}

/// 6.1.9: "n g obj" with single spaces, each at the beginning of its line and
/// followed by a line end; "endobj" on a line of its own.
void walk_object_syntax(std::string_view pdf, Breaches &breaches) {
  const std::size_t xref = pdf.rfind("\nxref\n0 ");
  if (xref == std::string_view::npos) return;
  const std::size_t line = pdf.find('\n', xref + 8);
  if (line == std::string_view::npos) return;
  for (std::size_t at = line + 1, n = 0; at + 20 <= pdf.size() && is_entry(pdf.substr(at, 20));
       at += 20, ++n) {
    if (pdf[at + 17] != 'n') continue;
    const std::size_t offset = std::stoul(std::string(pdf.substr(at, 10)));
    const std::string begin = std::to_string(n) + " 0 obj\n";
    breaches.require(offset > 0 && offset < pdf.size() && pdf[offset - 1] == '\n' &&
                         pdf.substr(offset, begin.size()) == begin,
                     "ISO 19005-2, 6.1.9", "object " + std::to_string(n) + " begins badly");
    const std::size_t end = pdf.find("endobj", std::min(offset, pdf.size()));
    breaches.require(end != std::string_view::npos && pdf[end - 1] == '\n' && pdf.substr(end + 6, 1) == "\n",
                     "ISO 19005-2, 6.1.9", "object " + std::to_string(n) + " ends badly");
  }
}

}  // namespace

std::vector<Breach> walk_bytes(const std::string &pdf) {
  Breaches breaches;
  // 6.1.2: a header without anything before it, and four bytes above 127 in a comment.
  static const std::regex header("%PDF-1\\.[0-7]\n%[\x80-\xFF]{4}");
  breaches.require(std::regex_search(pdf.substr(0, 16), header, std::regex_constants::match_continuous),
                   "ISO 19005-2, 6.1.2", "header");
  // 6.1.3: nothing behind the end mark but one end of line.
  breaches.require(pdf.size() > 6 && pdf.substr(pdf.size() - 6) == "%%EOF\n", "ISO 19005-2, 6.1.3",
                   "end of file");
  walk_cross_references(pdf, breaches);
  walk_object_syntax(pdf, breaches);
  // 6.1.7.1: CR LF or LF behind "stream"; a line end before "endstream" that Length leaves out.
  static const std::regex stream("/Length (\\d+)\n>>\nstream\r\n");
  auto at = pdf.cbegin();
  for (std::smatch found; std::regex_search(at, pdf.cend(), found, stream);) {
    const auto begin = static_cast<std::size_t>(found[0].second - pdf.cbegin());
    const std::size_t end = begin + std::stoul(found[1]);
    breaches.require(pdf.compare(end, 11, "\nendstream\n") == 0, "ISO 19005-2, 6.1.7.1",
                     "length of a stream");
    at = pdf.cbegin() + static_cast<std::ptrdiff_t>(std::min(end, pdf.size()));
  }
  return breaches.list();
}

}  // namespace formletter::pdf
