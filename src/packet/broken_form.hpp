#pragma once

#include "fill/template.hpp"
#include "form/form.hpp"
#include "xml/tree.hpp"

#include <optional>
#include <set>
#include <string>

namespace formletter::packet {

/// A form that cannot be used, for what its documents' templates have wrong all the same.
class BrokenForm {
 public:
  /// Nothing for a file that is no XML.
  static std::optional<BrokenForm> read(Source source);

  const xml::Tree &tree() const { return tree_; }
  /// The names of the template that stand nowhere in the form's file: one that does, on an
  /// element which could not be read, is no second mistake.
  Problems unknown_names(const fill::Template &of) const;

 private:
  BrokenForm(xml::Tree tree, form::Form form);
  bool has_all_parts(std::string_view name) const;

  xml::Tree tree_;
  form::Form form_;
  std::set<std::string, std::less<>> names_;
};

}  // namespace formletter::packet
