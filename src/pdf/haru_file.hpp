#pragma once

#include "pdf/file_bytes.hpp"
#include "pdf/syntax.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

struct DrawnContent;
struct HaruDocument;
struct MovedElements;
class StandingFiles;

/// Bytes that a file keeps.
struct Stretch {
  std::size_t begin = 0, size = 0;
};

/// The prepared inside of one dictionary, and the stream behind it.
struct Body {
  Stretch entries;
  std::string_view more_entries;  ///< after those; not copied
  Stretch copied;                 ///< of a stream
  std::string_view bytes;         ///< of a stream that is not copied
  bool is_stream = false;
  bool is_content = false;         ///< of a page
  std::uint8_t length_digits = 0;  ///< of a stream, at the end of its entries
};

/// What stands in objects that were numbered, and defined, one after another.
struct Block {
  std::string bytes;
  std::vector<Body> bodies;  ///< of which entries stand in the bytes, by object
};

/// A document of libharu that a file is done with, for the next one. And files that differ in
/// the contents of their pages alone. Of one thread.
class HaruDocuments {
 public:
  HaruDocuments();
  ~HaruDocuments();
  HaruDocuments(const HaruDocuments &) = delete;
  HaruDocuments &operator=(const HaruDocuments &) = delete;
  const StandingFiles &standing() const { return *standing_; }

 private:
  friend class HaruFile;
  std::unique_ptr<HaruDocument> take();
  void give_back(std::unique_ptr<HaruDocument> document);

  std::unique_ptr<HaruDocument> idle_;
  std::unique_ptr<StandingFiles> standing_;
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

  /// `more` stands behind the entries. It is not copied: it stays where it is, and as it is, as
  /// long as the documents, or as long as something that the file holds.
  void define(ObjectId id, std::string_view entries, std::string_view more = {});
  /// The same as an earlier file defined them.
  void define(ObjectId first, const Block &block);
  /// What was defined, and nothing else, since the first of them was. Precondition: no stream was copied.
  Block defined(ObjectId first, std::size_t count) const;
  /// The number of what is added next.
  ObjectId next() const;
  /// Elements with their numbers from next() on. Their entries are made while the file is written,
  /// and nothing is kept of them before. Behind them come no others but those.
  void add_moved(MovedElements elements);
  /// Copies what a stream will hold, whose number comes later.
  Stretch keep(std::string_view bytes);
  /// A stream; /Length is added.
  void define_stream(ObjectId id, std::string_view entries, Stretch kept);
  /// `bytes` are copied.
  void define_stream(ObjectId id, std::string_view entries, std::string_view bytes) {
    define_stream(id, entries, keep(bytes));
  }
  /// The content of a page, which other files have otherwise.
  void define_content(ObjectId id, std::string_view entries, Stretch kept);
  /// The same with bytes that are not copied: as of define().
  void define_content(ObjectId id, std::string_view entries, const DrawnContent &shared);
  /// The same as define_stream() with bytes that are not copied: as of define().
  void define_shared_stream(ObjectId id, std::string_view entries, std::string_view bytes);
  /// Until the file is saved, and later where others are printed from it.
  void hold(std::shared_ptr<const void> owner);

  /// Entries of the catalog besides Type and Pages, and of the information dictionary.
  void define_catalog(std::string_view entries);
  void define_info(std::string_view entries);

  /// The whole file. The trailer's ID is a hash of all that stands before it.
  FileBytes save();

 private:
  HaruDocuments *documents_;
  std::unique_ptr<HaruDocument> document_;
};

}  // namespace formletter::pdf
