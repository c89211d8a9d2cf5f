#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace formletter::pdf {

/// Makes the zlib streams that /FlateDecode reads. Level 6: the sizes of zlib at a
/// third of its time.
class Deflater {
 public:
  Deflater();
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
