#pragma once

#include <filesystem>

namespace formletter::disk {

/// Makes the names in the folder durable. Throws MachineFailure.
void sync_folder(const std::filesystem::path &folder);

}  // namespace formletter::disk
