#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::diag {

/// Reads "500000", "800KB" or "10MB" (powers of ten); nothing for 0 or another text.
std::optional<std::uint64_t> parse_byte_size(std::string_view text);

/// "13.8 MB", or "80 KB" below a tenth of one, rounded up: what is over a limit never reads as the limit.
std::string byte_size_text(std::uint64_t bytes);

}  // namespace formletter::diag
