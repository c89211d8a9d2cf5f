#include "pdf/rewrite.hpp"

#include "diag/utf8.hpp"
#include "pdf/deflate.hpp"
#include "pdf/qpdf_objects.hpp"
#include "pdf/write_pdf.hpp"

#include <hb.h>
#include <hpdf.h>
#include <libdeflate.h>
#include <png.h>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QUtil.hh>

#include <array>

namespace formletter::pdf {

namespace {

void open_paper(QPDF &pdf, std::string_view bytes) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("the paper", bytes.data(), bytes.size());
}

/// They were deflated in a hurry.
void deflate_pages_anew(QPDF &pdf) {
  Deflater deflater;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    for (QPDFObjectHandle content : page.getPageContents()) {
      QPDFObjectHandle filter = content.getDict().getKey("/Filter");
      if (!filter.isNameAndEquals("/FlateDecode") || content.getDict().hasKey("/DecodeParms")) continue;
      content.replaceStreamData(deflater.deflate(as_text(content.getStreamData())), filter,
                                QPDFObjectHandle::newNull());
    }
  }
}

std::string random_password() {
  std::array<unsigned char, 32> bytes{};
  QUtil::initializeWithRandomBytes(bytes.data(), bytes.size());
  return QUtil::hex_encode({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
}

}  // namespace

std::string_view password_fault(std::string_view password) {
  // ISO 32000-2, 7.6.4.3.3: what is longer is cut off, so that a wrong one would do.
  constexpr std::size_t longest = 127;
  if (password.empty()) return "The password is empty.";
  if (password.size() > longest)
    return "The password is longer than 127 bytes, which is all that PDF looks at.";
  const bool is_text = password.find('\0') == std::string_view::npos && !diag::first_bad_utf8(password);
  return is_text ? std::string_view() : "The password is not UTF-8 text.";
}

std::string protect(std::string_view bytes, const std::string &password) {
  try {
    QPDF pdf;
    open_paper(pdf, bytes);
    QPDFWriter writer(pdf);
    prepare(writer);
    writer.setR6EncryptionParameters(password.c_str(), random_password().c_str(), true, true, true, true,
                                     true, true, qpdf_r3p_full, true);
    return finish(writer);
  } catch (const std::exception &failure) {
    throw PdfFailure(std::string("qpdf cannot encrypt the paper: ") + failure.what());
  }
}

std::string compacted(std::string_view bytes) {
  try {
    QPDF pdf;
    open_paper(pdf, bytes);
    deflate_pages_anew(pdf);
    QPDFWriter writer(pdf);
    prepare(writer);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    return finish(writer);
  } catch (const std::exception &failure) {
    throw PdfFailure(std::string("qpdf cannot write the paper: ") + failure.what());
  }
}

AttachedAnswers attached_answers(std::string_view bytes) {
  using Found = AttachedAnswers::Found;
  try {
    QPDF pdf;
    open_paper(pdf, bytes);
    for (const auto &[name, file] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles()) {
      if (name.rfind("answers.", 0) != 0) continue;
      return {Found::some, name, as_text(file->getEmbeddedFileStream().getStreamData())};
    }
    // What qpdf has put together from a damaged file may lack the attachment.
    return {pdf.anyWarnings() ? Found::unreadable : Found::none, {}, {}};
  } catch (const std::exception &) {
    return {Found::unreadable, {}, {}};
  }
}

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {{"harfbuzz", hb_version_string()},
          {"libdeflate", LIBDEFLATE_VERSION_STRING},
          {"libharu", HPDF_GetVersion()},
          {"libpng", png_get_libpng_ver(nullptr)},
          {"qpdf", QPDF::QPDFVersion()}};
}

}  // namespace formletter::pdf
