#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace formletter::pdf {

/// 128 bits that differ when the bytes differ, as far as a file's ID asks; the same on
/// every machine.
std::array<std::uint64_t, 2> fingerprint(std::string_view bytes);

}  // namespace formletter::pdf
