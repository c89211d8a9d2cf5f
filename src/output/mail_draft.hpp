#pragma once

#include "document/document.hpp"

#include <formletter/date.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::output {

/// One address without a name: RFC 5322's dot-atom before the @, a host name behind it,
/// ASCII, at most 254 characters.
class MailAddress {
 public:
  static std::optional<MailAddress> parse(std::string_view text);
  const std::string &text() const { return text_; }

 private:
  explicit MailAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

struct MailAttachment {
  std::string file_name;
  std::string media_type;  ///< "application/pdf"
  std::string bytes;
};

/// A mail for a person to look at and send.
struct MailDraft {
  std::optional<MailAddress> to;  ///< nothing leaves the line blank
  std::string subject;
  std::string body;  ///< UTF-8, LF line ends
  Date date;
  std::vector<MailAttachment> attachments;
};

/// The text of a mail: the paper's without what only a sheet has, running heads and
/// feet, and without its top blocks of the class `envelope`, which a mail has in its
/// header. Wrapped at 72 columns.
std::string mail_text(document::Document document);

/// The draft as an .eml file: RFC 5322 and MIME, all ASCII, CRLF, the same bytes for the
/// same draft. X-Unsent opens it ready to send in Outlook and Thunderbird. It has no From
/// and no Message-ID: both are the sender's, and a number made here would be that of every
/// copy sent from it.
std::string write_eml(const MailDraft &draft);

}  // namespace formletter::output
