#include "output/mail_draft.hpp"

#include "diag/ascii.hpp"
#include "output/mime_body.hpp"
#include "output/mime_header.hpp"
#include "output/output.hpp"

#include <algorithm>
#include <array>

namespace formletter::output {

namespace {

/// Stands in no part: neither base64 nor quoted-printable has `=_` (RFC 2045, 6.7).
constexpr std::string_view boundary = "=_formletter_part";

/// Parts of `allowed` characters with single dots between them.
bool is_dotted(std::string_view text, std::string_view allowed) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return ascii::is_alphanumeric(c) || c == '.' || allowed.find(c) != std::string_view::npos;
  });
}

/// "Tue, 24 Nov 2026 12:00:00 -0000": noon, so that it is that day in every zone of the
/// country; -0000 says that the zone is not known (RFC 5322, 3.3).
std::string date_field(Date date) {
  constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970-01-01 on
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const int weekday = (date.days_since_1970() % 7 + 7) % 7;
  auto year = std::to_string(date.year());
  year.insert(0, 4 - year.size(), '0');
  return "Date: " + std::string(days[static_cast<std::size_t>(weekday)]) + ", " + std::to_string(date.day()) +
         " " + months[static_cast<std::size_t>(date.month() - 1)] + " " + year + " 12:00:00 -0000\r\n";
}

std::string head(const MailDraft &draft) {
  std::string field = date_field(draft.date);
  if (draft.to) field += "To: " + draft.to->text() + "\r\n";
  return field + unstructured_field("Subject", draft.subject) + "X-Unsent: 1\r\nMIME-Version: 1.0\r\n";
}

std::string text_part(const std::string &body) {
  return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(body);
}

std::string file_part(const MailAttachment &file) {
  return "Content-Type: " + file.media_type + "\r\nContent-Disposition: attachment" +
         parameter("filename", file.file_name) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         base64_lines(file.bytes);
}

bool has_class(const document::Block &block, std::string_view name) {
  const std::string classes = " " + block.class_name + " ";
  return classes.find(" " + std::string(name) + " ") != std::string::npos;
}

}  // namespace

std::optional<MailAddress> MailAddress::parse(std::string_view text) {
  constexpr std::size_t longest = 254;
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > longest) return std::nullopt;
  const auto host = text.substr(at + 1);
  if (!is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") || !is_dotted(host, "-")) return std::nullopt;
  return MailAddress(std::string(text));
}

std::string mail_text(document::Document document) {
  document.headers.clear();
  document.footers.clear();
  std::erase_if(document.blocks, [](const document::Block &block) { return has_class(block, "envelope"); });
  return write_text(document);
}

std::string write_eml(const MailDraft &draft) {
  if (draft.attachments.empty()) return head(draft) + text_part(draft.body);
  const std::string delimiter = "--" + std::string(boundary);
  std::string eml = head(draft) + "Content-Type: multipart/mixed;\r\n boundary=\"" + std::string(boundary) +
                    "\"\r\n\r\n" + delimiter + "\r\n" + text_part(draft.body);
  for (const auto &file : draft.attachments) eml += "\r\n" + delimiter + "\r\n" + file_part(file);
  return eml + "\r\n" + delimiter + "--\r\n";
}

}  // namespace formletter::output
