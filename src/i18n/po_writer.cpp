#include "i18n/po_writer.hpp"

#include <string_view>

namespace formletter::i18n {

namespace {

std::string po_string(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    if (c == '\n') {
      made += "\\n";
    } else if (c == '\t') {
      made += "\\t";
    } else {
      made += c;
    }
  }
  return made + "\"";
}

std::string written_reference(const Place &place) {
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

/// "#:" lines, filled as msgcat fills them: this is the one thing it wraps always.
std::string written_references(const std::vector<Place> &places) {
  constexpr std::size_t longest_line = 79;
  std::string made, line = "#:";
  for (const auto &place : places) {
    const auto reference = written_reference(place);
    if (line.size() + 1 + reference.size() > longest_line && line.size() > 2) {
      made += line + "\n";
      line = "#:";
    }
    line += " " + reference;
  }
  return places.empty() ? "" : made + line + "\n";
}

std::string written_message(const PoMessage &message) {
  std::string made = "\n";
  for (const auto &note : message.notes) made += "#. " + note + "\n";
  made += written_references(message.references) + "msgid " + po_string(message.msgid) + "\n";
  if (message.msgid_plural.empty()) return made + "msgstr " + po_string(message.msgstr.front()) + "\n";
  made += "msgid_plural " + po_string(message.msgid_plural) + "\n";
  for (std::size_t form = 0; form < message.msgstr.size(); ++form)
    made += "msgstr[" + std::to_string(form) + "] " + po_string(message.msgstr[form]) + "\n";
  return made;
}

}  // namespace

std::string written_po(const std::vector<std::pair<std::string, std::string>> &header_fields,
                       const std::vector<PoMessage> &messages) {
  std::string made = "msgid \"\"\nmsgstr \"\"\n";
  for (const auto &[name, value] : header_fields) made += po_string(name + ": " + value + "\n") + "\n";
  for (const auto &message : messages) made += written_message(message);
  return made;
}

}  // namespace formletter::i18n
