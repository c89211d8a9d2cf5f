#pragma once

#include <formletter/date.hpp>
#include <formletter/place.hpp>
#include <formletter/problem.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

struct Message;
class Regex;  ///< ICU's, kept inside form/

/// `<accept>`: what counts as good, and its one canonical form ($1… are groups).
struct AcceptedForm {
  std::shared_ptr<const Regex> pattern;  ///< matches the whole text
  std::string canonical;
  std::string warning_code;  ///< "" for none
  std::string warning;       ///< English msgid
};

/// `<clean>`: replaced, wherever it occurs, before anything is matched.
struct CleaningStep {
  std::shared_ptr<const Regex> pattern;
  std::string replacement;
};

/// `<error>` or `<warning>`: a mistake worth its own words, looked for before
/// `accept`. `when` is matched on the text as cleaned, or as typed (`on="typed"`).
struct NamedMistake {
  std::string code;
  Severity severity = Severity::error;
  std::shared_ptr<const Regex> when;
  bool on_typed = false;
  std::string message;  ///< English msgid
  Place place;
};

/// What typed text was taken to be.
struct Canonical {
  std::string text;
  Problems warnings;  ///< code and English message only; no value, no place
};

/// A declared type: carries the domain's formats so that C++ does not.
struct DeclaredType {
  std::string name;
  std::string base;  ///< text, integer, decimal, date or time
  Place place;
  bool fold_width = false;      ///< normalize="nfkc"
  bool fold_digits = false;     ///< digits="european": any decimal digit to 0-9
  bool upper_case = false;      ///< case="upper"; root locale
  bool lower_case = false;      ///< case="lower"
  bool year_precision = false;  ///< precision="year": dates may be "2009", "about 2009", "May 2009"
  std::vector<CleaningStep> cleaning;
  std::vector<NamedMistake> mistakes;
  std::vector<AcceptedForm> accepted;
  std::string error_code = "format";  ///< when nothing accepts it
  std::string error_message;          ///< English msgid; "" to say what the base says
  std::vector<std::pair<std::shared_ptr<const Regex>, std::string>>
      displays;         ///< first match of the canonical text wins
  std::string example;  ///< for prompts and intake sheets

  /// Cleans, looks for named mistakes, accepts. Problems carry code and English
  /// message only; the caller adds the place, the subject and the language.
  /// Typed text must be NFC.
  struct Outcome {
    std::optional<Canonical> canonical;
    Problems problems;
    /// For {d1} and {d2} of a "date-ambiguous": what the date could be read as.
    std::vector<Date> readings;
  };
  Outcome canonicalize(std::string_view typed) const;
  /// The canonical text as paper shows it.
  std::string display(std::string_view canonical) const;
};

/// One answer of a closed list. `extra` are further attributes, for choice_filter.
struct Choice {
  std::string name;
  std::string label;  ///< English msgid; for CLDR lists "" (the name comes from CLDR)
  std::map<std::string, std::string, std::less<>> extra;
  Place place;
};

/// Where a list's labels come from.
enum class ChoiceSource { listed, cldr_countries, cldr_languages };

struct ChoiceList {
  std::string name;
  Place place;
  ChoiceSource source = ChoiceSource::listed;
  std::vector<Choice> choices;  ///< for CLDR lists the codes, then the listed extras
  const Choice *find(std::string_view wanted) const;
};

}  // namespace formletter::form
