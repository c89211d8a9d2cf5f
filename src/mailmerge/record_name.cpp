#include "mailmerge/record_name.hpp"

#include "answers/typed_answer.hpp"
#include "diag/ascii.hpp"
#include "digest/digest.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

constexpr std::size_t longest_stem = 80, digest_length = 10;

bool is_plain(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '_';
}

bool is_reserved(std::string_view stem) {
  constexpr std::array devices{"con", "prn", "aux", "nul"};
  const auto name = collision_key(stem);
  if (std::find(devices.begin(), devices.end(), name) != devices.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '0' &&
         name[3] <= '9';
}

}  // namespace

std::string record_id_of(const form::Form &form, const std::string &typed) {
  const auto *item = typed.empty() ? nullptr : form.find(form.record_id());
  const auto *question = item == nullptr ? nullptr : std::get_if<form::Question>(item);
  if (question == nullptr) return i18n::nfc(typed);
  auto taken = answers::take(form, *question, typed);
  return taken.refused() || taken.canonical.empty() ? i18n::nfc(typed) : std::move(taken.canonical);
}

std::string collision_key(std::string_view stem) {
  std::string key(stem);
  key = ascii::lower(key);
  return key;
}

std::string record_stem(std::string_view record_id, std::size_t row) {
  if (record_id.empty()) {
    auto number = std::to_string(row);
    constexpr std::size_t digits = 6;
    return "row-" + std::string(digits - std::min(digits, number.size()), '0') + number;
  }
  std::string stem;
  for (const char c : record_id) {
    if (is_plain(c)) {
      stem += c;
    } else if (!stem.ends_with('_')) {
      stem += '_';
    }
  }
  const bool changed = stem != record_id || stem.size() > longest_stem || stem.starts_with('-') ||
                       is_reserved(stem) || stem.starts_with("row-");
  if (!changed) return stem;
  if (stem.starts_with('-')) stem.front() = '_';
  stem.resize(std::min(stem.size(), longest_stem - digest_length - 1));
  return stem + "-" + digest::sha256_hex(record_id).substr(0, digest_length);
}

}  // namespace formletter::mailmerge
