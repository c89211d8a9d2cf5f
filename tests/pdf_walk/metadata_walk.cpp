#include "pdf_walk/metadata_walk.hpp"

#include "support/pattern.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <sstream>

namespace formletter::pdf {
namespace {

/// XMP 2005: the schemas that our packets use, by the prefix each must have, and how
/// each property is written.
enum class Kind { text, date, alternatives, sequence, bag };
const std::map<std::string, Kind, std::less<>> known_properties = {
    {"dc:title", Kind::alternatives}, {"dc:description", Kind::alternatives}, {"dc:creator", Kind::sequence},
    {"dc:language", Kind::bag},       {"pdf:Keywords", Kind::text},           {"pdf:Producer", Kind::text},
    {"xmp:CreatorTool", Kind::text},  {"xmp:CreateDate", Kind::date},         {"xmp:ModifyDate", Kind::date},
    {"pdfaid:part", Kind::text},      {"pdfaid:conformance", Kind::text},     {"pdfuaid:part", Kind::text},
};
const std::map<std::string, std::string, std::less<>> namespaces = {
    {"x", "adobe:ns:meta/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"pdf", "http://ns.adobe.com/pdf/1.3/"},
    {"xmp", "http://ns.adobe.com/xap/1.0/"},
    {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
    {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
    {"pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"},
    {"pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"},
    {"pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"},
};

std::string info_text(QPDFObjectHandle info, const char *key) {
  return info.isDictionary() && info.getKey(key).isString() ? info.getKey(key).getUTF8Value() : "";
}

/// "D:20141120000000Z" as "2014-11-20T00:00:00Z"
std::string iso_date(const std::string &pdf_date) {
  return test::Pattern("D:(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z")
      .replaced(pdf_date, "$1-$2-$3T$4:$5:$6Z");
}

class XmpPacket {
 public:
  XmpPacket(const std::string &bytes, Breaches &breaches) : bytes_(bytes), breaches_(breaches) {}

  void walk(std::string_view part) {
    walk_header();
    const auto parsed =
        document_.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_full & ~pugi::parse_eol);
    auto rdf = document_.child("x:xmpmeta").child("rdf:RDF");
    require(parsed && rdf && same_subject(rdf), "ISO 19005-2, 6.6.2.1",
            "the packet is well-formed RDF about one thing");
    walk_namespaces(document_);
    for (auto description : rdf.children("rdf:Description"))
      for (auto property : description.children()) walk_property(property);
    require(text("pdfaid:part") == part && text("pdfaid:conformance") == "A", "ISO 19005-2, 6.6.4",
            "the packet claims PDF/A of level A");
    require(text("pdfuaid:part") == "1", "ISO 14289-1, 5", "the packet claims PDF/UA-1");
    require(!text("dc:title").empty(), "ISO 14289-1, 7.1", "the packet has a title");
  }

  void agree(QPDFObjectHandle info, const char *key, const char *name) {
    breaches_.require(iso_date(info_text(info, key)) == text(name), "ISO 19005-2, 6.6.3",
                      "packet and information dictionary agree", key);
  }

 private:
  void require(bool holds, std::string_view clause, std::string_view rule, std::string_view where = {}) {
    breaches_.require(holds, clause, rule, where);
  }

  void walk_header() {
    const std::string_view header = std::string_view(bytes_).substr(0, bytes_.find('>'));
    require(header.starts_with("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""),
            "ISO 19005-2, 6.6.2.1", "the packet's header is that of XMP in UTF-8");
    require(
        header.find("bytes=") == std::string_view::npos && header.find("encoding=") == std::string_view::npos,
        "ISO 19005-2, 6.6.2.1", "the packet's header has neither bytes nor encoding");
    require(bytes_.find("<?xpacket end=") != std::string::npos, "ISO 19005-2, 6.6.2.1", "the packet ends");
  }

  static bool same_subject(pugi::xml_node rdf) {
    return std::all_of(rdf.begin(), rdf.end(), [](pugi::xml_node node) {
      return node.type() != pugi::node_element ||
             (std::string_view(node.name()) == "rdf:Description" && node.attribute("rdf:about") &&
              std::string_view(node.attribute("rdf:about").value()).empty());
    });
  }

  void walk_namespaces(pugi::xml_node node) {
    for (auto attribute : node.attributes()) {
      const std::string name = attribute.name();
      if (!name.starts_with("xmlns:")) continue;
      const auto known = namespaces.find(name.substr(6));
      require(known != namespaces.end() && known->second == attribute.value(), "ISO 19005-2, 6.6.2.3",
              "a prefix stands for its own schema", name);
    }
    for (auto child : node.children()) walk_namespaces(child);
  }

  void walk_property(pugi::xml_node property) {
    if (property.type() != pugi::node_element) return;
    const std::string name = property.name();
    if (name == "pdfaExtension:schemas") return walk_schemas(property);
    const auto known = known_properties.find(name);
    require(known != known_properties.end(), "ISO 19005-2, 6.6.2.3", "a property is one of a known schema",
            name);
    if (known == known_properties.end()) return;
    require(is_written_as(property, known->second), "ISO 19005-2, 6.6.2.3",
            "a property is written as its type", name);
    std::string value = property.child_value();
    if (auto item =
            property.first_child().find_child([](auto n) { return std::string_view(n.name()) == "rdf:li"; }))
      value = item.child_value();
    texts_[name] = value;
  }

  static bool is_written_as(pugi::xml_node property, Kind kind) {
    const std::string_view container = property.first_child().name();
    auto item = property.first_child().child("rdf:li");
    static const test::Pattern date("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");
    switch (kind) {
      case Kind::text:
        return container.empty();
      case Kind::date:
        return container.empty() && date.matches(property.child_value());
      case Kind::alternatives:
        return container == "rdf:Alt" && std::string_view(item.attribute("xml:lang").value()) == "x-default";
      case Kind::sequence:
        return container == "rdf:Seq" && item;
      case Kind::bag:
        return container == "rdf:Bag" && item;
    }
    return false;
  }

  /// ISO 19005-2, 6.6.2.3.3: exactly these fields, each with a text.
  void walk_schemas(pugi::xml_node schemas) {
    constexpr std::string_view clause = "ISO 19005-2, 6.6.2.3";
    require(std::string_view(schemas.first_child().name()) == "rdf:Bag", clause,
            "extension schemas stand in a Bag");
    for (auto schema : schemas.first_child().children("rdf:li")) {
      const auto properties = schema.child("pdfaSchema:property");
      require(fields_of(schema) ==
                      "pdfaSchema:schema pdfaSchema:namespaceURI pdfaSchema:prefix "
                      "pdfaSchema:property " &&
                  std::string_view(properties.first_child().name()) == "rdf:Seq",
              clause, "a schema has a name, a namespace, a prefix and a sequence of properties");
      for (auto property : properties.first_child().children("rdf:li")) {
        const std::string_view category = property.child("pdfaProperty:category").child_value();
        require(fields_of(property) ==
                        "pdfaProperty:name pdfaProperty:valueType pdfaProperty:category "
                        "pdfaProperty:description " &&
                    (category == "internal" || category == "external"),
                clause, "a property has a name, a type, a category and a description");
        described_.insert(std::string(schema.child("pdfaSchema:namespaceURI").child_value()) +
                          schema.child("pdfaSchema:prefix").child_value() + ":" +
                          property.child("pdfaProperty:name").child_value() + " " +
                          property.child("pdfaProperty:valueType").child_value());
      }
    }
    require(described_.count("http://www.aiim.org/pdfua/ns/id/pdfuaid:part Integer") != 0, clause,
            "PDF/UA's mark is described");
  }

  static std::string fields_of(pugi::xml_node structure) {
    if (std::string_view(structure.attribute("rdf:parseType").value()) != "Resource") return "no resource";
    std::string names;
    for (auto field : structure.children())
      if (field.type() == pugi::node_element && field.first_child()) names += std::string(field.name()) + " ";
    return names;
  }

  std::string text(const char *name) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? "" : found->second;
  }

  const std::string &bytes_;
  Breaches &breaches_;
  pugi::xml_document document_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::set<std::string> described_;
};

}  // namespace

void walk_metadata(QPDF &pdf, std::string_view part, Breaches &breaches) {
  auto metadata = pdf.getRoot().getKey("/Metadata");
  breaches.require(metadata.isStream() && metadata.getDict().getKey("/Type").isNameAndEquals("/Metadata") &&
                       metadata.getDict().getKey("/Subtype").isNameAndEquals("/XML"),
                   "ISO 19005-2, 6.6.2.1", "the catalog has a metadata stream");
  if (!metadata.isStream()) return;
  breaches.require(!metadata.getDict().hasKey("/Filter"), "ISO 19005-2, 6.6.2.1",
                   "the metadata are not filtered");
  const std::string bytes = stream_bytes(metadata);
  XmpPacket packet(bytes, breaches);
  packet.walk(part);
  auto info = pdf.getTrailer().getKey("/Info");
  for (const auto &[key, name] :
       {std::pair("/Title", "dc:title"), std::pair("/Subject", "dc:description"),
        std::pair("/Author", "dc:creator"), std::pair("/Keywords", "pdf:Keywords"),
        std::pair("/Producer", "pdf:Producer"), std::pair("/Creator", "xmp:CreatorTool"),
        std::pair("/CreationDate", "xmp:CreateDate"), std::pair("/ModDate", "xmp:ModifyDate")})
    packet.agree(info, key, name);
}

}  // namespace formletter::pdf
