#include "pdf/qpdf_objects.hpp"

namespace formletter::pdf {

std::string as_text(const std::shared_ptr<Buffer> &buffer) {
  return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
}

void prepare(QPDFWriter &writer) {
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setNewlineBeforeEndstream(true);
}

std::string finish(QPDFWriter &writer) {
  writer.write();
  return as_text(writer.getBufferSharedPointer());
}

std::string written(QPDF &pdf) {
  QPDFWriter writer(pdf);
  prepare(writer);
  writer.setCompressStreams(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setDeterministicID(true);
  return finish(writer);
}

}  // namespace formletter::pdf
