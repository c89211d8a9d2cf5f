#include "pdf/field_text.hpp"

namespace formletter::pdf {

std::string field_content(const layout::PlacedTextField &field, DocumentFonts &fonts) {
  std::string out = "/Tx BMC\n";
  if (!field.value.empty()) out += "q BT 0 g\n";
  layout::Point at{Length(), field.box.height};
  for (const layout::ValueRun &run : field.value) {
    const std::size_t font = fonts.use(run.shown->face);
    out += "/F";
    append_integer(out, static_cast<std::int64_t>(font));
    out += ' ';
    append_length(out, run.shown->size);
    out += " Tf ";
    append_length(out, run.origin.x - at.x);
    out += ' ';
    append_length(out, at.y - run.origin.y);
    out += " Td\n";
    at = run.origin;
    out += fonts.show(font, run.shown);
  }
  if (!field.value.empty()) out += "ET Q\n";
  return out + "EMC\n";
}

}  // namespace formletter::pdf
