#pragma once

#include <formletter/date.hpp>
#include <formletter/language_tag.hpp>
#include <formletter/result.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter {

/// `eml` is a draft of an e-mail with its attachments, for documents whose rule has it.
enum class Format { pdf, html, text, eml };

/// What of a packet is wanted. Empty lists mean "all the form's rules call for".
struct PrintOptions {
  Date today;                          ///< what today() gives and letters are dated by
  std::vector<std::string> only = {};  ///< document names
  std::vector<Format> formats = {};    ///< in place of the form's own
  /// The reader's language, in place of the answer that documents follow;
  /// documents of a fixed language keep it. Also the language of messages.
  std::optional<LanguageTag> language = {};
  /// Refuses every paper in a language whose catalog nobody has reviewed.
  bool require_reviewed = false;
  /// The answers as they came travel inside each PDF, so that it can be reopened:
  /// PDF/A-3a then. Everything in them does, also what is not printed.
  bool attach_answers = false;
  /// PDF objects in compressed streams: a third smaller, some milliseconds slower each.
  bool compact = false;
  /// UTF-8; encrypts each PDF with AES-256. Such a file is no PDF/A, and since the
  /// keys are random its bytes differ each time. At most 127 bytes; "" for none.
  std::string password = {};
  /// Paths of the person's own files (PDF, JPEG, PNG), which go behind the papers of a
  /// packet and behind what an e-mail draft carries.
  std::vector<std::string> exhibits = {};
};

/// One finished paper.
struct Paper {
  std::string document;
  Format format = Format::pdf;
  LanguageTag language;
  std::string bytes;
  std::size_t pages = 0;          ///< of a PDF
  std::string file_name() const;  ///< "opla-letter.pdf"
};

/// Papers, and what the operator should know (warnings, notes).
struct Packet {
  std::vector<Paper> papers;
  Problems problems;
};

/// A document the answers call for.
struct PlannedDocument {
  std::string name;
  LanguageTag language;   ///< it will be printed in
  LanguageTag asked_for;  ///< by its rule or the options
  bool draft = false;     ///< by a catalog that nobody has reviewed
  std::string rule;       ///< the expression that chose it, or "always"
};

/// Prints packets from a pack: a folder with forms/, templates/ and locales/.
///
///     auto press = formletter::Press::open("/usr/share/formletter/pack");
///     auto packet = press->print("pd-request", {"ana.json", text}, {.today = today});
///
/// Files are read when first needed and kept. One thread at a time; each thread may
/// open a press of its own. One that was moved from may only be assigned to. A machine that
/// fails (a full disk, a font that cannot be read) is a std::exception.
class Press {
 public:
  /// A problem when the folder has no forms/.
  static Result<Press> open(const std::filesystem::path &pack);

  /// Every form, template, style, catalog and sample of the pack. Samples are
  /// checked as of the day that forms/samples/today names, else as of `today`.
  Problems check(Date today);
  /// The answers against the form: errors and warnings, none if all is well. `form`, here and
  /// below: a form's id, or a path (with a `/` or ending in .xml) to the file of one. A path is
  /// read from wherever it leads: never take it from somebody else.
  Problems validate(std::string_view form, Source answers, const PrintOptions &options);
  Result<std::vector<PlannedDocument>> documents(std::string_view form, Source answers,
                                                 const PrintOptions &options);
  /// All papers or none: an error anywhere keeps every paper back.
  Result<Packet> print(std::string_view form, Source answers, const PrintOptions &options);

  Press(Press &&) noexcept;
  Press &operator=(Press &&) noexcept;
  ~Press();

  /// The engine room, for the program's own commands.
  struct Works;
  Works &works() { return *works_; }
  const Works &works() const { return *works_; }

 private:
  explicit Press(std::unique_ptr<Works> works);
  std::unique_ptr<Works> works_;
};

}  // namespace formletter
