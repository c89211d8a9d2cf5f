#pragma once

#include "pdf_walk/qpdf_handles.hpp"

#include <functional>
#include <string>
#include <vector>

namespace formletter::pdf {

/// A rule, and something done to a good file that breaks it.
struct Fault {
  const char *rule;
  std::function<void(QPDF &)> make;
};

/// Faults of the trailer, the catalog, the profile, bookmarks and the metadata.
std::vector<Fault> document_faults();
/// Faults of the structure tree, and between it and the pages.
std::vector<Fault> structure_faults();
/// Faults of what pages and appearances draw, and with which fonts.
std::vector<Fault> content_faults();
/// Faults of links, fields and the form.
std::vector<Fault> annotation_faults();
/// Faults that any object may have.
std::vector<Fault> object_faults();
/// Faults of a file that travels along.
std::vector<Fault> attachment_faults();

/// The n-th structure element of a type.
QPDFObjectHandle element(QPDF &pdf, const std::string &type, int skip = 0);
QPDFObjectHandle annotation(QPDF &pdf, const std::string &subtype);
/// The first field of a type: "/Tx" or "/Btn".
QPDFObjectHandle field(QPDF &pdf, const std::string &type);
QPDFObjectHandle font(QPDF &pdf, const std::string &subtype);
QPDFObjectHandle image(QPDF &pdf);
QPDFObjectHandle file_specification(QPDF &pdf);
QPDFObjectHandle first_page(QPDF &pdf);
QPDFObjectHandle structure_root(QPDF &pdf);
QPDFObjectHandle name(const std::string &text);
QPDFObjectHandle number(long long value);
QPDFObjectHandle parsed(const std::string &text);
void edit_stream(QPDFObjectHandle stream, const std::function<void(std::string &)> &edit);
void replace(std::string &text, const std::string &from, const std::string &to);
void edit_content(QPDF &pdf, const std::string &from, const std::string &to);
void edit_metadata(QPDF &pdf, const std::string &from, const std::string &to);

}  // namespace formletter::pdf
