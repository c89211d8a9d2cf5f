#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace formletter::pdf {

/// Makes the zlib streams (RFC 1950) of page content, which is deflated anew for every page
/// of every file: in one pass, by the fixed codes of RFC 1951, 3.2.6. Takes two fifths of the
/// time of libdeflate's level 1 for a page that is a third longer, 500 bytes of a letter's file,
/// and 8 KB of memory in place of 128, which drove all else out of the processor's cache for
/// every page. What compacts a file deflates its pages anew.
class PageDeflater {
 public:
  /// Replaces `out`, whose memory is used again. The same for the same bytes, whatever was
  /// deflated before.
  void deflate(std::string_view bytes, std::string &out);

 private:
  static constexpr unsigned slot_bits = 12;
  /// Where four bytes with the slot's hash stood last, the lower half of the offset.
  std::array<std::uint16_t, std::size_t{1} << slot_bits> last_;
};

}  // namespace formletter::pdf
