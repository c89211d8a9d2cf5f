#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace formletter::packet {

/// What a pack is, to tell it from another state of it.
struct PackDigest {
  std::size_t files = 0;
  std::string sha256;
};

/// The hash of the lines that `sha256sum` writes for the pack's files, so that anybody can
/// make it again, in the pack's folder:
///     find forms templates locales -type f | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum
/// Throws disk::MachineFailure for a file that cannot be read.
PackDigest digest_of_pack(const std::filesystem::path &folder);

}  // namespace formletter::packet
