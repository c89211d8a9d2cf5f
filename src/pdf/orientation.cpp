#include "pdf/orientation.hpp"

#include <cstddef>
#include <cstdint>

namespace formletter::pdf {
namespace {

constexpr std::uint32_t orientation_tag = 0x0112, type_short = 3;

/// TIFF 6.0, section 2: numbers in the byte order that the first two bytes name.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.substr(0, 2) == "II") {}

  bool has(std::size_t offset, std::size_t size) const {
    return offset <= bytes_.size() && size <= bytes_.size() - offset;
  }
  std::uint32_t number(std::size_t offset, std::size_t size) const {
    if (!has(offset, size)) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
      value = value << 8 | static_cast<unsigned char>(bytes_[offset + (little_ ? size - 1 - i : i)]);
    return value;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

}  // namespace

Orientation read_orientation(std::string_view exif) {
  const bool tiff =
      exif.starts_with(std::string_view("II*\0", 4)) || exif.starts_with(std::string_view("MM\0*", 4));
  if (!tiff) return Orientation::upright;
  const Tiff in(exif);
  const std::size_t directory = in.number(4, 4);
  const std::uint32_t count = in.number(directory, 2);
  constexpr std::size_t entry_size = 12;
  for (std::size_t i = 0, entry = directory + 2; i < count && in.has(entry, entry_size);
       ++i, entry += entry_size) {
    if (in.number(entry, 2) != orientation_tag || in.number(entry + 2, 2) != type_short) continue;
    const std::uint32_t value = in.number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<Orientation>(value) : Orientation::upright;
  }
  return Orientation::upright;
}

}  // namespace formletter::pdf
