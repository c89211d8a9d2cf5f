#include "packet/pack.hpp"

#include "diag/nearest_name.hpp"
#include "disk/disk.hpp"
#include "document/read_xhtml.hpp"
#include "i18n/pseudo_locale.hpp"
#include "i18n/state_name.hpp"
#include "packet/catalog_files.hpp"
#include "packet/pack_texts.hpp"

#include <algorithm>

namespace formletter::packet {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> stems_below(const fs::path &folder, const std::string &extension) {
  std::vector<std::string> stems;
  for (const auto &path : disk::files_below(folder, extension)) {
    if (path.parent_path() == folder) stems.push_back(path.stem().string());
  }
  return stems;
}

bool looks_like_path(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".xml");
}

Problem unknown(std::string_view kind, std::string_view name, const std::vector<std::string> &known) {
  return {.code = "unknown-" + std::string(kind),
          .place = {},
          .subject = std::string(name),
          .message = "The pack has no " + std::string(kind) + " of this name.",
          .hint = diag::did_you_mean(name, known)};
}

}  // namespace

Result<Pack> Pack::open(fs::path folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder / "forms", ignored)) {
    return Problem{.code = "no-pack",
                   .place = {.file = folder.string()},
                   .subject = {},
                   .message = "This is no pack: a folder with forms/, templates/ and locales/ was expected.",
                   .hint = "name one with --pack"};
  }
  return Pack(std::move(folder));
}

std::vector<std::string> Pack::form_ids() const {
  return stems_below(folder_ / "forms", ".xml");
}
std::vector<std::string> Pack::template_names() const {
  return stems_below(folder_ / "templates", ".mustache");
}
std::vector<std::string> Pack::catalog_languages() const {
  std::vector<std::string> tags;
  for (const auto &[tag, path] : catalog_files(folder_ / "locales").by_language) tags.push_back(tag.text());
  return tags;
}
fs::path Pack::catalog_file(const LanguageTag &language) const {
  const auto files = catalog_files(folder_ / "locales");
  const auto found = files.by_language.find(language);
  return found != files.by_language.end() ? found->second : folder_ / "locales" / (language.text() + ".po");
}
Problems Pack::misnamed_catalogs() const {
  return catalog_files(folder_ / "locales").misnamed;
}

std::vector<fs::path> Pack::sample_files() const {
  auto files = disk::files_below(folder_ / "forms" / "samples", ".json");
  const auto xml = disk::files_below(folder_ / "forms" / "samples", ".xml");
  files.insert(files.end(), xml.begin(), xml.end());
  std::sort(files.begin(), files.end());
  return files;
}

Date Pack::sample_day(Date today) const {
  const auto day = disk::read_file(folder_ / "forms" / "samples" / "today");
  const auto written = day ? Date::parse_iso(std::string_view(day->text).substr(0, 10)) : std::nullopt;
  return written.value_or(today);
}

Result<const form::Form *> Pack::form(std::string_view id_or_path) {
  if (const auto kept = read_.forms.find(id_or_path); kept != read_.forms.end()) return kept->second.get();
  const auto ids = form_ids();
  const bool by_path = looks_like_path(id_or_path);
  if (!by_path && std::find(ids.begin(), ids.end(), id_or_path) == ids.end())
    return unknown("form", id_or_path, ids);
  auto source = disk::read_file(by_path ? fs::path(id_or_path)
                                        : folder_ / "forms" / (std::string(id_or_path) + ".xml"));
  if (!source) return source.problems();
  auto form = form::Form::read(std::move(*source));
  if (!form) return form.problems();
  auto shared = std::make_shared<const form::Form>(std::move(*form));
  return read_.forms.emplace(std::string(id_or_path), std::move(shared)).first->second.get();
}

