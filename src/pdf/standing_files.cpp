#include "pdf/standing_files.hpp"

#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace formletter::pdf {
namespace {

constexpr std::size_t longest_file = 500'000;

/// ISO 32000-1, 7.5.4.
constexpr std::size_t offset_digits = 10;

/// "00" to "99".
constexpr auto digit_pairs = [] {
  std::array<char, 200> pairs = {};
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
  return pairs;
}();

void put_offset(char *out, std::uint32_t offset) {
  for (std::size_t place = offset_digits; place > 0; offset /= 100)
    std::memcpy(out + (place -= 2), &digit_pairs[std::size_t{2} * (offset % 100)], 2);
}

/// Puts what a file has of its own into what another one was written as.
class Printing {
 public:
  Printing(const WrittenFile &written, const Prepared &prepared)
      : written_(written), prepared_(prepared), content_(prepared.contents.begin()) {}

  std::string print() {
    out_.reserve(written_.bytes.size() + prepared_.varying);
    std::size_t at = 0;
    for (const Variable &variable : written_.variables) {
      out_.append(written_.bytes, at, variable.begin - at);
      at = variable.begin + variable.size;
      put(variable);
    }
    out_.append(written_.bytes, at);
    return std::move(out_);
  }

 private:
  /// What stands from an object on is so much further behind; wraps round where it is before.
  struct Shift {
    std::size_t object, by;
  };

  const Body &content() const { return prepared_.bodies[content_->object]; }

  void put(const Variable &variable) {
    switch (variable.kind) {
      case Variable::Kind::length:
        out_ += prepared_[prepared_.length_of(content())];
        break;
      case Variable::Kind::content:
        out_ += prepared_.stream(content());
        shifts_.push_back({content_->object + 1, out_.size() - (variable.begin + variable.size)});
        ++content_;
        break;
      case Variable::Kind::offsets:
        put_offsets(variable);
        break;
      case Variable::Kind::id:
        put_id();
        break;
      case Variable::Kind::table_place:
        append_integer(out_, static_cast<std::int64_t>(written_.table + shifts_.back().by));
        break;
    }
  }

  void put_offsets(const Variable &variable) {
    const std::size_t begin = out_.size();
    out_.append(written_.bytes, variable.begin, variable.size);
    std::size_t object = written_.offsets.size() - variable.size / table_entry;
    auto shift = shifts_.begin();
    for (std::size_t at = begin; at < out_.size(); at += table_entry, ++object) {
      while (shift + 1 != shifts_.end() && (shift + 1)->object <= object) ++shift;
      put_offset(&out_[at], static_cast<std::uint32_t>(written_.offsets[object] + shift->by));
    }
  }

  void put_id() {
    const TrailerId id = trailer_id(prepared_, written_.without_contents);
    out_.append(id.data(), id.size());
  }

  const WrittenFile &written_;
  const Prepared &prepared_;
  std::string out_;
  std::vector<PreparedContent>::const_iterator content_;  ///< the next one
  std::vector<Shift> shifts_;
};

WrittenFile without_beginning(const WrittenFile &written, std::size_t size) {
  WrittenFile behind = {.bytes = written.bytes.substr(size),
                        .variables = written.variables,
                        .offsets = written.offsets,
                        .table = written.table,
                        .without_contents = written.without_contents};
  for (Variable &variable : behind.variables) variable.begin -= size;
  return behind;
}

}  // namespace

std::optional<FileBytes> StandingFiles::print(const Prepared &prepared) {
  const Standing *found =
      standing_.find([&](const Standing &one) { return differ_in_contents_alone(one.prepared, prepared); });
  if (found == nullptr) return std::nullopt;
  return FileBytes{found->beginning, Printing(found->behind, prepared).print()};
}

bool StandingFiles::wants(const WrittenFile &written) {
  return written.bytes.size() <= longest_file && met_.meet_again(written.without_contents[0]);
}

void StandingFiles::keep(const Prepared &prepared, const WrittenFile &written) {
  // What stands before the first variable is what files like this one share.
  const std::size_t common = written.variables.front().begin;
  standing_.keep({prepared, std::make_shared<const std::string>(written.bytes, 0, common),
                  without_beginning(written, common)},
                 written.bytes.size() + prepared.arena.size() + prepared.bodies.size() * sizeof(Body));
}

}  // namespace formletter::pdf
