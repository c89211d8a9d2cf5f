#include "pdf_walk/object_walk.hpp"

#include "diag/utf8.hpp"

#include <cmath>

namespace formletter::pdf {
namespace {

using Names = std::set<std::string, std::less<>>;

const Names filters = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode",
                       "/CCITTFaxDecode", "/JBIG2Decode",   "/DCTDecode",   "/JPXDecode"};
const Names actions = {"/URI", "/GoTo"};
const Names blend_modes = {"/Normal",  "/Compatible", "/Multiply", "/Screen",
                           "/Overlay", "/Darken",     "/Lighten"};
const Names intents = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"};
const Names color_spaces = {"/DeviceGray", "/DeviceRGB"};

class ObjectWalker {
 public:
  explicit ObjectWalker(Breaches &breaches) : breaches_(breaches) {}

  /// The object with all that stands in it directly.
  void walk(QPDFObjectHandle object, const std::string &where) {
    where_ = where;
    walk_value(object);
  }

 private:
  void require(bool holds, std::string_view clause, std::string_view rule) {
    breaches_.require(holds, clause, rule, where_);
  }

  void walk_value(QPDFObjectHandle value) {
    if (value.isStream()) {
      walk_stream(value);
      walk_dictionary(value.getDict());
    } else if (value.isDictionary()) {
      walk_dictionary(value);
    } else if (value.isArray()) {
      for (auto &item : value.getArrayAsVector()) walk_direct(item);
    } else {
      walk_scalar(value);
    }
  }
  void walk_direct(QPDFObjectHandle value) {
    if (!value.isIndirect()) walk_value(value);
  }

  /// ISO 19005-2, 6.1.13.
  void walk_scalar(QPDFObjectHandle value) {
    constexpr std::string_view clause = "ISO 19005-2, 6.1.13";
    if (value.isInteger()) {
      const long long n = value.getIntValue();
      require(n >= -2147483648LL && n <= 2147483647LL, clause, "an integer has 32 bits");
    } else if (value.isReal()) {
      const double n = std::abs(value.getNumericValue());
      require(n <= 3.403e38, clause, "a real number is within 3.403e38");
      require(n == 0 || n >= 1.175e-38, clause, "a real number is 0 or beyond 1.175e-38");
    } else if (value.isString()) {
      require(value.getStringValue().size() < 32767, clause, "a string is shorter than 32767 bytes");
    } else if (value.isName()) {
      walk_name(value.getName());
    }
  }
  void walk_name(const std::string &name) {
    require(name.size() <= 128, "ISO 19005-2, 6.1.13", "a name has at most 127 bytes");
    require(!diag::first_bad_utf8(name), "ISO 19005-2, 6.1.8", "a name is UTF-8");
  }

  void walk_stream(QPDFObjectHandle stream) {
    auto dictionary = stream.getDict();
    const bool external =
        dictionary.hasKey("/F") || dictionary.hasKey("/FFilter") || dictionary.hasKey("/FDecodeParms");
    require(!external, "ISO 19005-2, 6.1.7.1", "a stream has no F, FFilter or FDecodeParms");
    auto filter = dictionary.getKey("/Filter");
    for (auto &one : filter.isArray() ? filter.getArrayAsVector() : std::vector<QPDFObjectHandle>{filter})
      require(one.isNull() || (one.isName() && filters.count(one.getName()) != 0), "ISO 19005-2, 6.1.7.2",
              "a filter is a standard one, and not LZW or Crypt");
    auto subtype = dictionary.getKey("/Subtype");
    if (subtype.isNameAndEquals("/Image")) walk_image(dictionary);
    require(!subtype.isNameAndEquals("/PS") && !dictionary.getKey("/Subtype2").isNameAndEquals("/PS"),
            "ISO 19005-2, 6.2.9", "there is no PostScript XObject");
  }

