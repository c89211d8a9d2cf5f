#include "pdf/prepared.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace formletter::pdf {
namespace {

/// Bytes of `size` at two places. Most are one short dictionary's.
bool same_bytes(const char *one, const char *other, std::size_t size) {
  return size == 0 || std::memcmp(one, other, size) == 0;
}

/// Bytes that are not copied stay as they are while somebody keeps the file, so the same place
/// holds the same ones.
bool same_place(std::string_view one, std::string_view other) {
  return one.size() == other.size() && (one.data() == other.data() || one.empty());
}

bool same_content(const Prepared &a, const Body &one, const Prepared &b, const Body &other) {
  const std::size_t size = one.entries.size - one.length_digits;
  return size == other.entries.size - other.length_digits &&
         same_bytes(&a.arena[one.entries.begin], &b.arena[other.entries.begin], size - 1);
}

bool same_body(const Prepared &a, const Body &one, const Prepared &b, const Body &other) {
  if (one.is_stream != other.is_stream || one.is_content != other.is_content) return false;
  if (!same_place(one.more_entries, other.more_entries)) return false;
  if (one.is_content) return same_content(a, one, b, other);
  return one.entries.size == other.entries.size && one.copied.size == other.copied.size &&
         same_place(one.bytes, other.bytes) &&
         same_bytes(a.arena.data() + one.entries.begin, b.arena.data() + other.entries.begin,
                    one.entries.size) &&
         same_bytes(a.arena.data() + one.copied.begin, b.arena.data() + other.copied.begin, one.copied.size);
}

/// Its bytes follow from the elements and from the numbers that they are given.
Fingerprint fingerprint_of(const MovedElements &moved) {
  const ElementPlaces &places = moved.places;
  const Fingerprint placed = joined(moved.structure->fingerprint, {places.top.number, places.first.number});
  return joined(placed, {places.parent.number, places.pages.front().number});
}

}  // namespace

bool differ_in_contents_alone(const Prepared &one, const Prepared &other) {
  assert(one.moved.empty() && other.moved.empty());
  if (one.pages != other.pages || one.bodies.size() != other.bodies.size() ||
      one.arena.size() - one.varying != other.arena.size() - other.varying)
    return false;
  for (std::size_t i = 0; i < one.bodies.size(); ++i)
    if (!same_body(one, one.bodies[i], other, other.bodies[i])) return false;
  return true;
}

Fingerprint fingerprint_without_contents(const Prepared &prepared) {
  FingerprintTaker taker;
  const auto take = [&](std::string_view part) {
    taker.take(part);
    taker.take("\n");
  };
  for (const Body &body : prepared.bodies) {
    const std::string_view entries = prepared[body.entries];
    if (body.is_content) {
      take(entries.substr(0, prepared.length_of(body).begin - body.entries.begin));
    } else {
      take(entries);
      take(prepared[body.copied]);
    }
  }
  return taker.taken();
}

TrailerId trailer_id(const Prepared &prepared, const Fingerprint &without_contents) {
  Fingerprint id = without_contents;
  for (const PreparedContent &content : prepared.contents) id = joined(id, content.fingerprint);
  for (const MovedElements &moved : prepared.moved) id = joined(id, fingerprint_of(moved));
  TrailerId text;
  char *out = text.data();
  const auto put = [&](std::string_view part) { out = std::copy(part.begin(), part.end(), out); };
  const auto put_id = [&] {
    for (const std::uint64_t half : id)
      for (int shift = 60; shift >= 0; shift -= 4) *out++ = "0123456789ABCDEF"[(half >> shift) & 0xF];
  };
  put("/ID [<");
  put_id();
  put("><");
  put_id();
  put(">]\n");
  assert(out == text.data() + text.size());
  return text;
}

}  // namespace formletter::pdf
