#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace formletter::pdf {

/// How hard to look for what repeats: libdeflate's levels.
enum class Effort {
  each_page = 1,  ///< done for every page of every file: 5 to 13 % longer than 6 in a third of its time
  once = 6,       ///< kept and used again: the sizes of zlib at a third of its time
};

/// Makes the zlib streams that /FlateDecode reads.
class Deflater {
 public:
  explicit Deflater(Effort effort = Effort::once);
  /// Replaces `out`, whose memory is used again.
  void deflate(std::string_view bytes, std::string &out);
  std::string deflate(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor *compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace formletter::pdf
