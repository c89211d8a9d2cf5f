#pragma once

#include "pdf/syntax.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

struct HaruDocument;

/// Bytes that a file keeps.
struct Stretch {
  std::size_t begin = 0, size = 0;
};

/// Documents of libharu that files are done with, for the next files of as many pages:
/// making the objects anew costs libharu more than writing them. Of one thread.
class HaruDocuments {
 public:
  HaruDocuments();
  ~HaruDocuments();
  HaruDocuments(const HaruDocuments &) = delete;
  HaruDocuments &operator=(const HaruDocuments &) = delete;

 private:
  friend class HaruFile;
  std::unique_ptr<HaruDocument> take(std::size_t pages);
  void give_back(std::unique_ptr<HaruDocument> document);

  std::vector<std::unique_ptr<HaruDocument>> idle_;  ///< last used first
};

/// One PDF file, kept as libharu's document: libharu numbers the objects, owns the
/// page tree and writes header, objects, cross-reference table and trailer. They stand in
/// the file in the order of their numbers.
///
/// What stands in a dictionary comes as prepared bytes ("/Type /Page /Rotate 0"),
/// written through libharu's write hook of a dictionary: building each entry as an
/// object of its own costs more than all the rest of a letter. Throws PdfFailure.
class HaruFile {
 public:
  /// The leaves of the page tree are there, as the first objects.
  HaruFile(HaruDocuments &documents, std::size_t pages);
  ~HaruFile();
  HaruFile(const HaruFile &) = delete;
  HaruFile &operator=(const HaruFile &) = delete;

  /// An indirect dictionary whose entries may come later, so that others can refer
  /// to it before. One that is never defined is written empty.
  ObjectId add() { return add(1); }
  /// So many, numbered one after another; the first of them.
  ObjectId add(std::size_t count);
  /// A leaf of the page tree; Parent is written by libharu.
  ObjectId page(std::size_t index) const;

  /// `more` stands behind the entries, not copied: it stays until save() has returned.
  void define(ObjectId id, std::string_view entries, std::string_view more = {});
  /// Copies what a stream will hold, whose number comes later.
  Stretch keep(std::string_view bytes);
  /// A stream; /Length is added.
  void define_stream(ObjectId id, std::string_view entries, Stretch kept);
  /// `bytes` are copied.
  void define_stream(ObjectId id, std::string_view entries, std::string_view bytes) {
    define_stream(id, entries, keep(bytes));
  }
  /// The same with bytes that stay where they are until save() has returned.
  void define_shared_stream(ObjectId id, std::string_view entries, std::string_view bytes);

  /// Entries of the catalog besides Type and Pages, and of the information dictionary.
  void define_catalog(std::string_view entries);
  void define_info(std::string_view entries);

  /// The whole file. The trailer's ID is a hash of all that stands before it.
  std::string save();

 private:
  HaruDocuments *documents_;
  std::unique_ptr<HaruDocument> document_;
};

}  // namespace formletter::pdf
