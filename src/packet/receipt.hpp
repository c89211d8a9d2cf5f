#pragma once

#include "form/form.hpp"
#include "packet/bundle.hpp"

#include <formletter/press.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace formletter::packet {

struct ReceiptInput {
  const form::Form &form;
  const std::filesystem::path &pack;
  std::string_view answers;  ///< the bytes of the answers file
  const Packet &packet;
  Date today;
  std::vector<Bundle::Enclosed> exhibits = {};  ///< of a packet that is one file
};

/// What was printed from what, as JSON: SHA-256 of each paper, of the answers, of the
/// exhibits and of the pack, the policy in force, the versions. Hashes and names alone: nothing of
/// what the answers say.
///
/// The pack's hash is that of the lines `sha256sum` writes for its files, so that
/// anybody can make it again, in the pack's folder:
///     find forms templates locales -type f | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum
std::string receipt_json(const ReceiptInput &input);

}  // namespace formletter::packet
