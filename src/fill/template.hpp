#pragma once

#include "answers/answers.hpp"
#include "form/form.hpp"
#include "i18n/catalog.hpp"

#include <formletter/result.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::fill {

/// Partials by name, read once for the pack (templates/partials/NAME.mustache).
using Partials = std::map<std::string, Source, std::less<>>;

/// One block of text that translators see: its inner XML, white space folded.
struct TranslationUnit {
  std::string msgid;
  std::string msgid_plural;  ///< of a text that counts, or ""
  std::string comment;       ///< data-comment of the block: a note to translators
  Place place;
};

struct TemplateReading;

/// A template that has been read and checked, in its source language (English).
/// Immutable; shared among threads.
class Template {
 public:
  /// Expands partials, scans the tags and reads the XHTML. Errors, all at once,
  /// each with place: unclosed or crossed sections, a changed delimiter,
  /// unknown partials (nearest name), partials that include themselves (with
  /// the ring), unescaped `{{{x}}}`, a tag inside a tag name or attribute name,
  /// a section that would break an element in two, XHTML that is not
  /// well-formed, elements and attributes the dialect does not have (nearest
  /// name).
  static Result<Template> read(Source source, const Partials &partials);
  /// The same for who wants to tell more of a template that is wrong.
  static TemplateReading read_all(Source source, const Partials &partials);

  /// Every tag's name against the form: unknown names with the nearest one, a
  /// choice that its list does not have, facts the policies do not have, a
  /// repeat's child used outside the repeat.
  Problems check_names(const form::Form &form) const;

  /// Whether a tag asks for `name` ("catalog.draft"), as a value or a section.
  bool asks(std::string_view name) const;

  /// The XHTML with a character for each value and with what all sections hold.
  Source unfilled() const;
  /// Of what is wrong with unfilled(), what no answers mend, at its place in the
  /// template's own files.
  Problems of_any_filling(const Problems &problems) const;

  std::vector<TranslationUnit> units() const;

  struct State;
  const State &state() const { return *state_; }

 private:
  friend class TranslatedTemplate;
  std::shared_ptr<const State> state_;
};

/// A template and all that is wrong with it; nothing is made of one whose tags or
/// markup cannot be read.
struct TemplateReading {
  std::optional<Template> made;
  Problems problems;
};

/// Whether texts that stay in English stand between marks that printed_in_english() finds.
enum class EnglishTexts : bool { plain, marked };

/// A template with its blocks replaced by a language's translations, compiled.
/// Made once a language, so that translation costs nothing a letter.
class TranslatedTemplate {
 public:
  /// A block without a translation stays English and gets lang="en" and its
  /// direction. Problems: a translation whose tags or markup differ from the
  /// English ("translation-tags", "translation-markup"), with the catalog's
  /// place.
  static Result<TranslatedTemplate> make(const Template &source, const LanguageTag &language,
                                         const i18n::Catalogs &catalogs,
                                         EnglishTexts english_texts = EnglishTexts::plain);

  /// msgids that fell back to English.
  const std::vector<std::string> &untranslated() const;

  struct State;
  const State &state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

using ExtraValues = std::map<std::string, std::string, std::less<>>;

/// What fills a template.
struct Filling {
  const form::Form &form;
  const form::Instance &instance;
  const i18n::Catalogs &catalogs;
  Date today;
  /// Extra plain values by dotted name: "document.title", "catalog.draft"
  /// ("true" or ""), "clinic.name"… A name here wins over the form's.
  const ExtraValues &extra;
};

/// The filled XHTML: well-formed, values escaped, and isolated with <bdi> where
/// the language or the value is right-to-left. The root gets lang and dir.
std::string fill(const TranslatedTemplate &compiled, const Filling &filling);

/// Fills a template for one record of a form after another: what the tags mean
/// in the form is found once, and how answers are shown that come again. One thread at a time.
class Filler {
 public:
  /// `form` must live as long.
  Filler(const TranslatedTemplate &compiled, const form::Form &form);
  Filler(Filler &&) noexcept;
  Filler &operator=(Filler &&) noexcept;
  ~Filler();
  /// Precondition: the filling's form is this one's, and a catalog that it was filled with lives as
  /// long as the filler.
  std::string fill(const Filling &filling);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether the page of this name ("" for the usual one) has an envelope's window.
using HasWindow = std::function<bool(std::string_view page)>;

/// Pairs two fillings of one template (English and another language) block by
/// block into one XHTML of two-column rows, the first always on the left.
std::string paired(std::string_view left_xhtml, std::string_view right_xhtml, const HasWindow &has_window);

}  // namespace formletter::fill
