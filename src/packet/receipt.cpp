#include "packet/receipt.hpp"

#include "diag/report.hpp"
#include "digest/digest.hpp"
#include "i18n/library_version.hpp"
#include "packet/pack_digest.hpp"
#include "packet/works.hpp"
#include "pdf/rewrite.hpp"

#include <algorithm>

namespace formletter::packet {

namespace fs = std::filesystem;

namespace {

std::string field(std::string_view name, std::string_view text) {
  return diag::json_string(name) + ": " + diag::json_string(text);
}

std::string pack_entry(const fs::path &pack) {
  const auto digest = digest_of_pack(pack);
  return "  \"pack\": {\"files\": " + std::to_string(digest.files) + ", " + field("sha256", digest.sha256) +
         "},\n";
}

std::string policy_entry(const form::Form &form) {
  if (form.policies().empty()) return {};
  const auto &policy = form.policies().front();
  return "  \"policy\": {" + field("id", policy.id) + ", " + field("as_of", policy.as_of.iso()) + ", " +
         field("status", std::string(form::status_name(policy.status))) + "},\n";
}

std::string libraries_entry() {
  auto versions = pdf::library_versions();
  versions.emplace_back("icu", i18n::icu_version());
  std::sort(versions.begin(), versions.end());
  std::string out;
  for (const auto &[name, version] : versions) out += (out.empty() ? "" : ", ") + field(name, version);
  return "  \"libraries\": {" + out + "},\n";
}

std::string paper_entry(const Paper &paper) {
  std::string out = "    {" + field("file", paper.file_name()) + ", " + field("document", paper.document) +
                    ", " + field("language", paper.language.text()) + ", " +
                    field("format", name_of(paper.format));
  if (paper.format == Format::pdf) out += ", \"pages\": " + std::to_string(paper.pages);
  return out + ", \"bytes\": " + std::to_string(paper.bytes.size()) + ", " +
         field("sha256", digest::sha256_hex(paper.bytes)) + "}";
}

std::string exhibits_entry(const std::vector<Bundle::Enclosed> &exhibits) {
  std::string out;
  for (const auto &exhibit : exhibits)
    out += (out.empty() ? "    {" : ",\n    {") + field("letter", exhibit.letter) +
           ", \"pages\": " + std::to_string(exhibit.pages) + ", \"bytes\": " + std::to_string(exhibit.bytes) +
           ", " + field("sha256", exhibit.sha256) + "}";
  return out.empty() ? "" : ",\n  \"exhibits\": [\n" + out + "\n  ]";
}

}  // namespace

std::string receipt_json(const ReceiptInput &input) {
  std::string papers;
  for (const auto &paper : input.packet.papers) papers += (papers.empty() ? "" : ",\n") + paper_entry(paper);
  return "{\n  " + field("program", "formletter " FORMLETTER_VERSION) + ",\n" + libraries_entry() + "  " +
         field("today", input.today.iso()) + ",\n  \"form\": {" + field("id", input.form.id()) + ", " +
         field("version", input.form.version()) + "},\n" + policy_entry(input.form) + pack_entry(input.pack) +
         "  \"answers\": {" + field("sha256", digest::sha256_hex(input.answers)) + "},\n  \"papers\": [\n" +
         papers + "\n  ]" + exhibits_entry(input.exhibits) + "\n}\n";
}

bool is_receipt(std::string_view bytes) {
  return bytes.starts_with("{\n  \"program\": \"formletter ");
}

}  // namespace formletter::packet
