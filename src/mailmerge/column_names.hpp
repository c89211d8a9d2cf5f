#pragma once

#include "form/form.hpp"
#include "i18n/catalog.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::mailmerge {

class ColumnLabels;

/// Where the cells of a column go.
struct Target {
  /// Instance `index` (from 1) of a repeat; 0: an instance for each part of the
  /// cell, parted by semicolons.
  struct Step {
    std::string repeat;
    std::size_t index = 1;
    friend bool operator==(const Step &, const Step &) = default;
  };
  const form::Question *question = nullptr;
  std::vector<Step> repeats;  ///< from the outermost in
  bool is_spelt_otherwise = false;
  std::string choice = {};  ///< of a select_multiple, if the column is ticked for this one choice
  /// `reasons[2].statement`, as a heading has it.
  std::string path() const;
};

/// All that a column of a form may be called: field names, paths, and labels in
/// every language of the pack. Labels are gathered when the first name is none of the
/// form's: a roster made for the form has no others. Holds references: form and catalogs
/// must outlive it. May be asked by several threads.
class ColumnNames {
 public:
  ColumnNames(const form::Form &form, const i18n::Catalogs &catalogs);
  ~ColumnNames();
  ColumnNames(ColumnNames &&) noexcept;

  /// `full_name`, `person.full_name`, `reasons[1].statement`, `other_names[].other_name`
  /// or a label; a name in another letter case, with spaces or hyphens (`Full Name`), or a path of such
  /// names (`Reasons[1].Statement`); a path as ODK Central writes it (`person-full_name`); `asks/close` for
  /// one choice of several. The subject of a problem is the header.
  Result<Target> find(std::string_view header) const;
  /// The same, for any number of headers: it looks for no nearest name.
  bool knows(std::string_view header) const;
  /// Whether it is a path of the form's names, whatever the numbers in it: nothing of a person.
  bool names_fields(std::string_view header) const;

  /// The name of the choice that `text` is the name or a label of, else `text`. In a list of yes
  /// and no, a spreadsheet's TRUE and FALSE are those.
  std::string choice_named(const std::string &list, std::string_view text) const;
  /// Whether the word is what a choice of the list is called, and no code that is spelt so by chance.
  bool calls_choice(const std::string &list, std::string_view word) const;
  /// Labels and names of the choices that `text` may mean, if it is none's name: "Congo - Kinshasa (CD)".
  std::vector<std::string> choices_meant(const std::string &list, std::string_view text) const;

  const form::Form &form() const { return form_; }

 private:
  struct Labels;
  const ColumnLabels &labels() const;
  Result<Target> find_path(const std::string &header) const;
  std::optional<std::string> as_the_form_spells(std::string_view heading) const;
  std::optional<Target> find_spelt_otherwise(const std::string &header) const;
  Problem unknown(const std::string &header) const;
  std::string example_in(const std::string &name) const;
  std::string column_of(const form::Question &question) const;

  const form::Form &form_;
  const i18n::Catalogs &catalogs_;
  std::unique_ptr<Labels> labels_;
};

}  // namespace formletter::mailmerge
