#pragma once

#include "fill/tag_scan.hpp"
#include "fill/template.hpp"

#include <formletter/problem.hpp>

#include <string>
#include <vector>

namespace formletter::fill {

/// A template with its partials put in and its comments left out, and the way
/// back from every byte to the file it came from.
class Expansion {
 public:
  /// Reports the tag problems of every file it goes through, unknown partials and
  /// rings; an unknown partial or a ring's last link expands to nothing.
  static Expansion expand(const Source &source, const Partials &partials, Problems &problems);

  const std::string &text() const { return text_; }
  /// Tags of text(): variables and sections only.
  const std::vector<Tag> &tags() const { return tags_; }
  Place place(std::size_t offset) const;
  /// From a place in text() itself to the file it came from.
  Place original(const Place &in_text) const;
  /// The byte of text() at a place in it. Precondition: the place has a line.
  std::size_t offset_of(const Place &in_text) const;
  /// The file that holds all others.
  const std::string &file() const { return files_.front().name; }

 private:
  friend class Expander;
  struct Segment {
    std::size_t begin;
    std::size_t file;
    std::size_t file_offset;
  };
  std::string text_;
  std::vector<Tag> tags_;
  std::vector<Source> files_;
  std::vector<Segment> segments_;
};

/// Line and column of a byte. Precondition: the text up to it is UTF-8.
Place place_in(const Source &source, std::size_t offset);

}  // namespace formletter::fill
