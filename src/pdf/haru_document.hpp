#pragma once

#include "pdf/prepared.hpp"
#include "pdf/standing_files.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

extern "C" {
#include <hpdf.h>
#include <hpdf_doc.h>
}

namespace formletter::pdf {

/// What libharu said last; its handler runs under C frames, so it only notes.
struct Failure {
  HPDF_STATUS status = HPDF_OK;
  HPDF_STATUS detail = HPDF_OK;
};

struct FreeHaru {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
  void operator()(HPDF_Dict dict) const { HPDF_Dict_Free(dict); }
};
using OwnDocument = std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeHaru>;
using OwnDict = std::unique_ptr<std::remove_pointer_t<HPDF_Dict>, FreeHaru>;

/// A document of libharu, made once and filled anew for each file. Of its own it has the catalog,
/// the root of the page tree and the information dictionary. All that files add is one dictionary,
/// and the leaves of the page tree another: while a file is written, the cross-reference table
/// has an entry for each object that leads to the one or the other.
struct HaruDocument {
  HaruDocument();
  HaruDocument(const HaruDocument &) = delete;
  HaruDocument &operator=(const HaruDocument &) = delete;

  /// Forgets the last file.
  void begin(std::size_t pages);
  ObjectId leaf(std::size_t index) const;
  ObjectId add(std::size_t count);
  Stretch keep(std::string_view bytes);
  void set_entries(Body &body, std::string_view entries);
  void set_stream_entries(Body &body, std::string_view entries, std::size_t length);
  /// But for where its bytes are.
  void set_content(ObjectId id, std::string_view entries, std::size_t size, const Fingerprint &fingerprint);
  FileBytes save(StandingFiles &standing);

  Body &body(ObjectId id) { return prepared.bodies.at(id.number); }
  Body &body(HPDF_Dict dict) { return prepared.bodies.at(number_of(dict)); }
  /// The entries of an element that was moved in; libharu asks for one after another.
  std::string_view moved_entries(std::uint32_t number);
  /// Of what libharu writes next: `size` bytes that are so far ahead.
  void note(Variable::Kind kind, std::size_t ahead, std::size_t size);
  static std::uint32_t number_of(HPDF_Dict dict) { return dict->header.obj_id & 0x00FFFFFF; }

  Failure failure;
  OwnDocument document;
  Prepared prepared;
  WrittenFile written;  ///< as far as libharu has come

 private:
  [[noreturn]] void fail() const;
  void check(HPDF_STATUS status);
  OwnDict make_shared_dict();
  void plant_leaves();
  void point_entries();
  void make_room();
  void write();
  void note_table();

  std::size_t own_objects_ = 0;  ///< libharu's, with the free one that leads the table
  OwnDict leaf_, object_;        ///< numbered, while a file is written, as the next to be written
  std::vector<HPDF_Obj_Header> leaves_;
  std::vector<HPDF_XrefEntry_Rec> entries_;
  std::size_t moved_at_ = 0;  ///< of those that were moved in, while they are written
  std::string room_;          ///< for an element's entries
};

}  // namespace formletter::pdf
