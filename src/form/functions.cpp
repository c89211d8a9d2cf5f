#include "form/functions.hpp"

#include <algorithm>
#include <array>

namespace formletter::form {

namespace {

constexpr std::string_view same_papers =
    "Papers must come out the same every time, and this gives something else each time.";
constexpr std::string_view no_maps = "There are no maps and no places on the globe in these forms.";
constexpr std::string_view no_attributes = "Forms have no namespaces, ids or languages on single answers.";

constexpr std::array excluded_functions = {
    ExcludedFunction{"random", same_papers, "Let the person or the answers file give the value."},
    ExcludedFunction{"randomize", same_papers, "List things in the order in which they should stand."},
    ExcludedFunction{"uuid", same_papers,
                     "Give the record's number in the answers file as a hidden question."},
    ExcludedFunction{"area", no_maps, ""},
    ExcludedFunction{"enclosed-area", no_maps, ""},
    ExcludedFunction{"distance", no_maps, ""},
    ExcludedFunction{"geofence", no_maps, ""},
    ExcludedFunction{"intersects", no_maps, ""},
    ExcludedFunction{"jr:itext", "Texts are translated through the catalogs, not looked up by id.",
                     "Put the text into a template, or into the question's label."},
    ExcludedFunction{"instance", "A form has one instance and no secondary ones.",
                     "Put the list into <choices> and use its attributes in choice_filter."},
    ExcludedFunction{"pulldata", "A form has one instance and no secondary ones.",
                     "Put the list into <choices> and use its attributes in choice_filter."},
    ExcludedFunction{"property", "The program knows nothing of the device or its user.",
                     "Ask for it, or give it in the answers file as a hidden question."},
    ExcludedFunction{"depend", "It is JavaRosa's own; what an expression depends on is found by reading it.",
                     "Write the expression alone."},
    ExcludedFunction{"is-selected", "It is JavaRosa's own.", "Write selected(list, value)."},
    ExcludedFunction{"upper-case", "Letter case is not changed by expressions: it differs by language.",
                     "Declare a type with case=\"upper\"."},
    ExcludedFunction{"lower-case", "Letter case is not changed by expressions: it differs by language.",
                     "Declare a type with case=\"lower\"."},
    ExcludedFunction{"id", no_attributes, ""},
    ExcludedFunction{"lang", no_attributes, ""},
    ExcludedFunction{"name", no_attributes, ""},
    ExcludedFunction{"local-name", no_attributes, ""},
    ExcludedFunction{"namespace-uri", no_attributes, ""},
};

using Table = std::vector<FunctionEntry>;

const Table &table() {
  static const Table sorted = [] {
    Table all;
    for (const auto part :
         {text_functions(), number_functions(), date_functions(), node_functions(), logic_functions()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return all;
  }();
  return sorted;
}

}  // namespace

const FunctionEntry *find_function(std::string_view name) {
  const auto found = std::lower_bound(
      table().begin(), table().end(), name,
      [](const FunctionEntry &entry, std::string_view wanted) { return entry.name < wanted; });
  return found != table().end() && found->name == name ? &*found : nullptr;
}

const ExcludedFunction *find_excluded_function(std::string_view name) {
  const auto *const found =
      std::find_if(excluded_functions.begin(), excluded_functions.end(),
                   [name](const ExcludedFunction &entry) { return entry.name == name; });
  return found != excluded_functions.end() ? found : nullptr;
}

const std::vector<std::string> &function_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const FunctionEntry &entry : table()) all.emplace_back(entry.name);
    return all;
  }();
  return names;
}

char argument_use(const FunctionEntry &function, std::size_t index) {
  if (function.uses.empty()) return 's';
  return function.uses[std::min(index, function.uses.size() - 1)];
}

}  // namespace formletter::form
