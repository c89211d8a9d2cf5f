#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What digest() and base64-decode() need.
namespace formletter::form {

/// "MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", but for what OpenSSL's policy hides.
const std::vector<std::string> &digest_algorithms();
/// "base64", "hex".
const std::vector<std::string> &digest_encodings();

/// The hash's bytes; nothing for an algorithm that is not in the list.
std::optional<std::string> digest_bytes(std::string_view text, std::string_view algorithm);

/// RFC 4648, section 4, with padding.
std::string to_base64(std::string_view bytes);
/// Nothing for text that is not base64; white space and absent padding are allowed.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace formletter::form
