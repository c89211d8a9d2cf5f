#include "pdf/haru_document.hpp"

#include "pdf/haru_hooks.hpp"
#include "pdf/write_pdf.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <new>
#include <optional>
#include <utility>

extern "C" {
#include <hpdf_info.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
}

namespace formletter::pdf {
namespace {

extern "C" void note_failure(HPDF_STATUS status, HPDF_STATUS detail, void *user_data) {
  *static_cast<Failure *>(user_data) = {status, detail};
}

/// Entries that stand at the end of libharu's table while a file is written. libharu must not
/// find them there when it frees what is its own.
class LentEntries {
 public:
  explicit LentEntries(HPDF_List table) : table_(table), own_(table->count) {}
  ~LentEntries() { table_->count = own_; }
  LentEntries(const LentEntries &) = delete;
  LentEntries &operator=(const LentEntries &) = delete;

  HPDF_STATUS lend(std::vector<HPDF_XrefEntry_Rec> &entries) {
    table_->items_per_block = static_cast<HPDF_UINT>(entries.size());  // it grows by so many, so once
    for (HPDF_XrefEntry_Rec &entry : entries)
      if (const HPDF_STATUS status = HPDF_List_Add(table_, &entry); status != HPDF_OK) return status;
    return HPDF_OK;
  }

