#pragma once

#include "answers/message_language.hpp"
#include "form/form.hpp"
#include "i18n/catalog.hpp"

#include <formletter/result.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

struct JsonValue;

/// What a person typed, before it has been looked at: text by question name,
/// repeats as lists. Made by every reader; kept whole in a draft, irrelevant
/// answers included. All of a record stand in one file.
struct RawAnswers {
  struct Leaf {
    std::string text;  ///< select_multiple: names between single spaces
    Place place;
    form::NameNumber number = form::unnumbered;  ///< of the question, where the reader knows it
  };
  std::map<std::string, Leaf, std::less<>> values;
  /// Groups do not nest here (names are unique in the form); repeats do.
  std::map<std::string, std::vector<RawAnswers>, std::less<>> repeats;
};

/// Readers. Names may stand in their groups or flat; an unknown name is an error
/// with the nearest one; a value of the wrong JSON type is an error.
Result<RawAnswers> read_xml(const form::Form &form, Source source);
Result<RawAnswers> read_json(const form::Form &form, const Source &source);
Result<RawAnswers> read_json(const form::Form &form, const JsonValue &tree);
/// By the first character that is not white space: "<" is XML, "{" JSON.
Result<RawAnswers> read(const form::Form &form, Source source);

/// What could be read, and all that is wrong with the rest; nothing is made of a file that is
/// broken, or another form's.
struct AnswersReading {
  std::optional<RawAnswers> made;
  Problems problems;
};
/// read() for who wants to tell what else is wrong.
AnswersReading read_all(const form::Form &form, Source source);

/// Writers: the ODK-style instance, groups nested, and the JSON of the same
/// shape. Reading what they wrote gives the same answers.
std::string write_xml(const form::Form &form, const RawAnswers &answers);
std::string write_json(const form::Form &form, const RawAnswers &answers);

/// What a record is checked against besides the form.
struct CheckOptions {
  Date today;
  LanguageTag language;  ///< of the messages
  const i18n::Catalogs &catalogs;
  form::RunLanguages run_languages = {};
};

/// Answers in canonical form with relevance and calculations settled.
struct CheckedAnswers {
  form::Instance instance;
  /// Errors (the record must not be printed) and warnings (for the operator), in
  /// form order; `subject` is the question's name (with [n] in a repeat), the
  /// message is in the language asked for.
  Problems problems;
  bool ok() const { return !has_errors(problems); }
};

/// Canonicalizes, fills in defaults, settles calculations and relevance, then
/// runs required, types, constraints and rules. All problems at once.
CheckedAnswers check(const form::Form &form, const RawAnswers &raw, const CheckOptions &options);

class RecordCheck;

/// check() for record after record of one form: what it needs of the form is
/// looked up once, and answers that come again are not taken apart again. Says
/// the same as check(). The form must outlive it; one thread at a time.
class Checker {
 public:
  explicit Checker(const form::Form &form);
  CheckedAnswers check(const RawAnswers &raw, const CheckOptions &options);

  /// A record between two steps of its check. The checker must outlive it.
  class Checking {
   public:
    Checking(Checking &&) noexcept;
    Checking &operator=(Checking &&) noexcept;
    ~Checking();

   private:
    friend class Checker;
    explicit Checking(std::unique_ptr<RecordCheck> record);
    std::unique_ptr<RecordCheck> record_;
  };
  /// check() step by step, for many records side by side: one step of all of them needs less
  /// memory near than all steps of one. What the options refer to must live until the record
  /// has been judged; `raw` has been taken in.
  Checking take_in(const RawAnswers &raw, const CheckOptions &options);
  void settle(Checking &record);
  CheckedAnswers judge(Checking record);

  Checker(Checker &&) noexcept;
  Checker &operator=(Checker &&) noexcept;
  ~Checker();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// How a question's answer is written for a reader of the language: choice label,
/// long date, number, declared display, country and language names. "" for no
/// answer. Choice labels come through the catalogs.
std::string displayed(const form::Form &form, const form::Question &question, std::string_view canonical,
                      MessageLanguage language);
/// The same of an answer as it stands in a record: what a calculation gave is shown as the date or
/// the truth that it is, and a text that looks like one as the text.
std::string displayed(const form::Form &form, const form::Question &question,
                      const form::Instance::Node &answer, MessageLanguage language);

}  // namespace formletter::answers
