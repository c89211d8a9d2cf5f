#pragma once

#include <formletter/place.hpp>

#include <string>
#include <utility>
#include <vector>

namespace formletter::i18n {

/// One message of a PO file to be written.
struct PoMessage {
  std::string msgid;
  std::string msgid_plural = {};           ///< or ""
  std::vector<std::string> msgstr = {""};  ///< one, or one a plural form
  std::vector<std::string> notes = {};     ///< "#." lines; one line each
  std::vector<Place> references = {};      ///< "#:"
};

/// A PO file: the header's fields and the messages. One line a text, however long, as `msgcat --no-wrap`
/// writes it: a change of a sentence is a change of one line, in every script.
std::string written_po(const std::vector<std::pair<std::string, std::string>> &header_fields,
                       const std::vector<PoMessage> &messages);

}  // namespace formletter::i18n
