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
/// what the answers say. The pack's is that of digest_of_pack().
std::string receipt_json(const ReceiptInput &input);

/// Whether a file's bytes are a receipt of this program's.
bool is_receipt(std::string_view bytes);

}  // namespace formletter::packet
