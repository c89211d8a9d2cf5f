#pragma once

#include "pdf/prepared.hpp"
#include "pdf/standing_files.hpp"

#include <cstddef>
#include <string>
#include <string_view>
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

/// A document of libharu, made once and filled anew for each file: its dictionaries are
/// empty but for the leaves' Parent and stand in the order of their numbers.
struct HaruDocument {
  explicit HaruDocument(std::size_t pages);
  ~HaruDocument();
  HaruDocument(const HaruDocument &) = delete;
  HaruDocument &operator=(const HaruDocument &) = delete;

  /// Forgets the last file.
  void begin();
  ObjectId add(std::size_t count);
  Stretch keep(std::string_view bytes);
  void set_entries(Body &body, std::string_view entries);
  void set_stream_entries(Body &body, std::string_view entries, std::size_t length);
  void set_content(Body &body, std::string_view entries, Stretch kept);
  FileBytes save(StandingFiles &standing);

  /// All that stand in memory: those of the longest file so far.
  std::size_t made_objects() const;
  Body &body(ObjectId id) { return prepared.bodies.at(id.number); }
  Body &body(HPDF_Dict dict) { return prepared.bodies.at(number_of(dict)); }
  /// Of what libharu writes next: `size` bytes that are so far ahead.
  void note(Variable::Kind kind, std::size_t ahead, std::size_t size);
  static std::uint32_t number_of(HPDF_Dict dict) { return dict->header.obj_id & 0x00FFFFFF; }

  Failure failure;
  HPDF_Doc document = nullptr;
  Prepared prepared;
  WrittenFile written;          ///< as far as libharu has come
  std::size_t own_objects = 0;  ///< libharu's, with the free one that leads the table
  std::size_t objects = 0;      ///< all of the file
  std::vector<ObjectId> leaves;

 private:
  [[noreturn]] void fail() const;
  void check(HPDF_STATUS status) const;
  HPDF_Dict make_object();
  ObjectId add_leaf();
  void write();
  void note_table();
};

}  // namespace formletter::pdf
