#pragma once

#include "pdf/haru_file.hpp"

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

/// The prepared inside of one dictionary, and the stream behind it.
struct Body {
  Stretch entries;
  std::string_view more_entries;  ///< after those; not copied
  Stretch copied;                 ///< of a stream
  std::string_view bytes;         ///< of a stream that is not copied
  bool is_stream = false;
};

/// All that stands in the objects of one file.
struct Prepared {
  std::string arena;
  std::vector<Body> bodies;  ///< by object number
  HPDF_Stream destination = nullptr;

  std::string_view operator[](Stretch stretch) const {
    return std::string_view(arena).substr(stretch.begin, stretch.size);
  }
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
  std::string save();

  /// All that stand in memory: those of the longest file so far.
  std::size_t made_objects() const;
  Body &body(ObjectId id) { return prepared.bodies.at(id.number); }
  Body &body(HPDF_Dict dict) { return prepared.bodies.at(number_of(dict)); }
  static std::uint32_t number_of(HPDF_Dict dict) { return dict->header.obj_id & 0x00FFFFFF; }

  Failure failure;
  HPDF_Doc document = nullptr;
  Prepared prepared;
  std::size_t own_objects = 0;  ///< libharu's, with the free one that leads the table
  std::size_t objects = 0;      ///< all of the file
  std::vector<ObjectId> leaves;

 private:
  [[noreturn]] void fail() const;
  void check(HPDF_STATUS status) const;
  HPDF_Dict make_object();
  ObjectId add_leaf();
};

}  // namespace formletter::pdf
