#include "layout/pages.hpp"

#include <cassert>

namespace formletter::layout {

std::string_view structure_type(Tag tag) {
  switch (tag) {
    case Tag::document:
      return "Document";
    case Tag::sect:
      return "Sect";
    case Tag::div:
      return "Div";
    case Tag::h1:
      return "H1";
    case Tag::h2:
      return "H2";
    case Tag::h3:
      return "H3";
    case Tag::p:
      return "P";
    case Tag::list:
      return "L";
    case Tag::list_item:
      return "LI";
    case Tag::label:
      return "Lbl";
    case Tag::list_body:
      return "LBody";
    case Tag::table:
      return "Table";
    case Tag::table_head:
      return "THead";
    case Tag::table_body:
      return "TBody";
    case Tag::table_row:
      return "TR";
    case Tag::header_cell:
      return "TH";
    case Tag::data_cell:
      return "TD";
    case Tag::caption:
      return "Caption";
    case Tag::link:
      return "Link";
    case Tag::form:
      return "Form";
    case Tag::figure:
      return "Figure";
    case Tag::span:
      return "Span";
    case Tag::block_quote:
      return "BlockQuote";
  }
  assert(false);
  return "P";
}

}  // namespace formletter::layout
