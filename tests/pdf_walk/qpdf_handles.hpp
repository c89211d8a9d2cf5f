#pragma once

// qpdf asks every user to say that its old pointer class is not wanted.
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <string>

namespace formletter::pdf {

inline bool has_text(QPDFObjectHandle dictionary, const char *key) {
  return dictionary.getKey(key).isString() && !dictionary.getKey(key).getUTF8Value().empty();
}

inline std::string stream_bytes(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData();
  return {reinterpret_cast<const char *>(data->getBuffer()), data->getSize()};
}

}  // namespace formletter::pdf
