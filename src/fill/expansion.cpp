#include "fill/expansion.hpp"

#include "diag/nearest_name.hpp"
#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::fill {

namespace {
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
}  // namespace

Place place_in(const Source &source, std::size_t offset) {
  const auto before = std::string_view(source.text).substr(0, offset);
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {source.name, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + static_cast<int>(diag::character_count(before.substr(line_start)))};
}

class Expander {
 public:
  Expander(const Partials &partials, Problems &problems) : partials_(partials), problems_(problems) {
    for (const auto &[name, source] : partials) names_.push_back(name);
  }

  Expansion expand(const Source &source) {
    insert(source);
    // Each file's sections have been matched by themselves: a section may not begin
    // in one file and end in another, but nesting across them comes out of the whole.
    TagScan whole = scan_tags(made_.text_);
    for (TagProblem &found : whole.problems) {
      if (found.code != "too-deep") continue;
      problem(found.code, made_.place(found.offset), found.subject, std::move(found.message), {});
    }
    made_.tags_ = std::move(whole.tags);
    return std::move(made_);
  }

 private:
  void problem(std::string code, Place place, std::string subject, std::string message, std::string hint) {
    Problem made{std::move(code),    Severity::error,    std::move(place),
                 std::move(subject), std::move(message), std::move(hint)};
    // A partial used twice is wrong once.
    if (std::find(problems_.begin(), problems_.end(), made) == problems_.end()) {
      problems_.push_back(std::move(made));
    }
  }

  void insert(Source source) {
    // The XML reader leaves it out, too: places in both texts are the same.
    if (source.text.starts_with(byte_order_mark)) source.text.erase(0, byte_order_mark.size());
    if (const auto bad = diag::first_bad_utf8(source.text)) {
      return problem("bad-utf8", place_in(source, *bad), {}, "This is not UTF-8 text.", {});
    }
    const std::size_t file = made_.files_.size();
    made_.files_.push_back(source);
    const TagScan scan = scan_tags(source.text);
    for (const TagProblem &found : scan.problems) {
      problem(found.code, place_in(source, found.offset), found.subject, found.message, found.hint);
    }
    std::size_t from = 0;
    for (const Tag &tag : scan.tags) {
      if (tag.kind != TagKind::comment && tag.kind != TagKind::partial) continue;
      copy(source, file, from, tag.begin);
      from = tag.end;
      if (tag.kind == TagKind::partial) insert_partial(source, tag);
    }
    copy(source, file, from, source.text.size());
  }

  void copy(const Source &source, std::size_t file, std::size_t from, std::size_t to) {
    made_.segments_.push_back({made_.text_.size(), file, from});
    made_.text_.append(source.text, from, to - from);
  }

  void insert_partial(const Source &source, const Tag &tag) {
    const auto found = partials_.find(tag.name);
    if (found == partials_.end()) {
      return problem("unknown-partial", place_in(source, tag.begin), tag.name,
                     "There is no partial `" + tag.name + "`.", diag::did_you_mean(tag.name, names_));
    }
    const auto ring = std::find(open_.begin(), open_.end(), tag.name);
    if (ring != open_.end()) {
      std::string way;
      for (auto link = ring; link != open_.end(); ++link) way += "`" + *link + "` -> ";
      return problem("partial-ring", place_in(source, tag.begin), tag.name,
                     "This partial includes itself: " + way + "`" + tag.name + "`.", {});
    }
    open_.push_back(tag.name);
    insert(found->second);
    open_.pop_back();
  }

  const Partials &partials_;
  Problems &problems_;
  std::vector<std::string> names_;
  std::vector<std::string> open_;
  Expansion made_;
};

Expansion Expansion::expand(const Source &source, const Partials &partials, Problems &problems) {
  return Expander(partials, problems).expand(source);
}

Place Expansion::place(std::size_t offset) const {
  // Empty segments share their beginning with the next; the last one begun holds the byte.
  const auto behind =
      std::upper_bound(segments_.begin(), segments_.end(), offset,
                       [](std::size_t at, const Segment &segment) { return at < segment.begin; });
  if (behind == segments_.begin()) return {};
  const Segment &segment = *std::prev(behind);
  return place_in(files_[segment.file], segment.file_offset + (offset - segment.begin));
}

Place Expansion::original(const Place &in_text) const {
  return in_text.line < 1 ? in_text : place(offset_of(in_text));
}

std::size_t Expansion::offset_of(const Place &in_text) const {
  std::size_t offset = 0;
  for (int line = 1; line < in_text.line; ++line) offset = text_.find('\n', offset) + 1;
  for (int column = 1; column < in_text.column && offset < text_.size(); ++column) {
    diag::next_character(text_, offset);
  }
  return offset;
}

}  // namespace formletter::fill