Result<const fill::Partials *> Pack::partials() {
  if (partials_) return &*partials_;
  fill::Partials read;
  Problems problems;
  for (const auto &path : disk::files_below(folder_ / "templates" / "partials", ".mustache")) {
    auto source = disk::read_file(path);
    if (source) {
      read.emplace(path.stem().string(), std::move(*source));
    } else {
      problems.insert(problems.end(), source.problems().begin(), source.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  partials_ = std::move(read);
  return &*partials_;
}

Result<const fill::Template *> Pack::source_template(std::string_view name) {
  const auto reading = template_reading(name);
  if (!reading) return reading.problems();
  if (!(*reading)->problems.empty()) return (*reading)->problems;
  return &*(*reading)->made;
}

Result<const fill::TemplateReading *> Pack::template_reading(std::string_view name) {
  if (const auto kept = templates_.find(name); kept != templates_.end()) return &kept->second;
  const auto names = template_names();
  if (std::find(names.begin(), names.end(), name) == names.end()) return unknown("template", name, names);
  const auto shared = partials();
  if (!shared) return shared.problems();
  auto source = disk::read_file(folder_ / "templates" / (std::string(name) + ".mustache"));
  if (!source) return source.problems();
  auto reading = fill::Template::read_all(std::move(*source), **shared);
  if (reading.problems.empty()) reading.problems = unprintable(*reading.made);
  return &templates_.emplace(std::string(name), std::move(reading)).first->second;
}

/// What keeps every paper of the template from being read, whatever the answers are.
Problems Pack::unprintable(const fill::Template &source) {
  const auto sheet = styles();
  if (!sheet) return {};
  const auto document =
      document::read_xhtml(source.unfilled(), **sheet, {.values = document::AttributeValues::shown},
                           [this](std::string_view name) { return picture(name); });
  return document ? Problems{} : source.of_any_filling(document.problems());
}

Result<const fill::TranslatedTemplate *> Pack::translated_template(std::string_view name,
                                                                   const LanguageTag &language) {
  const std::pair<std::string, std::string> key(name, language.text());
  if (const auto kept = translated_.find(key); kept != translated_.end()) return &kept->second;
  const auto source = source_template(name);
  if (!source) return source.problems();
  auto made = fill::TranslatedTemplate::make(**source, language, read_.catalogs);
  if (!made) return made.problems();
  return &translated_.emplace(key, std::move(*made)).first->second;
}

Result<const document::StyleSheet *> Pack::styles() {
  if (styles_) return &*styles_;
  const auto path = folder_ / "templates" / "styles.xml";
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return &document::StyleSheet::built_in();
  auto source = disk::read_file(path);
  if (!source) return source.problems();
  auto read = document::StyleSheet::read(std::move(*source));
  if (!read) return read.problems();
  styles_ = std::move(*read);
  return &*styles_;
}

Result<LanguageTag> Pack::printable_language(const LanguageTag &wanted) {
  if (const auto settled = read_.printable.find(wanted.text()); settled != read_.printable.end())
    return settled->second;
  auto language = find_printable(wanted);
  if (language) read_.printable.emplace(wanted.text(), *language);
  return language;
}

Result<LanguageTag> Pack::find_printable(const LanguageTag &wanted) {
  if (i18n::is_pseudo_locale(wanted)) return make_pseudo_locale(wanted);
  if (!catalog_files_) catalog_files_ = catalog_files(folder_ / "locales");
  const auto &have = catalog_files_->by_language;
  for (const LanguageTag &tag : wanted.lookup_order()) {
    const auto file = have.find(tag);
    if (file == have.end()) continue;
    if (std::find(read_.files.begin(), read_.files.end(), tag.text()) == read_.files.end()) {
      const auto source = disk::read_file(file->second);
      if (!source) return source.problems();
      auto catalog = i18n::Catalog::read_po(*source, tag);
      if (!catalog) return catalog.problems();
      read_.catalogs.add(std::move(*catalog));
      read_.files.push_back(tag.text());
    }
    return tag;
  }
  return LanguageTag();
}

Result<LanguageTag> Pack::make_pseudo_locale(const LanguageTag &wanted) {
  const auto texts = pack_texts(*this);
  if (!texts) return texts.problems();
  std::vector<i18n::SourceText> sources;
  for (const auto &text : *texts) sources.push_back({text.msgid, text.msgid_plural});
  take_catalog(i18n::pseudo_catalog(wanted, sources));
  return wanted;
}

void Pack::take_catalog(i18n::Catalog catalog) {
  const auto language = catalog.header().language;
  read_.catalogs.add(std::move(catalog));
  read_.printable.insert_or_assign(language.text(), language);
  std::erase_if(translated_, [&](const auto &made) { return made.first.second == language.text(); });
}

form::RunLanguages Pack::run_languages(const std::optional<LanguageTag> &reader) {
  const auto state = [this](std::string_view language) -> std::string {
    const auto tag = LanguageTag::parse(language);
    const auto printable = tag ? printable_language(*tag) : Result<LanguageTag>(LanguageTag());
    // A catalog that cannot be read is told of where a paper wants it.
    const auto *catalog = printable ? read_.catalogs.find(*printable) : nullptr;
    return catalog == nullptr ? "" : i18n::state_name(catalog->header().state);
  };
  return {.catalog_state = state, .reader = reader ? reader->text() : std::string()};
}

bool Pack::is_draft(const LanguageTag &language) const {
  const auto *catalog = read_.catalogs.find(language);
  return catalog != nullptr && catalog->header().state != i18n::ReviewState::reviewed;
}

}  // namespace formletter::packet
