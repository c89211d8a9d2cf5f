#include "pdf/deflate.hpp"

#include "pdf/write_pdf.hpp"

#include <libdeflate.h>

namespace formletter::pdf {
namespace {

constexpr int level = 6;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor *compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw PdfFailure("libdeflate gave no compressor");
}

void Deflater::deflate(std::string_view bytes, std::string &out) {
  out.resize(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()));
  out.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size()));
}

std::string Deflater::deflate(std::string_view bytes) {
  std::string out;
  deflate(bytes, out);
  out.shrink_to_fit();
  return out;
}

}  // namespace formletter::pdf
