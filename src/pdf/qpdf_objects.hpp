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

#include <memory>
#include <string>

namespace formletter::pdf {

std::string as_text(const std::shared_ptr<Buffer> &buffer);

/// Streams stay as they are, and the file goes to memory. ISO 19005-2, 6.1.7.1: a line
/// end stands before each `endstream`.
void prepare(QPDFWriter &writer);
std::string finish(QPDFWriter &writer);
/// Without object streams, streams that were not compressed compressed; the same bytes
/// always.
std::string written(QPDF &pdf);

}  // namespace formletter::pdf
