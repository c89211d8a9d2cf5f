#pragma once

#include "form/date_spelling.hpp"
#include "form/letter_case.hpp"

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

/// What a pattern matches, and what stands in its place ($1… are groups).
struct Rewriting {
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

/// What a type's canonical text is.
enum class TypeBase { text, integer, decimal, date, time };
/// "integer" and so on: the value of `base`.
std::string base_name(TypeBase base);
/// All of them, in order.
const std::vector<std::string> &base_names();
std::optional<TypeBase> base_of(std::string_view name);

/// A declared type: carries the domain's formats so that C++ does not.
struct DeclaredType {
  std::string name;
  TypeBase base = TypeBase::text;
  Place place;
  bool fold_width = false;   ///< normalize="nfkc"
  bool fold_digits = false;  ///< digits="european": any decimal digit to 0-9
  LetterCase letter_case = LetterCase::kept;
  DatePrecision precision = DatePrecision::day;  ///< of a date; year: "2009", "about 2009", "May 2009", too
  std::vector<Rewriting> cleaning;  ///< `<clean>`: wherever it occurs, before anything is matched
  std::vector<NamedMistake> mistakes;
  std::vector<AcceptedForm> accepted;
  std::string error_code = "format";  ///< when nothing accepts it
  std::string error_message;          ///< English msgid; "" to say what the base says
  std::vector<Rewriting> displays;    ///< `<display>`: the first that matches the whole canonical text
  std::string example;                ///< for prompts and intake sheets

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