 private:
  HPDF_List table_;
  HPDF_UINT own_;
};

}  // namespace

HaruDocument::HaruDocument()
    // Without a pool, so that what a file adds is given back when the next one replaces it.
    : document(HPDF_NewEx(note_failure, nullptr, nullptr, 0, &failure)) {
  if (document == nullptr) fail();
  document->pdf_version = HPDF_VER_17;
  hook_trailer(*this);
  HPDF_Dict_RemoveElement(document->info, "Producer");
  hook(document->catalog, *this);
  hook(document->info, *this);
  // Taken by HPDF_SaveToStream in place of the memory stream it would make.
  document->stream = output_of(*this);
  if (document->stream == nullptr) fail();
  own_objects_ = document->xref->entries->count;
  leaf_ = make_shared_dict();
  check(HPDF_Dict_Add(leaf_.get(), "Parent", document->root_pages));
  object_ = make_shared_dict();
}

void HaruDocument::fail() const {
  std::string what = "libharu failed with status 0x";
  append_hex(what, static_cast<std::uint32_t>(failure.status), 4);
  what += ", detail ";
  append_integer(what, static_cast<std::int64_t>(failure.detail));
  throw PdfFailure(what);
}

void HaruDocument::check(HPDF_STATUS status) {
  if (status == HPDF_OK && failure.status == HPDF_OK) return;
  // Not all that fails in libharu comes to the handler.
  if (failure.status == HPDF_OK) failure = {status, document->error.detail_no};
  fail();
}

OwnDict HaruDocument::make_shared_dict() {
  OwnDict dict(HPDF_Dict_New(document->mmgr));
  if (dict == nullptr) fail();
  hook_shared(dict.get(), *this);
  return dict;
}

void HaruDocument::begin(std::size_t pages) {
  prepared.arena.clear();
  prepared.bodies.assign(own_objects_ + pages, {});
  prepared.pages = pages;
  prepared.moved.clear();
  prepared.moved_in = 0;
  prepared.contents.clear();
  prepared.varying = 0;
  prepared.held.clear();
}

ObjectId HaruDocument::leaf(std::size_t index) const {
  assert(index < prepared.pages);
  return {static_cast<std::uint32_t>(own_objects_ + index)};
}

ObjectId HaruDocument::add(std::size_t count) {
  assert(prepared.moved.empty());
  const ObjectId first{static_cast<std::uint32_t>(prepared.bodies.size())};
  prepared.bodies.resize(prepared.bodies.size() + count);
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

void HaruDocument::set_content(ObjectId id, std::string_view entries, std::size_t size,
                               const Fingerprint &fingerprint) {
  Body &content = body(id);
  set_stream_entries(content, entries, size);
  content.is_content = true;
  content.length_digits = static_cast<std::uint8_t>(content.entries.size - entries.size() -
                                                    std::string_view(" /Length \n").size());
  prepared.varying += content.length_digits;
  const auto place =
      std::ranges::upper_bound(prepared.contents, id.number, std::less{}, &PreparedContent::object);
  prepared.contents.insert(place, {id.number, fingerprint});
}

std::string_view HaruDocument::moved_entries(std::uint32_t number) {
  const auto beyond = [&](const MovedElements &moved) {
    return number >= moved.places.first.number + moved.structure->elements.count();
  };
  while (beyond(prepared.moved[moved_at_])) ++moved_at_;
  const MovedElements &moved = prepared.moved[moved_at_];
  return moved.structure->elements.entries(number - moved.places.first.number, moved.places, room_);
}

FileBytes HaruDocument::save(StandingFiles &standing) {
  const bool may_stand = !prepared.contents.empty() && prepared.moved.empty();
  if (may_stand)
    if (std::optional<FileBytes> printed = standing.print(prepared)) return *std::move(printed);
  write();
  if (may_stand && standing.wants(written)) {
    note_table();
    standing.keep(prepared, written);
  }
  return {.rest = std::exchange(written.bytes, {})};
}

void HaruDocument::note(Variable::Kind kind, std::size_t ahead, std::size_t size) {
  written.variables.push_back({kind, written.bytes.size() + ahead, size});
}

/// libharu asks nothing of the root's kids but their numbers, for the list, and their classes, for
/// the count.
void HaruDocument::plant_leaves() {
  auto *kids = static_cast<HPDF_Array>(HPDF_Dict_GetItem(document->root_pages, "Kids", HPDF_OCLASS_ARRAY));
  HPDF_Array_Clear(kids);
  kids->list->items_per_block = static_cast<HPDF_UINT>(prepared.pages);
  leaves_.resize(prepared.pages);
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    leaves_[i] = {.obj_id = HPDF_OTYPE_INDIRECT | leaf(i).number,
                  .gen_no = 0,
                  .obj_class = HPDF_OCLASS_DICT | HPDF_OSUBCLASS_PAGE};
    check(HPDF_Array_Add(kids, &leaves_[i]));
  }
}

void HaruDocument::point_entries() {
  if (prepared.objects() > HPDF_LIMIT_MAX_XREF_ELEMENT) check(HPDF_XREF_COUNT_ERR);
  entries_.assign(prepared.objects() - own_objects_, {HPDF_IN_USE_ENTRY, 0, 0, object_.get()});
  for (std::size_t i = 0; i < prepared.pages; ++i) entries_[i].obj = leaf_.get();
  leaf_->header.obj_id = static_cast<HPDF_UINT32>(own_objects_);
  object_->header.obj_id = static_cast<HPDF_UINT32>(own_objects_ + prepared.pages);
}

/// The hooks must not throw.
void HaruDocument::make_room() {
  constexpr std::size_t bytes_around = 64;  // of an object, with its line of the table
  std::size_t size = prepared.arena.size() + 1024;
  for (const Body &body : prepared.bodies)
    size += bytes_around + body.more_entries.size() + body.bytes.size();
  for (const MovedElements &moved : prepared.moved)
    size += moved.structure->elements.count() * bytes_around + moved.structure->elements.most_written();
  written.bytes.clear();
  written.bytes.reserve(size);
  written.variables.clear();
  written.variables.reserve(2 * prepared.contents.size() + 3);
}

void HaruDocument::write() {
  plant_leaves();
  point_entries();
  make_room();
  written.without_contents = fingerprint_without_contents(prepared);
  document->stream->size = 0;
  moved_at_ = 0;
  LentEntries lent(document->xref->entries);
  check(lent.lend(entries_));
  check(HPDF_SaveToStream(document.get()));
}

/// ISO 32000-1, 7.5.4 and 7.5.5: the table has twenty bytes for each object; behind the trailer
/// stands where it begins.
void HaruDocument::note_table() {
  written.table = document->xref->addr;
  written.offsets.clear();
  for (std::size_t i = 0; i < own_objects_; ++i)
    written.offsets.push_back(HPDF_Xref_GetEntry(document->xref, static_cast<HPDF_UINT>(i))->byte_offset);
  for (const HPDF_XrefEntry_Rec &entry : entries_) written.offsets.push_back(entry.byte_offset);

  constexpr std::string_view place_key = "startxref\n";
  const std::size_t trailer = written.bytes.find("trailer\n", written.table);
  const std::size_t place = written.bytes.rfind(place_key) + place_key.size();
  const std::size_t entries = (prepared.bodies.size() - prepared.contents.front().object - 1) * table_entry;
  const Variable id = written.variables.back();
  written.variables.back() = {Variable::Kind::offsets, trailer - entries, entries};
  written.variables.push_back(id);
  written.variables.push_back({Variable::Kind::table_place, place, written.bytes.find('\n', place) - place});
}

}  // namespace formletter::pdf
