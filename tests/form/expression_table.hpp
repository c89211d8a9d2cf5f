#pragma once

#include "form/expression.hpp"

#include <map>
#include <string>
#include <vector>

namespace formletter::form::test {

/// Where an expression of a test begins.
inline const Place start{"form.xml", 7, 20};

/// One line of a table under tests/form, cut at its tabs.
struct TableRow {
  int line = 0;
  std::vector<std::string> cells;
  const std::string &cell(std::size_t index) const;
};

/// Rows of a table, without comments and blank lines.
std::vector<TableRow> read_table(const std::string &file_name);

/// The table of instances and of what expressions give over them, in the form
/// that expression_conformance.tsv describes.
struct Conformance {
  struct Example {
    Instance instance;
    bool bare = false;
  };
  std::map<std::string, Example> instances;
  std::vector<TableRow> rows;
};
Conformance read_conformance(const std::string &file_name);

/// Finds ${name} where it is nearest: in the smallest subtree that holds the
/// context and the name, as a form's repeats do.
class NearestScope : public NameScope {
 public:
  std::vector<NodeId> resolve(const Instance &instance, NodeId context, std::string_view name) const override;
  /// "red" and "green" are choices of any question, "Red" and "Green" their labels.
  std::optional<std::string> choice_label(std::string_view question, std::string_view choice) const override;
};

/// The clock of all tables: 2014-11-20, 9:30 in the morning, five hours west.
Date table_today();
DateTime table_now();

}  // namespace formletter::form::test