  void walk_image(QPDFObjectHandle image) {
    require(!image.hasKey("/Alternates"), "ISO 19005-2, 6.2.8", "an image has no Alternates");
    auto interpolate = image.getKey("/Interpolate");
    require(!interpolate.isBool() || !interpolate.getBoolValue(), "ISO 19005-2, 6.2.8",
            "an image is not interpolated");
    auto bits = image.getKey("/BitsPerComponent");
    require(bits.isInteger() && Names{"1", "2", "4", "8", "16"}.count(bits.unparse()) != 0,
            "ISO 32000-1, 8.9.5.1", "an image has 1, 2, 4, 8 or 16 bits a component");
    auto space = image.getKey("/ColorSpace");
    // The output intent is RGB (6.2.4.3).
    require(space.isName() && color_spaces.count(space.getName()) != 0, "ISO 19005-2, 6.2.4.3",
            "an image is grey or RGB");
    require(!image.hasKey("/SMask") && !image.hasKey("/SMaskInData"), "ISO 19005-2, 6.2.10",
            "an image is not transparent");
  }

  void walk_dictionary(QPDFObjectHandle dictionary) {
    for (const auto &key : dictionary.getKeys()) {
      walk_name(key);
      walk_direct(dictionary.getKey(key));
    }
    require_absent(dictionary, "/AA", "ISO 19005-2, 6.5.2", "nothing has additional actions");
    require_absent(dictionary, "/JS", "ISO 19005-2, 6.5.1", "there is no script");
    require_absent(dictionary, "/OPI", "ISO 19005-2, 6.2.8", "there is no OPI");
    require_absent(dictionary, "/PS", "ISO 19005-2, 6.2.9", "there is no PS entry");
    require_absent(dictionary, "/Ref", "ISO 14289-1, 7.20", "there is no reference XObject");
    require_absent(dictionary, "/OCProperties", "ISO 19005-2, 6.9", "there is no optional content");
    require_absent(dictionary, "/AlternatePresentations", "ISO 19005-2, 6.10",
                   "there are no alternate presentations");
    require_absent(dictionary, "/PresSteps", "ISO 19005-2, 6.10", "a page has no steps");
    walk_graphics_state(dictionary);
    walk_action(dictionary);
  }
  void require_absent(QPDFObjectHandle dictionary, const char *key, std::string_view clause,
                      std::string_view rule) {
    require(!dictionary.hasKey(key), clause, rule);
  }

  void walk_graphics_state(QPDFObjectHandle dictionary) {
    const bool transfers =
        dictionary.hasKey("/TR") || dictionary.hasKey("/HTP") ||
        (dictionary.hasKey("/TR2") && !dictionary.getKey("/TR2").isNameAndEquals("/Default"));
    require(!transfers, "ISO 19005-2, 6.2.5", "a graphics state has no TR, TR2 or HTP");
    auto blend = dictionary.getKey("/BM");
    require(!blend.isName() || blend_modes.count(blend.getName()) != 0, "ISO 19005-2, 6.2.10",
            "a blend mode is a standard one");
    for (const char *key : {"/Intent", "/RI"}) {
      auto intent = dictionary.getKey(key);
      require(!intent.isName() || intents.count(intent.getName()) != 0, "ISO 19005-2, 6.2.6",
              "a rendering intent is one of the four");
    }
  }

  /// An action stands under A of an annotation or bookmark, or under Next of another;
  /// A of a structure element is its attributes.
  void walk_action(QPDFObjectHandle dictionary) {
    for (const char *key : {"/A", "/OpenAction", "/Next"}) {
      auto action = dictionary.getKey(key);
      if (!action.isDictionary() || !action.hasKey("/S")) continue;
      require(actions.count(action.getKey("/S").getName()) != 0, "ISO 19005-2, 6.5.1",
              "an action leads to a place or an address");
    }
  }

  Breaches &breaches_;
  std::string where_;
};

}  // namespace

void walk_objects(QPDF &pdf, Breaches &breaches) {
  ObjectWalker walker(breaches);
  for (auto &object : pdf.getAllObjects())
    walker.walk(object, "object " + std::to_string(object.getObjectID()));
  walker.walk(pdf.getTrailer(), "the trailer");
}

}  // namespace formletter::pdf
