#include "pdf/attachment.hpp"

#include "pdf/deflate.hpp"
#include "pdf/metadata.hpp"

namespace formletter::pdf {

namespace {

ObjectId write_embedded_file(HaruFile &file, const Attachment &attachment, const Date &date) {
  std::string entries = "/Type /EmbeddedFile /Subtype ";
  // ISO 19005-3, 6.8: the media type is said.
  append_name(entries, attachment.media_type);
  entries += " /Params <</Size ";
  append_integer(entries, static_cast<std::int64_t>(attachment.bytes.size()));
  entries += " /ModDate ";
  append_literal(entries, pdf_date(date));
  entries += ">> /Filter /FlateDecode";
  const ObjectId id = file.add();
  file.define_stream(id, entries, Deflater().deflate(attachment.bytes));
  return id;
}

}  // namespace

std::string write_attachment(HaruFile &file, const Attachment &attachment, const Date &date) {
  const ObjectId bytes = write_embedded_file(file, attachment, date), specification = file.add();
  // ISO 14289-1, 7.11: both F and UF; ISO 19005-3, 6.8: what the file is to the document.
  std::string entries = "/Type /Filespec /AFRelationship /Data /F ";
  append_text_string(entries, attachment.name);
  entries += " /UF ";
  append_text_string(entries, attachment.name);
  entries += " /Desc ";
  append_text_string(entries, attachment.description);
  entries += " /EF <</F ";
  append_reference(entries, bytes);
  entries += " /UF ";
  append_reference(entries, bytes);
  entries += ">>";
  file.define(specification, entries);

  std::string catalog = " /AF [";
  append_reference(catalog, specification);
  catalog += "] /Names <</EmbeddedFiles <</Names [";
  append_text_string(catalog, attachment.name);
  catalog += ' ';
  append_reference(catalog, specification);
  return catalog + "]>>>>";
}

}  // namespace formletter::pdf
