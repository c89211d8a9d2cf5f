#include "pdf/cff.hpp"

#include <algorithm>
#include <optional>

/// Adobe Technical Note 5176, as much as a CID needs.
namespace formletter::pdf {
namespace {

constexpr int operator_charset = 15;
constexpr int operator_char_strings = 17;
constexpr int operator_ros = 0x0C00 | 30;

/// Reads past the end give zeros and clear ok().
class Reader {
 public:
  explicit Reader(std::string_view bytes, std::size_t offset = 0) : bytes_(bytes), offset_(offset) {}
  std::uint32_t number(int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) value = value << 8 | byte();
    return value;
  }
  std::uint32_t byte() {
    if (offset_ >= bytes_.size()) {
      ok_ = false;
      return 0;
    }
    return static_cast<unsigned char>(bytes_[offset_++]);
  }
  std::size_t offset() const { return offset_; }
  bool at_end() const { return offset_ >= bytes_.size(); }
  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  std::size_t offset_;
  bool ok_ = true;
};

struct Index {
  std::uint32_t count = 0;
  std::string_view first;  ///< its first object
  std::size_t end = 0;     ///< offset behind the whole INDEX
};

Index read_index(std::string_view cff, std::size_t offset) {
  Reader in(cff, offset);
  Index index;
  index.count = in.number(2);
  if (index.count == 0) return index.end = in.offset(), index;
  const auto offset_size = static_cast<int>(in.byte());
  const std::size_t data =
      in.offset() + (std::size_t{index.count} + 1) * static_cast<std::size_t>(offset_size) - 1;
  const std::uint32_t begin = in.number(offset_size), end = in.number(offset_size);
  Reader last(cff, data + 1 - static_cast<std::size_t>(offset_size));
  index.end = data + last.number(offset_size);
  if (in.ok() && data + begin <= cff.size() && begin <= end)
    index.first = cff.substr(data + begin, end - begin);
  return index;
}

std::string_view top_dict(std::string_view cff) {
  Reader in(cff);
  in.number(2);
  const std::size_t header_size = in.byte();
  return read_index(cff, read_index(cff, header_size).end).first;
}

std::int64_t read_operand(Reader &in, std::uint32_t first) {
  if (first == 28) return static_cast<std::int16_t>(in.number(2));
  if (first == 29) return static_cast<std::int32_t>(in.number(4));
  if (first == 30) {
    while (!in.at_end() && (in.byte() & 0x0F) != 0x0F) {
    }
    return 0;
  }
  if (first <= 246) return static_cast<std::int64_t>(first) - 139;
  if (first <= 250) return (static_cast<std::int64_t>(first) - 247) * 256 + in.byte() + 108;
  return -(static_cast<std::int64_t>(first) - 251) * 256 - in.byte() - 108;
}

/// The last operand of `wanted` in the Top DICT.
std::optional<std::int64_t> find_operand(std::string_view dict, int wanted) {
  Reader in(dict);
  std::int64_t operand = 0;
  while (!in.at_end()) {
    const std::uint32_t first = in.byte();
    if (first > 21) {
      operand = read_operand(in, first);
      continue;
    }
    const auto op = static_cast<int>(first == 12 ? 0x0C00 | in.byte() : first);
    if (op == wanted) return operand;
  }
  return std::nullopt;
}

}  // namespace

bool is_cid_keyed(std::string_view cff) {
  return find_operand(top_dict(cff), operator_ros).has_value();
}

std::vector<std::uint16_t> read_charset(std::string_view cff) {
  const std::string_view dict = top_dict(cff);
  const auto charset = find_operand(dict, operator_charset);
  const auto char_strings = find_operand(dict, operator_char_strings);
  // 0, 1 and 2 name predefined charsets; no CID-keyed font has one.
  if (!charset || !char_strings || *charset <= 2) return {};
  const std::size_t count = read_index(cff, static_cast<std::size_t>(*char_strings)).count;
  std::vector<std::uint16_t> ids = {0};
  Reader in(cff, static_cast<std::size_t>(*charset));
  const std::uint32_t format = in.byte();
  while (ids.size() < count && in.ok()) {
    const std::uint32_t first = in.number(2);
    const std::uint32_t left = format == 0 ? 0 : in.number(format == 1 ? 1 : 2);
    for (std::uint32_t i = 0; i <= left && ids.size() < count; ++i)
      ids.push_back(static_cast<std::uint16_t>(first + i));
  }
  return in.ok() ? ids : std::vector<std::uint16_t>();
}

}  // namespace formletter::pdf
