#include "pdf/planted_faults.hpp"

#include <stdexcept>

namespace formletter::pdf {
namespace {

/// The first object, as it stands in the file, that is what is wanted.
template <typename Wanted>
QPDFObjectHandle find(QPDF &pdf, const std::string &what, Wanted wanted) {
  for (auto &object : pdf.getAllObjects()) {
    auto dictionary = object.isStream() ? object.getDict() : object;
    if (dictionary.isDictionary() && wanted(dictionary)) return object;
  }
  throw std::logic_error("no " + what);
}

}  // namespace

QPDFObjectHandle element(QPDF &pdf, const std::string &type, int skip) {
  return find(pdf, type, [&](QPDFObjectHandle object) {
    return object.getKey("/Type").isNameAndEquals("/StructElem") &&
           object.getKey("/S").isNameAndEquals(type) && skip-- == 0;
  });
}

QPDFObjectHandle annotation(QPDF &pdf, const std::string &subtype) {
  return find(pdf, subtype, [&](QPDFObjectHandle object) {
    return object.getKey("/Subtype").isNameAndEquals(subtype) && object.hasKey("/Rect");
  });
}

QPDFObjectHandle field(QPDF &pdf, const std::string &type) {
  return find(pdf, type, [&](QPDFObjectHandle object) { return object.getKey("/FT").isNameAndEquals(type); });
}

QPDFObjectHandle font(QPDF &pdf, const std::string &subtype) {
  return find(pdf, subtype, [&](QPDFObjectHandle object) {
    return object.getKey("/Type").isNameAndEquals("/Font") &&
           object.getKey("/Subtype").isNameAndEquals(subtype);
  });
}

QPDFObjectHandle image(QPDF &pdf) {
  return find(pdf, "image",
              [](QPDFObjectHandle object) { return object.getKey("/Subtype").isNameAndEquals("/Image"); });
}

QPDFObjectHandle file_specification(QPDF &pdf) {
  return find(pdf, "attachment", [](QPDFObjectHandle object) { return object.hasKey("/EF"); });
}

QPDFObjectHandle first_page(QPDF &pdf) {
  return pdf.getAllPages().at(0);
}

QPDFObjectHandle structure_root(QPDF &pdf) {
  return pdf.getRoot().getKey("/StructTreeRoot");
}

QPDFObjectHandle name(const std::string &text) {
  return QPDFObjectHandle::newName(text);
}
QPDFObjectHandle number(long long value) {
  return QPDFObjectHandle::newInteger(value);
}
QPDFObjectHandle parsed(const std::string &text) {
  return QPDFObjectHandle::parse(text);
}

void edit_stream(QPDFObjectHandle stream, const std::function<void(std::string &)> &edit) {
  const auto data = stream.getStreamData();
  std::string bytes(reinterpret_cast<const char *>(data->getBuffer()), data->getSize());
  edit(bytes);
  stream.replaceStreamData(bytes, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

void replace(std::string &text, const std::string &from, const std::string &to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("no " + from);
  text.replace(at, from.size(), to);
}

void edit_content(QPDF &pdf, const std::string &from, const std::string &to) {
  edit_stream(first_page(pdf).getKey("/Contents"), [&](std::string &text) { replace(text, from, to); });
}

void edit_metadata(QPDF &pdf, const std::string &from, const std::string &to) {
  edit_stream(pdf.getRoot().getKey("/Metadata"), [&](std::string &text) { replace(text, from, to); });
}

}  // namespace formletter::pdf
