#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace formletter::pdf {

/// Makes the zlib streams that /FlateDecode reads, of what is kept and used again: the
/// sizes of zlib's level 6 at a third of its time. A page's content is PageDeflater's.
class Deflater {
 public:
  /// The most spares a hundredth and takes three times as long: for what is made once and stands in
  /// every file.
  enum class Effort { usual, most };
  explicit Deflater(Effort effort = Effort::usual);
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
