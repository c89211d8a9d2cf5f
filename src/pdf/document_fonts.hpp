#pragma once

#include "pdf/drawn_pages.hpp"
#include "pdf/ready_runs.hpp"
#include "pdf/shared_fonts.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace formletter::pdf {

/// The faces of a document in the order of their first use: /F0, /F1 and so on.
///
/// A face that shows nothing but what the batch shares keeps no account of its glyphs;
/// the first run that shows more has it opened, with all that was shown before.
class DocumentFonts {
 public:
  /// Runs that are shown stay where they are as long as this.
  DocumentFonts(FontSubsets &subsets, ReadyRuns &ready, SharedFonts &shared)
      : subsets_(&subsets), ready_(&ready), shared_(&shared) {}
  /// Index of the face's resource.
  std::size_t use(text::FaceId face) {
    for (std::size_t i = 0; i < uses_.size(); ++i)
      if (uses_[i].face == face) return i;
    return add_use(face);
  }
  /// All that the subset has is shown, with its codes: by pages that were drawn elsewhere. Before
  /// anything is shown in the face; the same glyphs each time.
  void take(text::FaceId face, const std::shared_ptr<const FontSubset> &subset);
  /// Puts the operators that show the run in its face, which has the index.
  void show(std::size_t index, const std::shared_ptr<const text::ShownRun> &run, Operators &out);
  /// The account of what a face has shown so far.
  FontUse &operator[](std::size_t index) { return open(uses_[index]).font; }
  const TypingFont &typing(std::size_t index) { return subsets_->typing(uses_[index].face); }
  std::size_t size() const { return uses_.size(); }
  /// Writes all of them and the entries of the resource dictionary's /Font.
  std::string write(HaruFile &file);
  /// Once they are written: entries of /Font for pages that were drawn with these, or "" where all of
  /// the document's serve them.
  std::string entries_for(const TakenFonts &fonts) const;
  /// Adds what was shown to what a batch shares.
  void share();
  /// The faces and their subsets, for take(); nothing where something is shown that is not shared.
  std::optional<TakenFonts> shown_as_shared() const;

 private:
  struct Account {
    FontUse font;
    /// Where the operators are of runs that several pages show, from the second time on: what a
    /// glyph stands for in the account does not change any more.
    std::unordered_map<const text::ShownRun *, std::optional<std::size_t>> again = {};
    KeptOperators kept = {};  ///< those operators
  };
  struct Use {
    text::FaceId face;
    std::vector<const text::ShownRun *> ready;  ///< shown before the account was opened
    std::shared_ptr<const FontSubset> taken;
    ObjectId object;                   ///< when it is written
    std::unique_ptr<Account> account;  ///< null while all that is shown is shared
  };
  static bool is_shared(const Use &use) {
    return use.account == nullptr && (!use.ready.empty() || use.taken != nullptr);
  }
  std::size_t add_use(text::FaceId face);
  std::shared_ptr<const FontSubset> subset(Use &use);
  Account &open(Use &use);
  void show_in_account(Use &use, const std::shared_ptr<const text::ShownRun> &run, Operators &out);

  FontSubsets *subsets_;
  ReadyRuns *ready_;
  SharedFonts *shared_;
  std::vector<Use> uses_;
};

}  // namespace formletter::pdf
