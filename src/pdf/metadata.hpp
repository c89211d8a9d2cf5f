#pragma once

#include "layout/pages.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/recent.hpp"
#include "pdf/write_pdf.hpp"

#include <string>
#include <string_view>

namespace formletter::pdf {

/// What a file says of itself.
struct Metadata {
  /// The information dictionary; each entry has its equal in the XMP packet.
  std::string info;
  /// The same, and that the file is PDF/A-2a and PDF/UA-1.
  std::string xmp;
};
Metadata make_metadata(const layout::Pages &pages, const PdfOptions &options);
ObjectId write_xmp(HaruFile &file, const Metadata &metadata);

/// What files of a writer said of themselves, made once for those that say the same.
class MadeMetadata {
 public:
  /// Valid until the next call.
  const Metadata &of(const layout::Pages &pages, const PdfOptions &options);

 private:
  /// All that make_metadata() reads.
  struct Source {
    std::string title, subject, author, keywords;
    LanguageTag language;
    Date date;
    std::string producer;
    bool attaches = false, claims_archive = false, claims_accessible = false;
  };
  static bool is_from(const Source &source, const layout::Pages &pages, const PdfOptions &options);
  struct Made {
    Source source;
    Metadata metadata;
  };
  Recent<Made> made_{{.count = 64, .bytes = 500'000}};
  Metadata passing_;  ///< of a file that says more than is kept
};

/// An XMP packet of make_metadata with another title.
std::string with_title(std::string_view xmp, std::string_view title);

/// "D:20141120000000Z"
std::string pdf_date(const Date &date);

}  // namespace formletter::pdf
