#pragma once

#include "pdf/syntax.hpp"

#include <formletter/length.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// Glyphs' codes between the brackets of a string, escaped: where they stand among the operators,
/// and, for those that come again, as put_string() writes them.
struct CodeString {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t coded = 0, bits = 0;  ///< where they begin, in bytes, and how many they are; or 0
  bool is_coded() const { return bits != 0; }
};

/// Where nothing stands.
inline constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// Operators that were put elsewhere, and what is known of them.
struct ReadyOperators {
  std::string_view bytes;
  std::span<const CodeString> strings;  ///< counted from `origin`, which the bytes' first one has
  std::size_t origin = 0;
  std::string_view coded = {};  ///< all strings' bits; BitWriter::ahead bytes can be read behind them
  std::size_t coded_origin = 0;
  std::size_t actual_text = nowhere;  ///< in the bytes, the first one
};

/// The operators of a page, put one behind the other. Most are a few bytes, which a string
/// would append by two calls each; in a header for that.
class Operators {
 public:
  void clear() { cut_to({}); }
  std::string_view all() const { return {room_.data(), size_}; }
  /// Of glyphs' codes, in their order.
  std::span<const CodeString> strings() const { return strings_; }
  const char *coded(const CodeString &string) const { return coded_.data() + string.coded; }
  /// Where an ActualText stands first.
  std::size_t actual_text() const { return actual_text_; }

  void put(std::string_view text) {
    std::memcpy(ahead(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  /// How much is known when this is compiled.
  // NOLINTBEGIN(modernize-avoid-c-arrays): a text in quotation marks is one.
  template <std::size_t N>
  void put(const char (&text)[N]) {
    end_at(put_text(ahead(N - 1), text));
  }
  // NOLINTEND(modernize-avoid-c-arrays)
  void put(char c) {
    *ahead(1) = c;
    ++size_;
  }
  void put_number(std::int64_t value) { end_at(put_integer(ahead(longest_number), value)); }
  void put_length(Length length) { end_at(pdf::put_length(ahead(longest_number), length)); }
  void put(const ReadyOperators &ready);

  /// What is put up to end_string() is glyphs' codes, each byte of them escaped where it has to be.
  void begin_string() {
    put('(');
    strings_.push_back({.begin = static_cast<std::uint32_t>(size_)});
  }
  void end_string() {
    strings_.back().end = static_cast<std::uint32_t>(size_);
    put(')');
  }
  /// An ActualText comes next.
  void note_actual_text() {
    if (actual_text_ == nowhere) actual_text_ = size_;
  }
  /// Room for so many bytes; how many were taken is to be told by end_at().
  char *ahead(std::size_t count) {
    if (room_.size() - size_ < count + spare) [[unlikely]]
      grow(count);
    return room_.data() + size_;
  }
  void end_at(const char *end) { size_ = static_cast<std::size_t>(end - room_.data()); }

  /// How far they have come.
  struct Mark {
    std::size_t size = 0, strings = 0, coded = 0, actual_text = nowhere;
  };
  Mark mark() const { return {size_, strings_.size(), coded_.size(), actual_text_}; }
  /// Takes back what was put since.
  void cut_to(const Mark &mark) {
    size_ = mark.size;
    strings_.resize(mark.strings);
    coded_.resize(mark.coded);
    actual_text_ = mark.actual_text;
  }
  /// What was put since; valid until something else is put.
  ReadyOperators since(const Mark &mark) const {
    return {
        .bytes = all().substr(mark.size), .strings = strings().subspan(mark.strings), .origin = mark.size};
  }

  /// So many bytes behind the last one can be read, whatever they are.
  static constexpr std::size_t spare = 16;

 private:
  void grow(std::size_t count);

  std::string room_ = std::string(spare, '\0');  ///< its size is what there is room for
  std::size_t size_ = 0;
  std::vector<CodeString> strings_;
  std::string coded_;  ///< the bits of strings
  std::size_t actual_text_ = nowhere;
};

/// Operators that come again, next to each other.
class KeptOperators {
 public:
  /// The place of what is kept.
  std::size_t keep(const ReadyOperators &operators);
  ReadyOperators operator[](std::size_t place) const {
    const Kept &kept = kept_[place];
    return {.bytes = std::string_view(bytes_).substr(kept.begin, kept.size),
            .strings = std::span(strings_).subspan(kept.first_string, kept.string_count),
            .origin = kept.begin,
            .coded = std::string_view(coded_).substr(kept.coded, kept.coded_size),
            .coded_origin = kept.coded,
            .actual_text = kept.actual_text};
  }
  std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    std::size_t begin, size, first_string, string_count, coded, coded_size, actual_text;
  };
  void keep_coded(const CodeString &string, std::string_view codes);

  std::vector<Kept> kept_;
  std::string bytes_, coded_;
  std::vector<CodeString> strings_;
};

}  // namespace formletter::pdf
