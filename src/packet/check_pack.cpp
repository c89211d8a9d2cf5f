#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "packet/broken_form.hpp"
#include "packet/specimens.hpp"
#include "packet/title_and_ids.hpp"
#include "packet/works.hpp"

#include <algorithm>
#include <set>

namespace formletter::packet {

namespace {

/// One run over a pack; each step adds what it finds.
class PackCheck {
 public:
  PackCheck(Press::Works &works, Date today) : works_(works), pack_(works.pack), today_(today) {}

  Problems run() {
    read_styles();
    read_templates();
    read_forms();
    read_catalogs();
    translate_templates();
    translate_forms();
    report_unsaid_drafts();
    report_unused_templates();
    read_specimens();
    read_sample_day();
    if (!has_errors(problems_)) rehearse_samples();
    return diag::in_reading_order(std::move(problems_));
  }

 private:
  void add(const Problems &found) { problems_.insert(problems_.end(), found.begin(), found.end()); }

  void read_styles() {
    if (const auto styles = pack_.styles(); !styles) add(styles.problems());
  }

  void read_templates() {
    for (const auto &name : pack_.template_names()) {
      const auto read = pack_.source_template(name);
      add(read ? wrong_title_and_ids(**read) : read.problems());
    }
  }

  void read_forms() {
    for (const auto &id : pack_.form_ids()) {
      const auto form = pack_.form(id);
      if (!form) {
        add(form.problems());
        check_documents_of_broken(id);
        continue;
      }
      if ((*form)->id() != id) report_id(**form, id);
      add((*form)->warnings());
      forms_.push_back(*form);
      for (const auto &rule : (*form)->documents()) check_document(**form, rule);
    }
  }
  void report_id(const form::Form &form, const std::string &stem) {
    problems_.push_back(
        {.code = "form-id",
         .place = {.file = form.file(), .line = 1, .column = 1},
         .subject = form.id(),
         .message = "The form's id is `" + form.id() + "` and its file `" + stem + ".xml`; they must agree.",
         .hint = {}});
  }

  /// What a form that cannot be read prints is told, too, and its templates are used.
  void check_documents_of_broken(const std::string &id) {
    auto source = disk::read_file(pack_.folder() / "forms" / (id + ".xml"));
    const auto form = source ? BrokenForm::read(std::move(*source)) : std::nullopt;
    uses_are_known_ = uses_are_known_ && form.has_value();
    if (!form) return;
    for (const auto &document : form->tree().root().children("document")) {
      const std::string name(document.attribute("template").value_or(""));
      if (name.empty() || !find_template(name, document.place(), document.attribute("name").value_or("")))
        continue;
      const auto reading = pack_.template_reading(name);
      if (reading && (*reading)->made) add(form->unknown_names(*(*reading)->made));
    }
  }

  void check_document(const form::Form &form, const form::DocumentRule &rule) {
    if (!find_template(rule.template_name, rule.place, rule.name)) return;
    const auto reading = pack_.template_reading(rule.template_name);
    if (reading && (*reading)->made) add((*reading)->made->check_names(form));
  }

  bool find_template(const std::string &name, const Place &place, std::string_view document) {
    const auto names = pack_.template_names();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      problems_.push_back({.code = "unknown-template",
                           .place = place,
                           .subject = std::string(document),
                           .message = "The pack has no template `" + name + "`.",
                           .hint = diag::did_you_mean(name, names)});
      return false;
    }
    used_templates_.insert(name);
    return true;
  }

  void read_catalogs() {
    add(pack_.misnamed_catalogs());
    for (const auto &language : pack_.catalog_languages()) {
      const auto read = pack_.printable_language(LanguageTag::parse(language).value());
      if (!read) {
        add(read.problems());
      } else {
        languages_.push_back(*read);
      }
    }
  }

  void translate_templates() {
    for (const auto &name : used_templates_) {
      if (!pack_.source_template(name)) continue;
      for (const auto &language : languages_) {
        if (const auto made = pack_.translated_template(name, language); !made) add(made.problems());
      }
    }
  }

  void translate_forms() {
    for (const auto *form : forms_)
      for (const auto &language : languages_) add(works_.damaged_texts(*form, language));
  }

