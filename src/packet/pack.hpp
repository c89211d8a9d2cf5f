#pragma once

#include "document/style_sheet.hpp"
#include "fill/template.hpp"
#include "form/form.hpp"
#include "i18n/catalog.hpp"
#include "packet/catalog_files.hpp"
#include "packet/pictures.hpp"

#include <formletter/date.hpp>
#include <formletter/result.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::packet {

/// The files of a pack, each read when first asked for and then kept. Results
/// are pointers into the pack: they stay good as long as it does.
class Pack {
 public:
  static Result<Pack> open(std::filesystem::path folder);

  const std::filesystem::path &folder() const { return folder_; }
  std::vector<std::string> form_ids() const;
  std::vector<std::string> template_names() const;
  /// The tags of the languages that catalogs are named for.
  std::vector<std::string> catalog_languages() const;
  /// Where the language's catalog is, or would be.
  std::filesystem::path catalog_file(const LanguageTag &language) const;
  /// A problem for each PO file that no language is read from.
  Problems misnamed_catalogs() const;
  std::vector<std::filesystem::path> sample_files() const;
  /// Samples talk of coming hearings: forms/samples/today names the day they are
  /// written for, so that they stay good. `today` where it does not.
  Date sample_day(Date today) const;

  /// By id (forms/ID.xml) or by a path to a file.
  Result<const form::Form *> form(std::string_view id_or_path);
  Result<const fill::Template *> source_template(std::string_view name);
  /// The same with what can be told of a template that is wrong.
  Result<const fill::TemplateReading *> template_reading(std::string_view name);
  Result<const fill::TranslatedTemplate *> translated_template(std::string_view name,
                                                               const LanguageTag &language);
  Result<const document::StyleSheet *> styles();
  /// A document::PictureFinder for the pack's papers.
  Result<std::string> picture(std::string_view source) { return pictures_.find(source); }

  /// The language a text asked for in `wanted` can be printed in: the tag or its
  /// nearest parent that has a catalog, else English. Reads that catalog; that of a
  /// pseudo-locale is made of all the pack's texts.
  Result<LanguageTag> printable_language(const LanguageTag &wanted);
  /// The language's catalog has been read and nobody has reviewed it.
  bool is_draft(const LanguageTag &language) const;
  /// What catalog-state() and reader-language() give in the pack's forms; reads the catalogs it is
  /// asked about.
  form::RunLanguages run_languages(const std::optional<LanguageTag> &reader = std::nullopt);
  /// A catalog that comes from no file, printable from now on.
  void take_catalog(i18n::Catalog catalog);
  /// Those read so far.
  const i18n::Catalogs &catalogs() const { return read_.catalogs; }

  /// What has been read of forms and catalogs. They never change: others share them, in other threads too.
  struct Readings {
    std::map<std::string, std::shared_ptr<const form::Form>, std::less<>> forms = {};
    i18n::Catalogs catalogs = {};
    std::vector<std::string> files = {};                             ///< their languages
    std::map<std::string, LanguageTag, std::less<>> printable = {};  ///< by what was wanted
  };
  const Readings &readings() const { return read_; }
  /// Of the same folder, in place of what this one has read.
  void take_readings(Readings read) { read_ = std::move(read); }

 private:
  explicit Pack(std::filesystem::path folder)
      : folder_(std::move(folder)), pictures_(folder_ / "templates") {}
  Result<const fill::Partials *> partials();
  Problems unprintable(const fill::Template &source);
  Result<LanguageTag> find_printable(const LanguageTag &wanted);
  Result<LanguageTag> make_pseudo_locale(const LanguageTag &wanted);

  std::filesystem::path folder_;
  Pictures pictures_;
  std::optional<CatalogFiles> catalog_files_;  ///< when a language was first asked for
  std::map<std::string, fill::TemplateReading, std::less<>> templates_;
  std::map<std::pair<std::string, std::string>, fill::TranslatedTemplate, std::less<>> translated_;
  std::optional<fill::Partials> partials_;
  std::optional<document::StyleSheet> styles_;
  Readings read_;
};

}  // namespace formletter::packet
