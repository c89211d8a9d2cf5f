#include "catalogs/pot.hpp"

#include "catalogs/text_check.hpp"
#include "catalogs/watched_words.hpp"
#include "i18n/po_writer.hpp"
#include "packet/pack_texts.hpp"

#include <algorithm>

namespace formletter::catalogs {

namespace {

std::string project_name(packet::Pack &pack) {
  std::string name = "formletter";
  for (const auto &id : pack.form_ids())
    if (const auto form = pack.form(id)) name += " " + id + " " + (*form)->version();
  return name;
}

void note_watched(i18n::PoMessage &message, const std::vector<WatchedWord> &words) {
  for (const auto &[word, note] : words) {
    if (!says_word(bare_words(message.msgid), word)) continue;
    if (std::ranges::find(message.notes, note) == message.notes.end()) message.notes.push_back(note);
  }
}

}  // namespace

Result<std::string> pot(packet::Pack &pack) {
  const auto words = watched_words(pack.folder());
  if (!words) return words.problems();
  const auto texts = packet::pack_texts(pack);
  if (!texts) return texts.problems();
  std::vector<i18n::PoMessage> messages;
  for (const auto &text : *texts) {
    messages.push_back({.msgid = text.msgid, .notes = text.notes, .references = text.places});
    if (!text.msgid_plural.empty()) {
      messages.back().msgid_plural = text.msgid_plural;
      messages.back().msgstr = {"", ""};
    }
    note_watched(messages.back(), *words);
  }
  // No POT-Creation-Date: the template is the same bytes for the same pack.
  // What gettext's and Poedit's programs fill in stands as they expect it.
  return i18n::written_po({{"Project-Id-Version", project_name(pack)},
                           {"PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"},
                           {"Last-Translator", "FULL NAME <EMAIL@ADDRESS>"},
                           {"Language-Team", "LANGUAGE <LL@li.org>"},
                           {"Language", ""},
                           {"MIME-Version", "1.0"},
                           {"Content-Type", "text/plain; charset=UTF-8"},
                           {"Content-Transfer-Encoding", "8bit"},
                           {"Plural-Forms", "nplurals=INTEGER; plural=EXPRESSION;"},
                           {"X-Formletter-State", "partial"}},
                          messages);
}

}  // namespace formletter::catalogs
