#include "pdf/haru_file.hpp"

#include "pdf/write_pdf.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <deque>
#include <new>
#include <vector>

extern "C" {
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_info.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
}

namespace formletter::pdf {
namespace {

constexpr HPDF_UINT pool_block = 64 * 1024;

/// What libharu said last; its handler runs under C frames, so it only notes.
struct Failure {
  HPDF_STATUS status = HPDF_OK;
  HPDF_STATUS detail = HPDF_OK;
};

extern "C" void note_failure(HPDF_STATUS status, HPDF_STATUS detail, void *user_data) {
  *static_cast<Failure *>(user_data) = {status, detail};
}

/// The prepared inside of one dictionary, and the stream behind it.
struct Body {
  std::size_t entries_begin = 0, entries_size = 0;  ///< in `arena`
  std::size_t copied_begin = 0, copied_size = 0;    ///< in `arena`, of a stream
  std::string_view bytes;                           ///< of a stream that is not copied
  bool is_stream = false;
  const std::string *arena = nullptr;
  HPDF_Stream destination = nullptr;
};

HPDF_STATUS write_bytes(HPDF_Stream stream, std::string_view bytes) {
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE *>(bytes.data()),
                           static_cast<HPDF_UINT>(bytes.size()));
}

/// Runs between "<<" and ">>".
extern "C" HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  auto &body = *static_cast<Body *>(dict->attr);
  body.destination = stream;
  return write_bytes(stream, std::string_view(*body.arena).substr(body.entries_begin, body.entries_size));
}

