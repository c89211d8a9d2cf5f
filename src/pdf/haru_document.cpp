#include "pdf/haru_document.hpp"

#include "pdf/fingerprint.hpp"
#include "pdf/write_pdf.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

extern "C" {
#include <hpdf_info.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
}

namespace formletter::pdf {
namespace {

extern "C" void note_failure(HPDF_STATUS status, HPDF_STATUS detail, void *user_data) {
  *static_cast<Failure *>(user_data) = {status, detail};
}

HPDF_STATUS write_bytes(HPDF_Stream stream, std::string_view bytes) {
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE *>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

/// Runs between "<<" and ">>".
extern "C" HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  auto &prepared = *static_cast<Prepared *>(dict->attr);
  const Body &body = prepared.bodies[HaruDocument::number_of(dict)];
  prepared.destination = stream;
  const HPDF_STATUS status = write_bytes(stream, prepared[body.entries]);
  if (status != HPDF_OK || body.more_entries.empty()) return status;
  return write_bytes(stream, body.more_entries);
}

/// Runs behind ">>". ISO 19005-2, 6.1.7.1: "stream" is followed by CR LF or LF, and
/// "endstream" preceded by an end of line that Length does not count.
extern "C" HPDF_STATUS write_stream(HPDF_Dict dict) {
  const auto &prepared = *static_cast<const Prepared *>(dict->attr);
  const Body &body = prepared.bodies[HaruDocument::number_of(dict)];
  if (!body.is_stream) return HPDF_OK;
  const std::string_view bytes = body.bytes.empty() ? prepared[body.copied] : body.bytes;
  for (const std::string_view part :
       {std::string_view("\nstream\r\n"), bytes, std::string_view("\nendstream")})
    if (const HPDF_STATUS status = write_bytes(prepared.destination, part); status != HPDF_OK) return status;
  return HPDF_OK;
}

extern "C" HPDF_STATUS append_output(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size) {
  try {
    static_cast<std::string *>(stream->attr)->append(reinterpret_cast<const char *>(bytes), size);
    return HPDF_OK;
  } catch (const std::bad_alloc &) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

/// Of all that was defined. Streams that files share are told by their entries: a
/// font's name follows from its glyphs.
extern "C" HPDF_STATUS write_trailer_id(HPDF_Dict trailer, HPDF_Stream stream) {
  const auto id = fingerprint(static_cast<const Prepared *>(trailer->attr)->arena);
  std::array<char, 80> text;
  char *out = text.data();
  const auto put = [&](std::string_view part) { out = std::copy(part.begin(), part.end(), out); };
  const auto put_id = [&] {
    *out++ = '<';
    for (const std::uint64_t half : id)
      for (int shift = 60; shift >= 0; shift -= 4) *out++ = "0123456789ABCDEF"[(half >> shift) & 0xF];
    *out++ = '>';
  };
  put("/ID [");
  put_id();
  put_id();
  put("]\n");
  return write_bytes(stream, {text.data(), static_cast<std::size_t>(out - text.data())});
}

void hook(HPDF_Dict dict, Prepared &prepared) {
  dict->attr = &prepared;
  dict->write_fn = write_entries;
  dict->after_write_fn = write_stream;
}

}  // namespace

HaruDocument::HaruDocument(std::size_t pages) : leaves(pages) {
  // Without a pool, so that what a file adds is given back when the next one replaces it.
  document = HPDF_NewEx(note_failure, nullptr, nullptr, 0, &failure);
  if (document == nullptr) fail();
  document->pdf_version = HPDF_VER_17;
  document->trailer->write_fn = write_trailer_id;
  document->trailer->attr = &prepared;
  HPDF_Dict_RemoveElement(document->info, "Producer");
  hook(document->catalog, prepared);
  hook(document->info, prepared);
  // Taken by HPDF_SaveToStream in place of the memory stream it would make.
  document->stream = HPDF_CallbackWriter_New(document->mmgr, append_output, nullptr);
  if (document->stream == nullptr) fail();
  own_objects = document->xref->entries->count;
  for (ObjectId &leaf : leaves) leaf = add_leaf();
  objects = document->xref->entries->count;
}

HaruDocument::~HaruDocument() {
  HPDF_Free(document);
}

void HaruDocument::fail() const {
  std::string what = "libharu failed with status 0x";
  append_hex(what, static_cast<std::uint32_t>(failure.status), 4);
  what += ", detail ";
  append_integer(what, static_cast<std::int64_t>(failure.detail));
  throw PdfFailure(what);
}

void HaruDocument::check(HPDF_STATUS status) const {
  if (status != HPDF_OK || failure.status != HPDF_OK) fail();
}

HPDF_Dict HaruDocument::make_object() {
  HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
  if (dict == nullptr) fail();
  check(HPDF_Xref_Add(document->xref, dict));
  hook(dict, prepared);
  return dict;
}

ObjectId HaruDocument::add_leaf() {
  HPDF_Dict page = make_object();
  check(HPDF_Pages_AddKids(document->root_pages, page));
  // libharu counts the leaves by their class. Set before AddKids it would have it
  // look for the attributes of a page of libharu's own.
  page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
  return {number_of(page)};
}

std::size_t HaruDocument::made_objects() const {
  return document->xref->entries->count;
}

void HaruDocument::begin() {
  prepared.arena.clear();
  objects = own_objects + leaves.size();
  prepared.bodies.assign(objects, {});
}

ObjectId HaruDocument::add(std::size_t count) {
  const ObjectId first{static_cast<std::uint32_t>(objects)};
  objects += count;
  while (made_objects() < objects) make_object();
  prepared.bodies.resize(objects);
  return first;
}

Stretch HaruDocument::keep(std::string_view bytes) {
  const std::size_t begin = prepared.arena.size();
  prepared.arena += bytes;
  return {begin, bytes.size()};
}

void HaruDocument::set_entries(Body &body, std::string_view entries) {
  std::string &arena = prepared.arena;
  body.entries.begin = arena.size();
  arena += entries;
  arena += '\n';
  body.entries.size = arena.size() - body.entries.begin;
}

void HaruDocument::set_stream_entries(Body &body, std::string_view entries, std::size_t length) {
  std::string &arena = prepared.arena;
  body.entries.begin = arena.size();
  arena += entries;
  arena += " /Length ";
  append_integer(arena, static_cast<std::int64_t>(length));
  arena += '\n';
  body.entries.size = arena.size() - body.entries.begin;
  body.is_stream = true;
}

std::string HaruDocument::save() {
  constexpr std::size_t bytes_around = 64;  // of an object, with its line of the table
  std::size_t size = prepared.arena.size() + 1024;
  for (const Body &body : prepared.bodies)
    size += bytes_around + body.more_entries.size() + body.bytes.size();
  std::string output;
  output.reserve(size);
  document->stream->attr = &output;
  document->stream->size = 0;
  // The table holds the objects of the longest file so far; this one ends before.
  HPDF_UINT &count = document->xref->entries->count;
  const HPDF_UINT all = std::exchange(count, static_cast<HPDF_UINT>(objects));
  const HPDF_STATUS status = HPDF_SaveToStream(document);
  count = all;
  check(status);
  return output;
}

}  // namespace formletter::pdf
