#include "pdf/planted_faults.hpp"

namespace formletter::pdf {
namespace {

std::function<void(QPDF &)> edited(const char *from, const char *to) {
  return [from, to](QPDF &pdf) { edit_content(pdf, from, to); };
}

QPDFObjectHandle descriptor(QPDF &pdf, const char *subtype) {
  return font(pdf, subtype).getKey("/FontDescriptor");
}

std::vector<Fault> operator_faults() {
  return {
      {"each BDC has its EMC", edited("EMC\n", "")},
      {"BT and ET alternate", edited("ET\n", "")},
      {"each q has its Q", edited("/H1<<", "q\n/H1<<")},
      {"operators are those of ISO 32000-1", edited("ET\n", "ET\nBX\n")},
      {"colours are grey or RGB", edited("0 g\n", "0 0 0 1 k\n")},
      {"all content is tagged or an artifact", edited("/H1<<", "0 0 9 9 re f\n/H1<<")},
      {"text operators stand between BT and ET", edited("/H1<<", "() Tj\n/H1<<")},
      {"q is not nested deeper than 28",
       [](QPDF &pdf) {
         std::string deep, up;
         for (int i = 0; i < 29; ++i) deep += "q ", up += "Q ";
         edit_content(pdf, "/H1<<", (deep + up + "\n/H1<<").c_str());
       }},
      {"an MCID is unique in its content stream", edited("/MCID 1>>", "/MCID 0>>")},
      {"marked content has a known language", edited("/H1<<", "/Span<</Lang(?)>>BDC EMC\n/H1<<")},
      {"an artifact says of what type it is", edited("/Artifact<</Type/Layout>>BDC", "/Artifact BMC")},
      {"neither artifacts nor elements stand in one another's content",
       edited("/MCID 0>>BDC\n", "/MCID 0>>BDC\n/Artifact<</Type/Layout>>BDC EMC\n")},
      {"marked content begins and ends in the same text object", edited("BT\n", "BT\n/Span BMC ET EMC BT\n")},
      {"a content stream's fonts are in its own resources",
       [](QPDF &pdf) { first_page(pdf).getKey("/Resources").getKey("/Font").removeKey("/F0"); }},
      {"a code of a composite font has two bytes", edited("BT\n", "BT\n/F0 9 Tf (abc) Tj\n")},
      {"a content stream's XObjects are in its own resources", edited("/Im0 Do", "/Im7 Do")},
      {"a form has resources of its own",
       [](QPDF &pdf) { field(pdf, "/Tx").getKey("/AP").getKey("/N").getDict().removeKey("/Resources"); }},
  };
}

std::vector<Fault> program_faults() {
  return {
      {"the font program is embedded",
       [](QPDF &pdf) { descriptor(pdf, "/CIDFontType2").removeKey("/FontFile2"); }},
      {"a font program says its length or kind",
       [](QPDF &pdf) {
         descriptor(pdf, "/CIDFontType0").getKey("/FontFile3").getDict().removeKey("/Subtype");
       }},
      {"a font program can be read",
       [](QPDF &pdf) {
         edit_stream(descriptor(pdf, "/CIDFontType2").getKey("/FontFile2"),
                     [](std::string &bytes) { bytes[5] = 0; });
       }},
      {"no code shows .notdef", edited("BT\n", "BT\n/F0 9 Tf <0000> Tj\n")},
      {"each glyph shown is in the program", edited("BT\n", "BT\n/F0 9 Tf <FFF0> Tj\n")},
      {"a glyph is as wide in the dictionary as in the program",
       [](QPDF &pdf) { font(pdf, "/CIDFontType0").getKey("/W").getArrayItem(1).setArrayItem(0, number(9)); }},
      {"a simple font has a width for each code",
       [](QPDF &pdf) { font(pdf, "/TrueType").replaceKey("/LastChar", number(254)); }},
      {"a simple font is of Latin letters in a known encoding",
       [](QPDF &pdf) { font(pdf, "/TrueType").removeKey("/Encoding"); }},
      {"the program finds glyphs by characters",
       [](QPDF &pdf) {
         descriptor(pdf, "/TrueType")
             .replaceKey("/FontFile2", descriptor(pdf, "/CIDFontType2").getKey("/FontFile2"));
       }},
      {"a letter to type is as wide in the dictionary as in the program",
       [](QPDF &pdf) { font(pdf, "/TrueType").getKey("/Widths").setArrayItem(33, number(9)); }},
  };
}

std::vector<Fault> font_faults() {
  return {
      {"a font is typed", [](QPDF &pdf) { font(pdf, "/Type0").removeKey("/Type"); }},
      {"a font is composite or TrueType",
       [](QPDF &pdf) { font(pdf, "/TrueType").replaceKey("/Subtype", name("/Type3")); }},
      {"a subset's name begins with a tag",
       [](QPDF &pdf) { font(pdf, "/Type0").replaceKey("/BaseFont", name("/NotoSerif")); }},
      {"the codes are Identity-H",
       [](QPDF &pdf) { font(pdf, "/Type0").replaceKey("/Encoding", name("/Identity-V")); }},
      {"there is one descendant font", [](QPDF &pdf) { font(pdf, "/Type0").removeKey("/DescendantFonts"); }},
      {"a composite font has its descendant's name",
       [](QPDF &pdf) { font(pdf, "/CIDFontType2").replaceKey("/BaseFont", name("/ABCDEF+Other")); }},
      {"a descendant font names its characters' collection",
       [](QPDF &pdf) { font(pdf, "/CIDFontType2").removeKey("/CIDSystemInfo"); }},
      {"a font has a ToUnicode map", [](QPDF &pdf) { font(pdf, "/Type0").removeKey("/ToUnicode"); }},
      {"each code shown has a text",
       [](QPDF &pdf) {
         edit_stream(font(pdf, "/Type0").getKey("/ToUnicode"),
                     [](std::string &map) { replace(map, "<0065>\n", "<>\n"); });
       }},
      {"no code is U+0000, U+FEFF or U+FFFE",
       [](QPDF &pdf) {
         edit_stream(font(pdf, "/Type0").getKey("/ToUnicode"),
                     [](std::string &map) { replace(map, "<0065>\n", "<FEFF>\n"); });
       }},
      {"no code is a character of private use",
       [](QPDF &pdf) {
         edit_stream(font(pdf, "/Type0").getKey("/ToUnicode"),
                     [](std::string &map) { replace(map, "<0065>\n", "<E065>\n"); });
       }},
      {"codes are mapped to glyphs", [](QPDF &pdf) { font(pdf, "/CIDFontType2").removeKey("/CIDToGIDMap"); }},
      {"a font is described in full",
       [](QPDF &pdf) { descriptor(pdf, "/CIDFontType2").removeKey("/StemV"); }},
      {"a descriptor has its font's name",
       [](QPDF &pdf) { descriptor(pdf, "/CIDFontType2").replaceKey("/FontName", name("/ABCDEF+Other")); }},
      {"a font is either symbolic or not",
       [](QPDF &pdf) { descriptor(pdf, "/CIDFontType2").replaceKey("/Flags", number(36)); }},
      {"there is no list of glyphs that could be incomplete",
       [](QPDF &pdf) { descriptor(pdf, "/CIDFontType2").replaceKey("/CIDSet", pdf.newStream("\x80")); }},
  };
}

}  // namespace

std::vector<Fault> content_faults() {
  auto all = operator_faults();
  for (auto &fault : font_faults()) all.push_back(std::move(fault));
  for (auto &fault : program_faults()) all.push_back(std::move(fault));
  return all;
}

std::vector<Fault> object_faults() {
  /// Something put into the first page's dictionary, which any object could have.
  const auto entry = [](const char *key, const std::string &value) {
    return [key, value](QPDF &pdf) { first_page(pdf).replaceKey(key, parsed(value)); };
  };
  const auto of_image = [](const char *key, const char *value) {
    return [key, value](QPDF &pdf) { image(pdf).getDict().replaceKey(key, parsed(value)); };
  };
  return {
      {"an integer has 32 bits", entry("/Own", "2147483648")},
      {"a real number is within 3.403e38", entry("/Own", "1" + std::string(39, '0') + ".5")},
      {"a real number is 0 or beyond 1.175e-38", entry("/Own", "0." + std::string(39, '0') + "1")},
      {"a string is shorter than 32767 bytes", entry("/Own", "(" + std::string(32767, 'a') + ")")},
      {"a name has at most 127 bytes", entry("/Own", "/" + std::string(128, 'a'))},
      {"a name is UTF-8", entry("/Own", "/caf#E9")},
      {"a stream has no F, FFilter or FDecodeParms", of_image("/F", "(elsewhere.png)")},
      {"a filter is a standard one, and not LZW or Crypt",
       [](QPDF &pdf) {
         image(pdf).replaceStreamData(std::string("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"), name("/LZWDecode"),
                                      QPDFObjectHandle::newNull());
       }},
      {"there is no PostScript XObject", of_image("/Subtype2", "/PS")},
      {"an image has no Alternates", of_image("/Alternates", "[]")},
      {"an image is not interpolated", of_image("/Interpolate", "true")},
      {"an image has 1, 2, 4, 8 or 16 bits a component", of_image("/BitsPerComponent", "7")},
      {"an image is grey or RGB", of_image("/ColorSpace", "/DeviceCMYK")},
      {"an image is not transparent", of_image("/SMask", "<<>>")},
      {"nothing has additional actions", entry("/AA", "<<>>")},
      {"there is no script",
       [](QPDF &pdf) { pdf.getRoot().replaceKey("/OpenAction", parsed("<</S /JavaScript /JS (1)>>")); }},
      {"there is no OPI", of_image("/OPI", "<<>>")},
      {"there is no PS entry", of_image("/PS", "()")},
      {"there is no reference XObject", of_image("/Ref", "<<>>")},
      {"there is no optional content",
       [](QPDF &pdf) { pdf.getRoot().replaceKey("/OCProperties", parsed("<<>>")); }},
      {"there are no alternate presentations", entry("/AlternatePresentations", "<<>>")},
      {"a page has no steps", entry("/PresSteps", "<<>>")},
      {"a graphics state has no TR, TR2 or HTP", entry("/ExtGState", "<</TR2 /Identity>>")},
      {"a blend mode is a standard one", entry("/ExtGState", "<</BM /Dissolve>>")},
      {"a rendering intent is one of the four", of_image("/Intent", "/Nice")},
      {"an action leads to a place or an address",
       [](QPDF &pdf) { annotation(pdf, "/Link").getKey("/A").replaceKey("/S", name("/Launch")); }},
  };
}

}  // namespace formletter::pdf
