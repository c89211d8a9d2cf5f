#pragma once

#include "packet/pack.hpp"

#include <formletter/result.hpp>

#include <string>
#include <vector>

namespace formletter::packet {

/// A text that somebody who reads another language may be shown: what a catalog
/// translates. One a msgid, however often the pack says it.
struct PackText {
  std::string msgid;
  std::string msgid_plural;        ///< of a text that counts, or ""
  std::vector<std::string> notes;  ///< to translators, each once
  /// Where it is said: files of the pack by their path in it, the engine's own by
  /// theirs in the source tree ("src/answers/engine_messages.hpp"). Never empty.
  std::vector<Place> places;
  bool is_markup = false;  ///< a block of a template: holds tags and elements
};

/// A document in another language than English, alone or beside it. A template that
/// none such prints (a cover sheet, an e-mail to an office) stays English, and its
/// texts are none of a catalog's.
bool is_translated(const form::DocumentRule &rule);

/// All texts of the pack's forms and translated documents, of the interview and of
/// the engine. The same order always: forms, templates by name, the engine.
Result<std::vector<PackText>> pack_texts(Pack &pack);

}  // namespace formletter::packet
