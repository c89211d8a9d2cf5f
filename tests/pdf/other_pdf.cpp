#include "pdf/other_pdf.hpp"

namespace formletter::pdf {

std::string stream_object(const std::string &keys, const std::string &data) {
  return "<<" + keys + " /Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream";
}

std::string OtherPdf::bytes() const {
  std::vector<std::string> all{
      "<</Type /Catalog /Pages 2 0 R " + catalog + ">>",
      "<</Type /Pages /Kids [3 0 R] /Count 1>>",
      "<</Type /Page /Parent 2 0 R /Contents 4 0 R " + page +
          " /Resources <</Font <</F 5 0 R>> /Properties <<" + properties + ">> /XObject <<" + pictures +
          ">>>>>>",
      stream_object("", content),
      "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
  };
  all.insert(all.end(), objects.begin(), objects.end());
  std::string file = "%PDF-1.7\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
  }
  const auto size = std::to_string(all.size() + 1);
  const auto begin = std::to_string(file.size());
  return file + "xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size +
         " /Root 1 0 R>>\nstartxref\n" + begin + "\n%%EOF\n";
}

}  // namespace formletter::pdf
