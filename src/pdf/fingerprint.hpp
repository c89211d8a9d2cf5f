#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace formletter::pdf {

/// 128 bits that differ when the bytes differ, as far as a file's ID asks; the same on
/// every machine.
using Fingerprint = std::array<std::uint64_t, 2>;
Fingerprint fingerprint(std::string_view bytes);
/// Of one thing and another, in this order.
Fingerprint joined(const Fingerprint &one, const Fingerprint &other);

}  // namespace formletter::pdf
