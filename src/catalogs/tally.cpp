#include "catalogs/tally.hpp"

#include "xml/tree.hpp"

#include <set>

namespace formletter::catalogs {

Tally tally(const std::vector<packet::PackText> &texts, const i18n::Catalog &catalog) {
  std::set<std::string_view> fuzzy;
  for (const auto &entry : catalog.entries())
    if (entry.fuzzy) fuzzy.insert(entry.msgid);
  Tally made;
  made.texts = texts.size();
  for (const auto &text : texts) {
    const std::string msgid = xml::folded(text.msgid);
    if (catalog.translates(msgid, text.msgid_plural)) {
      ++made.translated;
    } else {
      (fuzzy.contains(msgid) ? made.fuzzy : made.missing).push_back(text.msgid);
    }
  }
  return made;
}

}  // namespace formletter::catalogs
