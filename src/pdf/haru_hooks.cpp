#include "pdf/haru_hooks.hpp"

#include <new>
#include <string_view>

extern "C" {
#include <hpdf_objects.h>
#include <hpdf_streams.h>
}

namespace formletter::pdf {
namespace {

HPDF_STATUS write_bytes(HPDF_Stream stream, std::string_view bytes) {
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE *>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

HPDF_STATUS write_moved(HPDF_Stream stream, HaruDocument &document, std::uint32_t number) {
  try {
    return write_bytes(stream, document.moved_entries(number));
  } catch (const std::bad_alloc &) {
    return HPDF_SetError(stream->error, HPDF_FAILD_TO_ALLOC_MEM, 0);
  }
}

/// Runs between "<<" and ">>".
extern "C" HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  auto &document = *static_cast<HaruDocument *>(dict->attr);
  const Prepared &prepared = document.prepared;
  const std::uint32_t number = HaruDocument::number_of(dict);
  if (number >= prepared.bodies.size()) return write_moved(stream, document, number);
  const Body &body = document.body({number});
  if (body.is_content)
    document.note(Variable::Kind::length, prepared.length_of(body).begin - body.entries.begin,
                  body.length_digits);
  const HPDF_STATUS status = write_bytes(stream, prepared[body.entries]);
  if (status != HPDF_OK || body.more_entries.empty()) return status;
  return write_bytes(stream, body.more_entries);
}

/// ISO 19005-2, 6.1.7.1: "stream" is followed by CR LF or LF, and "endstream" preceded by an end
/// of line that Length does not count.
HPDF_STATUS write_stream(HaruDocument &document, const Body &body) {
  if (!body.is_stream) return HPDF_OK;
  constexpr std::string_view begin = "\nstream\r\n", end = "\nendstream";
  const std::string_view bytes = document.prepared.stream(body);
  if (body.is_content) document.note(Variable::Kind::content, begin.size(), bytes.size());
  for (const std::string_view part : {begin, bytes, end})
    if (const HPDF_STATUS status = write_bytes(document.document->stream, part); status != HPDF_OK)
      return status;
  return HPDF_OK;
}

/// Runs behind ">>" of a shared dictionary, which then is the next object.
extern "C" HPDF_STATUS finish_object(HPDF_Dict dict) {
  auto &document = *static_cast<HaruDocument *>(dict->attr);
  const std::uint32_t number = HaruDocument::number_of(dict);
  ++dict->header.obj_id;
  if (number >= document.prepared.bodies.size()) return HPDF_OK;
  return write_stream(document, document.body({number}));
}

extern "C" HPDF_STATUS append_output(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size) {
  try {
    static_cast<std::string *>(stream->attr)->append(reinterpret_cast<const char *>(bytes), size);
    return HPDF_OK;
  } catch (const std::bad_alloc &) {
    return HPDF_SetError(stream->error, HPDF_FAILD_TO_ALLOC_MEM, 0);
  }
}

extern "C" HPDF_STATUS write_trailer_id(HPDF_Dict trailer, HPDF_Stream stream) {
  auto &document = *static_cast<HaruDocument *>(trailer->attr);
  const TrailerId id = trailer_id(document.prepared, document.written.without_contents);
  document.note(Variable::Kind::id, 0, id.size());
  return write_bytes(stream, {id.data(), id.size()});
}

}  // namespace

void hook(HPDF_Dict dict, HaruDocument &document) {
  dict->attr = &document;
  dict->write_fn = write_entries;
}

void hook_shared(HPDF_Dict dict, HaruDocument &document) {
  hook(dict, document);
  dict->after_write_fn = finish_object;
}

void hook_trailer(HaruDocument &document) {
  document.document->trailer->write_fn = write_trailer_id;
  document.document->trailer->attr = &document;
}

HPDF_Stream output_of(HaruDocument &document) {
  return HPDF_CallbackWriter_New(document.document->mmgr, append_output, &document.written.bytes);
}

}  // namespace formletter::pdf
