#include "document/kept_parts.hpp"

#include <utility>

namespace formletter::document {
namespace {

constexpr std::size_t most_parts = 1024;
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

}  // namespace

bool KeptPart::is(const PartKey &key) const {
  return source == key.source && column == key.column && body == key.body && file == key.file;
}

bool KeptParts::is_full(std::size_t bytes) const {
  return parts_.size() >= most_parts || (!parts_.empty() && bytes_ + bytes > most_bytes);
}

const KeptPart &KeptParts::keep(std::size_t hash, KeptPart part) {
  bytes_ += part.source.size();
  return parts_.emplace(hash, std::move(part))->second;
}

void KeptParts::clear() {
  parts_.clear();
  bytes_ = 0;
}

}  // namespace formletter::document
