#pragma once

#include "layout/pages.hpp"
#include "pdf/drawn_pages.hpp"
#include "pdf/file_bytes.hpp"

#include <formletter/date.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace formletter::pdf {

/// A file that travels inside another (ISO 32000-1, 7.11.4).
struct Attachment {
  std::string name;         ///< "answers.json"
  std::string media_type;   ///< "application/json"
  std::string description;  ///< for the reader's list of attachments
  std::string bytes;
};

struct PdfOptions {
  Date date;                                  ///< CreationDate and ModDate, midnight UTC
  std::string producer;                       ///< "formletter 0.1.0"
  std::optional<Attachment> attachment = {};  ///< with one the file is PDF/A-3a, not 2a
  bool claims_archive = true;                 ///< false: PDF/UA-1 only, for a file to be encrypted
  bool claims_accessible = true;              ///< false: for pages that others made to be placed in it
};

/// Raised whenever the same pages come out as other bytes, so that no merge is begun by one
/// writer and ended by another.
constexpr int writer_revision = 11;

/// Writes PDF. Keeps what letters of a batch share (font subsets, the colour
/// profile); one a worker thread.
class PdfWriter {
 public:
  explicit PdfWriter(text::Fonts &fonts);
  ~PdfWriter();
  PdfWriter(PdfWriter &&) noexcept;
  PdfWriter &operator=(PdfWriter &&) noexcept;

  /// The bytes of a PDF 1.7 file: tagged, PDF/UA-1 and (but for the options) PDF/A-2a, fonts subset and
  /// embedded, the same bytes for the same pages, options and fonts. Throws
  /// PdfFailure when libharu or the subsetter fails (a broken machine or font).
  ///
  /// Pages of `drawn`, whose sections are in their order, hold no items and their sections no elements:
  /// draw() has made what stands there.
  std::string write(const layout::Pages &pages, const PdfOptions &options,
                    std::span<const DrawnSection> drawn = {}) {
    return write_in_parts(pages, options, drawn).whole();
  }
  /// The same, without the copying of what is shared.
  FileBytes write_in_parts(const layout::Pages &pages, const PdfOptions &options,
                           std::span<const DrawnSection> drawn = {});
  /// Draws a document's pages for a file of many, of any writer of the same fonts. Nothing where that has
  /// to draw them itself: they show glyphs that are not shared, pictures, links or fields.
  std::optional<DrawnPages> draw(const layout::Pages &pages);
  /// Adds the glyphs of `pages` to those that the files of a batch share: a later
  /// file that shows no others uses one subset of each face for all. Its bytes then
  /// depend on what was shared, so share all of a batch before its first file.
  void share_fonts(const layout::Pages &pages);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class PdfFailure : public std::exception {
 public:
  explicit PdfFailure(std::string what) : what_(std::move(what)) {}
  const char *what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

}  // namespace formletter::pdf
