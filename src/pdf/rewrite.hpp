#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is done to a whole file after it has been written. qpdf does it.
namespace formletter::pdf {

/// Why a password would not do, as a sentence; "" for UTF-8 of 1 to 127 bytes.
std::string_view password_fault(std::string_view password);

/// Encrypts with AES-256 (revision 6). The owner's password is random and thrown
/// away, and so are keys and salts: the bytes differ each time. Precondition: the
/// password has no fault. Screen readers may read the result (ISO 14289-1, 7.16).
std::string protect(std::string_view pdf, const std::string &password);

/// The same file with its objects in compressed streams; deterministic.
std::string compacted(std::string_view pdf);

/// The file attached under a name that begins with "answers.".
struct AttachedAnswers {
  /// unreadable: the PDF is damaged or opens with a password only, so that nobody can say what it carries.
  enum class Found { none, some, unreadable };
  Found found = Found::none;
  std::string name, bytes;  ///< of `some`
};
AttachedAnswers attached_answers(std::string_view pdf);

/// Name and version of the libraries that this folder's output depends on.
std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace formletter::pdf
