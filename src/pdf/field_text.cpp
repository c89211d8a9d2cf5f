#include "pdf/field_text.hpp"

#include "pdf/operators.hpp"

namespace formletter::pdf {

std::string field_content(const layout::PlacedTextField &field, DocumentFonts &fonts) {
  Operators out;
  out.put("/Tx BMC\n");
  if (!field.value.empty()) out.put("q BT 0 g\n");
  layout::Point at{Length(), field.box.height};
  for (const layout::ValueRun &run : field.value) {
    const std::size_t font = fonts.use(run.shown->face);
    out.put("/F");
    out.put_number(static_cast<std::int64_t>(font));
    out.put(' ');
    out.put_length(run.shown->size);
    out.put(" Tf ");
    out.put_length(run.origin.x - at.x);
    out.put(' ');
    out.put_length(at.y - run.origin.y);
    out.put(" Td\n");
    at = run.origin;
    fonts.show(font, run.shown, out);
  }
  if (!field.value.empty()) out.put("ET Q\n");
  out.put("EMC\n");
  return std::string(out.all());
}

}  // namespace formletter::pdf
