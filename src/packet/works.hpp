#pragma once

#include "answers/answers.hpp"
#include "document/document.hpp"
#include "document/read_xhtml.hpp"
#include "layout/pages.hpp"
#include "packet/exhibit.hpp"
#include "packet/pack.hpp"
#include "pdf/write_pdf.hpp"
#include "text/paragraph.hpp"

#include <formletter/press.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace formletter {

/// The engine room of a Press: the pack, the fonts and the machines that keep
/// caches. Each step of the way of the data is one function; nothing else knows
/// their order.
struct Press::Works {
  explicit Works(packet::Pack opened) : pack(std::move(opened)) {}

  /// Answers read and checked against a form of the pack.
  struct Record {
    const form::Form *form;
    answers::CheckedAnswers checked;
    std::string as_read = {};  ///< the answers' bytes, kept when they are to be attached
    std::vector<packet::ExhibitFile> exhibits = {};  ///< the options' own, if not this person's
  };
  Result<Record> read_record(std::string_view form, Source answers, const PrintOptions &options);

  /// The check of one record after another, and what with: messages are in `language`.
  answers::Checker &checker(const form::Form &form);
  answers::CheckOptions check_options(const PrintOptions &options, const LanguageTag &language);
  /// packet::unprintable_answers() of the record, messages in `language`.
  Problems unprintable(const form::Form &form, const std::function<const answers::RawAnswers &()> &raw,
                       const form::Instance &instance, const LanguageTag &language);

  /// A language and what it is called in itself and in English.
  struct NamedLanguage {
    LanguageTag tag;
    std::string own_name, english_name;
  };

  /// A document chosen for a record, in a language the pack can print.
  struct Planned {
    const form::DocumentRule *rule;
    LanguageTag language, asked_for;
    std::string_view why;  ///< of the form
    /// What it prints in English for lack of a translation, and what all papers of the
    /// packet do, for the operator's sheet; "" when nothing.
    std::string untranslated = {}, packet_untranslated = {};
    /// The rule pairs it with a language that is not its own.
    bool is_paired() const { return rule->pair_with.has_value() && *rule->pair_with != language; }
  };
  /// `notes` takes what to say of documents that are left out.
  Result<std::vector<Planned>> plan(const Record &record, const PrintOptions &options,
                                    Problems *notes = nullptr);

  /// packet::damaged_texts() of the language's catalog, found out once.
  const Problems &damaged_texts(const form::Form &form, const LanguageTag &language);

  Result<std::string> fill(const Record &record, const Planned &planned, Date today);
  Result<document::Document> read_document(const Planned &planned, std::string xhtml);
  Result<layout::Pages> set_pages(const document::Document &document);
  /// The last step: of a PDF, and of a format that is not set in pages (html, text).
  Paper write(const Record &record, const Planned &planned, const layout::Pages &pages,
              const PrintOptions &options);
  /// The same in parts: the paper's own bytes are not in it yet.
  struct InParts {
    Paper paper;
    pdf::FileBytes bytes;
  };
  InParts write_in_parts(const Record &record, const Planned &planned, const layout::Pages &pages,
                         const PrintOptions &options);
  Paper write(const Planned &planned, const document::Document &document, Format format) const;
  /// A paper and what the operator should know about its pages.
  struct Printed {
    Paper paper;
    Problems notes = {};
  };
  /// All the steps.
  Result<Printed> print(const Record &record, const Planned &planned, Format format,
                        const PrintOptions &options);

  /// Made when the first paper is set: commands that set none do not ask fontconfig.
  text::Typesetter &typesetter();
  pdf::PdfWriter &pdf_writer();
  text::Fonts &fonts();
  /// Takes these in place of its own: the workers of a batch share one set. Call
  /// it before the first paper is set.
  void use_fonts(std::shared_ptr<text::Fonts> fonts) { fonts_ = std::move(fonts); }

  packet::Pack pack;

 private:
  Problems damage(const Record &record, const std::vector<Planned> &planned);
  void note_untranslated(const Record &record, std::vector<Planned> &planned, Date today);
  std::optional<std::string> filled_with_marks(const Record &record, Planned planned, Date today);
  bool may_lack_labels(const form::Form &form, const LanguageTag &language);
  Result<std::string> fill_in(const Record &record, const Planned &planned, const LanguageTag &language,
                              Date today);
  const NamedLanguage &named(const LanguageTag &language);
  const fill::ExtraValues &run_values(const form::Form &form, const Planned &planned,
                                      const LanguageTag &language);
  const std::string &filled_name(const std::string &template_name);
  std::map<std::string, NamedLanguage> named_;
  std::map<std::string, std::string> filled_names_;  ///< by the template's own
  std::map<std::pair<const form::Form *, std::string>, bool> lacks_labels_;
  std::map<std::pair<const form::Form *, std::string>, Problems> damaged_texts_;
  std::shared_ptr<text::Fonts> fonts_;
  std::optional<text::Typesetter> typesetter_;
  std::map<const form::Form *, answers::Checker> checkers_;
  /// By the template in its language: what is found out about it for all records.
  std::map<std::pair<const void *, const form::Form *>, fill::Filler> fillers_;
  /// By the form, the template and its language: filled to see what is in English on the paper.
  std::map<std::tuple<const form::Form *, std::string, std::string>, fill::Filler> marked_fillers_;
  /// By the rule, the language to fill in and the paper's own.
  std::map<std::tuple<const form::DocumentRule *, std::string, std::string>, fill::ExtraValues> run_values_;
  std::optional<document::XhtmlReader> xhtml_reader_;
  std::optional<pdf::PdfWriter> pdf_writer_;
};

namespace packet {

/// "pdf", "html", "text", "eml"; nothing for another word.
std::optional<Format> format_named(std::string_view name);
std::string name_of(Format format);
/// What a PDF of the record's is to hold and to claim.
pdf::PdfOptions pdf_options(const Press::Works::Record &record, const PrintOptions &options);
/// What the options want done to a whole PDF, done.
std::string finished(std::string bytes, const PrintOptions &options);
/// Whether that is anything.
bool wants_finishing(const PrintOptions &options);
/// The formats asked for, else the rule's own; an e-mail draft only by a rule that has it.
std::vector<Format> formats_for(const form::DocumentRule &rule, const PrintOptions &options);

/// Whether what the options make of the document is a draft that carries exhibits.
bool takes_exhibits(const form::DocumentRule &rule, const PrintOptions &options);

/// A problem for each name that is no document of the form's.
Problems unknown_documents(const form::Form &form, const std::vector<std::string> &only);

/// Everything that can be wrong with a pack without anybody's answers.
Problems check_pack(Press::Works &works, Date today);

}  // namespace packet
}  // namespace formletter
