#pragma once

#include "diag/report.hpp"
#include "packet/works.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace formletter::test {

/// A pack of one form, a note that follows the reader's language and a copy of it
/// beside English; without samples.
class VisitPack {
 public:
  VisitPack() {
    for (const auto *folder : {"forms", "templates/partials", "locales"})
      std::filesystem::create_directories(scratch_.folder() / folder);
    write("forms/visit.xml", form());
    note("<p>Come, {{who}}.</p>");
    catalog("Venga, {{who}}.", "¿Quién, ${age}?");
  }

  /// `more` are further documents.
  static std::string form(const std::string &document = "note", const std::string &more = {}) {
    return R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="who"><label>Who</label></text>
<text name="age"><label>Age</label></text>
<repeat name="kids"><label>Kids</label><text name="kid"><label>Who, ${age}?</label></text></repeat>
<text name="language"><label>Language</label></text>
<document name="note" template=")" +
           document + R"(" language="${language}"><title>Note</title></document>
<document name="copy" template="note" language="${language}" pair="en"><title>Copy</title></document>
)" + more + "</form>";
  }

  void write(const std::string &name, const std::string &bytes) const { scratch_.file(name, bytes); }
  void folder(const std::string &name) const {
    std::filesystem::create_directories(scratch_.folder() / name);
  }
  void note(const std::string &body, const std::string &page = "letter",
            const std::string &opening = "<body>") const {
    write("templates/note.mustache",
          "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Note</title><meta name=\"page\" "
          "content=\"" +
              page + "\"/></head>\n" + opening + "\n" + body + "\n</body></html>");
  }
  void catalog(const std::string &note, const std::string &label) const {
    write("locales/es.po",
          "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\nX-Formletter-State: "
          "reviewed\\nX-Reviewer: Ana Ruiz\\nX-Reviewed-On: 2026-01-02\\n\"\n\n"
          "msgid \"Come, {{who}}.\"\nmsgstr \"" +
              note + "\"\n\nmsgid \"Who, ${age}?\"\nmsgstr \"" + label + "\"\n");
  }

  /// The report with the files named from the pack.
  std::string checked() const { return in_pack(opened().check(day())); }
  Result<Packet> printed(const std::string &language, const std::vector<std::string> &only = {},
                         const std::vector<Format> &formats = {Format::text}) const {
    auto press = opened();
    PrintOptions options{.today = day(), .formats = formats};
    options.only = only;
    return press.print(
        "visit",
        {"a.json", R"({"who":"Ana","kids":[{"kid":"A"},{"kid":"B"}],"language":")" + language + "\"}"},
        options);
  }
  std::string in_pack(const Problems &problems) const {
    auto text = diag::report_text(problems);
    const auto folder = scratch_.folder().string() + "/";
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder))
      text.erase(at, folder.size());
    return text;
  }

  Press opened() const {
    auto press = Press::open(scratch_.folder());
    REQUIRE(press.ok());
    return std::move(*press);
  }

 private:
  static Date day() { return Date::from_parts(2026, 11, 24).value(); }
  Scratch scratch_;
};

}  // namespace formletter::test