/// Runs behind ">>". ISO 19005-2, 6.1.7.1: "stream" is followed by CR LF or LF, and
/// "endstream" preceded by an end of line that Length does not count.
extern "C" HPDF_STATUS write_stream(HPDF_Dict dict) {
  const auto &body = *static_cast<Body *>(dict->attr);
  if (!body.is_stream) return HPDF_OK;
  const std::string_view bytes =
      body.bytes.empty() ? std::string_view(*body.arena).substr(body.copied_begin, body.copied_size)
                         : body.bytes;
  for (const std::string_view part :
       {std::string_view("\nstream\r\n"), bytes, std::string_view("\nendstream")})
    if (const HPDF_STATUS status = write_bytes(body.destination, part); status != HPDF_OK) return status;
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

/// The same on every machine; missing bytes are 0.
std::uint64_t little_endian_word(std::string_view bytes) {
  std::uint64_t word = 0;
  if (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes.data(), bytes.size());
  } else {
    for (std::size_t i = 0; i < bytes.size(); ++i)
      word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

/// 128 bits that differ when the bytes differ, as far as a file's ID asks.
std::array<std::uint64_t, 2> fingerprint(std::string_view bytes) {
  std::array<std::uint64_t, 2> state = {0x9E3779B97F4A7C15, 0xD1B54A32D192ED03 ^ bytes.size()};
  for (std::size_t offset = 0; offset < bytes.size(); offset += 8) {
    const std::uint64_t word = little_endian_word(bytes.substr(offset, 8));
    state[0] = std::rotl((state[0] ^ word) * 0x9FB21C651E98DF25, 29);
    state[1] = std::rotl((state[1] + word) * 0xA24BAED4963EE407, 33) ^ state[0];
  }
  for (auto &half : state) {
    half = (half ^ (half >> 31)) * 0xBF58476D1CE4E5B9;
    half ^= half >> 29;
  }
  return state;
}

/// Of all that was defined. Streams that files share are told by their entries: a
/// font's name follows from its glyphs.
extern "C" HPDF_STATUS write_trailer_id(HPDF_Dict trailer, HPDF_Stream stream) {
  const auto id = fingerprint(*static_cast<const std::string *>(trailer->attr));
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

}  // namespace

struct HaruFile::State {
  Failure failure;
  HPDF_Doc document = nullptr;
  std::string arena;
  std::deque<Body> bodies;              ///< stable: libharu points into it
  std::vector<HPDF_Dict> dictionaries;  ///< by object number; null for libharu's own

  State() {
    document = HPDF_NewEx(note_failure, nullptr, nullptr, pool_block, &failure);
    if (document == nullptr) fail();
    document->pdf_version = HPDF_VER_17;
    arena.reserve(pool_block);
    document->trailer->write_fn = write_trailer_id;
    document->trailer->attr = &arena;
  }
  ~State() { HPDF_Free(document); }
  State(const State &) = delete;
  State &operator=(const State &) = delete;

  [[noreturn]] void fail() const {
    std::string what = "libharu failed with status 0x";
    append_hex(what, static_cast<std::uint32_t>(failure.status), 4);
    what += ", detail ";
    append_integer(what, static_cast<std::int64_t>(failure.detail));
    throw PdfFailure(what);
  }
  void check(HPDF_STATUS status) const {
    if (status != HPDF_OK || failure.status != HPDF_OK) fail();
  }

  Body &hook(HPDF_Dict dict) {
    Body &body = bodies.emplace_back();
    body.arena = &arena;
    dict->attr = &body;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_stream;
    return body;
  }
  ObjectId add() {
    HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
    if (dict == nullptr) fail();
    check(HPDF_Xref_Add(document->xref, dict));
    hook(dict);
    const ObjectId id{dict->header.obj_id & 0x00FFFFFF};
    dictionaries.resize(id.number + 1);
    dictionaries[id.number] = dict;
    return id;
  }
  Body &body(ObjectId id) { return *static_cast<Body *>(dictionaries.at(id.number)->attr); }

  void set_entries(Body &body, std::string_view entries) {
    body.entries_begin = arena.size();
    arena += entries;
    arena += '\n';
    body.entries_size = arena.size() - body.entries_begin;
  }
  void set_stream_entries(Body &body, std::string_view entries, std::size_t length) {
    body.entries_begin = arena.size();
    arena += entries;
    arena += " /Length ";
    append_integer(arena, static_cast<std::int64_t>(length));
    arena += '\n';
    body.entries_size = arena.size() - body.entries_begin;
    body.is_stream = true;
  }
};

HaruFile::HaruFile() : state_(std::make_unique<State>()) {}
HaruFile::~HaruFile() = default;

ObjectId HaruFile::add() {
  return state_->add();
}

ObjectId HaruFile::add_page() {
  const ObjectId id = state_->add();
  HPDF_Dict page = state_->dictionaries[id.number];
  state_->check(HPDF_Pages_AddKids(state_->document->root_pages, page));
  // libharu counts the leaves by their class. Set before AddKids it would have it
  // look for the attributes of a page of libharu's own.
  page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
  return id;
}

void HaruFile::define(ObjectId id, std::string_view entries) {
  state_->set_entries(state_->body(id), entries);
}

void HaruFile::define_stream(ObjectId id, std::string_view entries, std::string_view bytes) {
  Body &body = state_->body(id);
  state_->set_stream_entries(body, entries, bytes.size());
  body.copied_begin = state_->arena.size();
  state_->arena += bytes;
  body.copied_size = bytes.size();
}

void HaruFile::define_shared_stream(ObjectId id, std::string_view entries, std::string_view bytes) {
  Body &body = state_->body(id);
  state_->set_stream_entries(body, entries, bytes.size());
  body.bytes = bytes;
}

void HaruFile::define_catalog(std::string_view entries) {
  state_->set_entries(state_->hook(state_->document->catalog), entries);
}

void HaruFile::define_info(std::string_view entries) {
  HPDF_Dict info = state_->document->info;
  HPDF_Dict_RemoveElement(info, "Producer");
  state_->set_entries(state_->hook(info), entries);
}

std::string HaruFile::save() {
  std::string output;
  output.reserve(state_->arena.size() + pool_block);
  HPDF_Doc document = state_->document;
  // Taken by HPDF_SaveToStream in place of the memory stream it would make.
  document->stream = HPDF_CallbackWriter_New(document->mmgr, append_output, &output);
  if (document->stream == nullptr) state_->fail();
  state_->check(HPDF_SaveToStream(document));
  return output;
}

}  // namespace formletter::pdf
