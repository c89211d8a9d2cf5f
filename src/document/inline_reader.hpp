#pragma once

#include "document/element_scope.hpp"
#include "document/inline_text.hpp"
#include "document/picture_finder.hpp"

#include <string>
#include <vector>

namespace formletter::document {

/// Reads what stands in a line of text: text, inline elements, fields, images.
class InlineReader {
 public:
  InlineReader(ScopeReader &scopes, Problems &problems, const PictureFinder &pictures)
      : scopes_(scopes), problems_(problems), pictures_(pictures) {}

  /// Everything in `element`; blocks are reported.
  void read_contents(const xml::Element &element, const Scope &scope, InlineTextBuilder &text);
  void read_text(std::string_view characters, const Scope &scope, InlineTextBuilder &text);
  /// Precondition: is_inline(kind).
  void read_element(const xml::Element &element, ElementKind kind, const Scope &parent,
                    InlineTextBuilder &text);

  /// The place of a link's target in the document's list, where it is put if it is new.
  std::uint32_t link_id(std::string_view target);
  std::vector<std::string> take_links() { return std::move(links_); }
  /// From here on, the links that are opened are noted: places in the list.
  void begin_uses() { link_uses_.clear(); }
  const std::vector<std::uint32_t> &link_uses() const { return link_uses_; }
  const std::string &link(std::uint32_t id) const { return links_[id]; }

 private:
  /// What enclosing inline elements add to a scope.
  struct Surroundings {
    std::optional<std::uint32_t> link;
    std::string_view expansion;
  };
  SpanLook look(const Scope &scope) const;
  void report_block(const xml::Element &element, bool known, std::string_view where);
  void open_link(const xml::Element &element);
  void read_image(const xml::Element &element, const Scope &scope, InlineTextBuilder &text);
  std::string find_picture(const xml::Element &element, const xml::Attribute &source);
  void read_input(const xml::Element &element, const Scope &scope, InlineTextBuilder &text);
  CheckBox read_check_box(const xml::Element &element, const Scope &scope);
  TextField read_text_field(const xml::Element &element, const Scope &scope);
  void expect_empty(const xml::Element &element);
  std::optional<Length> read_length(const xml::Element &element, std::string_view name, const Scope &scope);
  bool read_flag(const xml::Element &element, std::string_view name);

  ScopeReader &scopes_;
  Problems &problems_;
  const PictureFinder &pictures_;
  Surroundings around_;
  bool in_misplaced_block_ = false;
  std::vector<std::string> links_;
  std::vector<std::uint32_t> link_uses_;
};

}  // namespace formletter::document