  /// A paper in a translation that nobody has reviewed must say so.
  void report_unsaid_drafts() {
    for (const auto *form : forms_) {
      for (const auto &rule : form->documents()) {
        const auto language = draft_language(rule);
        const auto source = pack_.source_template(rule.template_name);
        if (!language || !source || (*source)->asks("catalog.draft")) continue;
        problems_.push_back(
            {.code = "draft-unsaid",
             .place = rule.place,
             .subject = rule.name,
             .message = "Nobody has reviewed the translation `" + language->text() + "`, and the template `" +
                        rule.template_name +
                        "` never asks whether its paper is a draft: it could not say so.",
             .hint = "put {{#catalog.draft}}<p>This translation is a draft.</p>{{/catalog.draft}} into it"});
      }
    }
  }
  /// A language in draft that the document may be printed in, if there is one.
  std::optional<LanguageTag> draft_language(const form::DocumentRule &rule) const {
    const auto *fixed = std::get_if<LanguageTag>(&rule.language);
    const auto found = std::ranges::find_if(languages_, [&](const LanguageTag &language) {
      return pack_.is_draft(language) && (fixed == nullptr || *fixed == language);
    });
    return found == languages_.end() ? std::nullopt : std::optional(*found);
  }

  void report_unused_templates() {
    if (!uses_are_known_) return;
    for (const auto &name : pack_.template_names()) {
      if (used_templates_.contains(name)) continue;
      problems_.push_back({.code = "unused-template",
                           .severity = Severity::warning,
                           .place = {.file = (pack_.folder() / "templates" / (name + ".mustache")).string()},
                           .subject = {},
                           .message = "No form prints this template.",
                           .hint = {}});
    }
  }

  void read_specimens() {
    for (const auto &specimen : specimens(pack_)) {
      const auto document = read_specimen(works_, specimen);
      if (!document) add(document.problems());
    }
  }

  void read_sample_day() {
    const auto path = pack_.folder() / "forms" / "samples" / "today";
    const auto day = disk::read_file(path);
    if (!day || Date::parse_iso(std::string_view(day->text).substr(0, 10))) return;
    problems_.push_back({.code = "bad-value",
                         .place = {.file = path.string(), .line = 1, .column = 1},
                         .subject = {},
                         .message = "The day that the samples are checked as of is a date like 2026-11-24.",
                         .hint = {}});
  }

  /// Samples must be good answers, and their papers must read as documents and fit on pages: this
  /// is where a class that no style names and a letter that no font has come to light. A sample belongs to
  /// the form that reads it without an unknown name.
  void rehearse_samples() {
    for (const auto &path : pack_.sample_files()) {
      const auto source = disk::read_file(path);
      if (!source) {
        add(source.problems());
        continue;
      }
      rehearse(*source);
    }
  }
  void rehearse(const Source &sample) {
    Problems least;
    for (const auto *form : forms_) {
      const PrintOptions options{.today = pack_.sample_day(today_)};
      auto problems = rehearse_with(*form, sample, options);
      if (!has_errors(problems)) return;
      if (least.empty() || problems.size() < least.size()) least = std::move(problems);
    }
    std::erase_if(least, [](const Problem &problem) { return problem.severity != Severity::error; });
    add(least);
  }
  Problems rehearse_with(const form::Form &form, const Source &sample, const PrintOptions &options) {
    const auto record = works_.read_record(form.id(), sample, options);
    if (!record) return record.problems();
    if (!record->checked.ok()) return record->checked.problems;
    const auto planned = works_.plan(*record, options);
    if (!planned) return planned.problems();
    Problems problems;
    for (const auto &document : *planned) {
      auto xhtml = works_.fill(*record, document, options.today);
      if (!xhtml) return xhtml.problems();
      const auto read = works_.read_document(document, std::move(*xhtml));
      if (!read) problems.insert(problems.end(), read.problems().begin(), read.problems().end());
      if (!read || !is_set_in_pages(*document.rule, options)) continue;
      const auto pages = works_.set_pages(*read);
      if (!pages) problems.insert(problems.end(), pages.problems().begin(), pages.problems().end());
    }
    return problems;
  }
  static bool is_set_in_pages(const form::DocumentRule &rule, const PrintOptions &options) {
    const auto formats = formats_for(rule, options);
    return std::ranges::find(formats, Format::pdf) != formats.end();
  }
  Press::Works &works_;
  Pack &pack_;
  Date today_;
  std::vector<const form::Form *> forms_;
  std::vector<LanguageTag> languages_;
  std::set<std::string> used_templates_;
  bool uses_are_known_ = true;  ///< no form is so broken that its documents cannot be told
  Problems problems_;
};

}  // namespace

Problems check_pack(Press::Works &works, Date today) {
  return PackCheck(works, today).run();
}

}  // namespace formletter::packet
