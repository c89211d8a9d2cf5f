#include "catalogs/sample_papers.hpp"

#include "catalogs/append_problems.hpp"
#include "disk/disk.hpp"
#include "packet/paper_notes.hpp"

namespace formletter::catalogs {

namespace {

bool follows_reader(const form::DocumentRule &rule) {
  return std::holds_alternative<std::string>(rule.language);
}

class SampleRun {
 public:
  SampleRun(Press::Works &works, const PrintOptions &options,
            const std::function<void(const SamplePaper &)> &visit)
      : works_(works), options_(options), visit_(visit) {}

  Problems run() {
    for (const auto &path : works_.pack.sample_files()) {
      const auto source = disk::read_file(path);
      if (!source) {
        append(problems_, source.problems());
        continue;
      }
      read(*source, path.stem().string());
    }
    return std::move(problems_);
  }

 private:
  /// The first form that takes the answers; what the last one says when none does.
  void read(const Source &source, const std::string &sample) {
    Problems refused;
    for (const auto &id : works_.pack.form_ids()) {
      const auto record = works_.read_record(id, source, options_);
      if (record && record->checked.ok()) return print(*record, sample);
      refused = record ? record->checked.problems : record.problems();
    }
    append(problems_, refused);
  }

  void print(const Press::Works::Record &record, const std::string &sample) {
    const auto planned = works_.plan(record, options_);
    if (!planned) return append(problems_, planned.problems());
    for (const auto &document : *planned) {
      const bool in_language = follows_reader(*document.rule) || document.language == *options_.language;
      if (in_language) print(record, document, sample);
    }
  }

  void print(const Press::Works::Record &record, const Press::Works::Planned &planned,
             const std::string &sample) {
    auto xhtml = works_.fill(record, planned, options_.today);
    if (!xhtml) return append(problems_, xhtml.problems());
    const auto document = works_.read_document(planned, std::move(*xhtml));
    if (!document) return append(problems_, document.problems());
    const auto pages = works_.set_pages(*document);
    if (!pages) return append(problems_, pages.problems());
    visit_({sample, record.form, planned.rule, planned.language, &record, &*document, &*pages});
  }

  Press::Works &works_;
  const PrintOptions &options_;
  const std::function<void(const SamplePaper &)> &visit_;
  Problems problems_;
};

}  // namespace

Problems for_each_sample_paper(Press::Works &works, const LanguageTag &language, Date today,
                               const std::function<void(const SamplePaper &)> &visit) {
  const PrintOptions options{.today = works.pack.sample_day(today), .language = language};
  return SampleRun(works, options, visit).run();
}

bool SamplePaper::is_large_print() const {
  return packet::is_large_print(*document);
}

std::optional<std::size_t> page_budget(const SamplePaper &paper) {
  return packet::page_budget(*paper.rule, paper.language, *paper.document);
}

}  // namespace formletter::catalogs
