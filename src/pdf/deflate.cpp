#include "pdf/deflate.hpp"

#include "pdf/write_pdf.hpp"

#include <libdeflate.h>

namespace formletter::pdf {
namespace {

int level_of(Deflater::Effort effort) {
  switch (effort) {
    case Deflater::Effort::usual:
      return 6;
    case Deflater::Effort::most:
      return 12;
  }
  return 6;
}

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor *compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater(Effort effort) : compressor_(libdeflate_alloc_compressor(level_of(effort))) {
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
