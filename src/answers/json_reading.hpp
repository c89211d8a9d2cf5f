#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <string>

/// How the library's reader is run here. For this folder alone.
namespace formletter::answers {

/// Tells the reader below how far the library has got: it gives no places itself.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  CountingIterator(const char *at, std::size_t *count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator &operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  friend bool operator==(const CountingIterator &a, const CountingIterator &b) { return a.at_ == b.at_; }

 private:
  const char *at_;
  std::size_t *count_;
};

/// Hands the text to `reader`. One kind of iterator: the library's reader is compiled anew for each.
template <typename Reader>
void read_into(const std::string &text, std::size_t *count, Reader &reader) {
  const char *begin = text.data();
  nlohmann::json::sax_parse(CountingIterator(begin, count), CountingIterator(begin + text.size(), count),
                            &reader);
}

}  // namespace formletter::answers
