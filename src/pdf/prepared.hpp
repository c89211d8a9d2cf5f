#pragma once

#include "pdf/fingerprint.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/movable_elements.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// What stands on a page.
struct PreparedContent {
  std::uint32_t object = 0;
  Fingerprint fingerprint = {};
};

/// All that stands in the objects of one file.
struct Prepared {
  std::string arena;
  std::vector<Body> bodies;               ///< by object number
  std::size_t pages = 0;                  ///< leaves of the page tree
  std::vector<MovedElements> moved;       ///< their objects stand behind the bodies'
  std::size_t moved_in = 0;               ///< objects of those
  std::vector<PreparedContent> contents;  ///< by object number
  std::size_t varying = 0;                ///< bytes of the arena that are contents, or say how long those are
  std::vector<std::shared_ptr<const void>> held;  ///< what holds bytes that are not copied

  std::size_t objects() const { return bodies.size() + moved_in; }
  std::string_view operator[](Stretch stretch) const {
    return std::string_view(arena).substr(stretch.begin, stretch.size);
  }
  /// What stands in a stream, copied or not.
  std::string_view stream(const Body &body) const {
    return body.bytes.empty() ? (*this)[body.copied] : body.bytes;
  }
  /// The digits of a content's /Length.
  Stretch length_of(const Body &content) const {
    const std::size_t end = content.entries.begin + content.entries.size - 1;
    return {end - content.length_digits, content.length_digits};
  }
};

/// Whether two files are the same but for what stands in the contents of their pages. Precondition:
/// nothing was moved into them.
bool differ_in_contents_alone(const Prepared &one, const Prepared &other);

/// "/ID [<32 digits><32 digits>]", and the line's end.
using TrailerId = std::array<char, 75>;
/// Of all that was defined but for the contents of pages: the same for files that differ in those
/// alone. Streams that files share are told by their entries: a font's name follows from its glyphs.
Fingerprint fingerprint_without_contents(const Prepared &prepared);
/// A hash of that, of the contents, and of what was moved in.
TrailerId trailer_id(const Prepared &prepared, const Fingerprint &without_contents);

}  // namespace formletter::pdf
