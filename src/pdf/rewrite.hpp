#pragma once

#include <optional>
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

/// The bytes of the file attached under a name that begins with "answers."; its
/// name, too. Nothing when there is none, or `pdf` is damaged or encrypted.
std::optional<std::pair<std::string, std::string>> attached_answers(std::string_view pdf);

/// Name and version of the libraries that this folder's output depends on.
std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace formletter::pdf
