#include "pdf_walk/structure_walk.hpp"

#include "support/pattern.hpp"

#include <algorithm>
#include <optional>

namespace formletter::pdf {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/// ISO 32000-1, 7.5.4: "nnnnnnnnnn ggggg n" and a line end of two bytes.
bool is_entry(std::string_view entry) {
  return entry.size() == 20 && all_digits(entry.substr(0, 10)) && entry[10] == ' ' &&
         all_digits(entry.substr(11, 5)) && entry[16] == ' ' && (entry[17] == 'n' || entry[17] == 'f') &&
         (entry.substr(18) == " \n" || entry.substr(18) == "\r\n");
}

/// Goes through a file's objects as they stand in it, from the header to the
/// cross-reference table or to the last object, which is a cross-reference stream.
class ByteWalker {
 public:
  ByteWalker(std::string_view pdf, Breaches &breaches) : pdf_(pdf), breaches_(breaches) {}

  void walk() {
    at_ = pdf_.find('\n', std::min<std::size_t>(pdf_.find('\n'), pdf_.size() - 1) + 1) + 1;
    while (at_ < pdf_.size() && pdf_[at_] >= '0' && pdf_[at_] <= '9')
      if (!walk_object()) return;
    if (pdf_.substr(at_, 4) == "xref") walk_table();
    walk_start();
  }

 private:
  void require(bool holds, std::string_view clause, std::string_view rule) {
    breaches_.require(holds, clause, rule, "at byte " + std::to_string(at_));
  }

  /// False when the rest cannot be read.
  bool walk_object() {
    const std::size_t begin = at_;
    static const test::Pattern opening("^\\d+ 0 obj\n");
    const std::string head(pdf_.substr(at_, 24));
    const bool opens = opening.is_in(head) && begin > 0 && pdf_[begin - 1] == '\n';
    require(opens, "ISO 19005-2, 6.1.9", "an object begins a line, with single spaces, and ends it with obj");
    at_ = pdf_.find("obj", at_);
    if (at_ == std::string_view::npos) return false;
    at_ += 3;
    std::optional<std::size_t> length;
    for (;;) {
      skip_spaces();
      if (at_ >= pdf_.size()) return false;
      if (pdf_.substr(at_, 6) == "endobj") break;
      if (pdf_.substr(at_, 6) == "stream") {
        if (!walk_stream(length)) return false;
        continue;
      }
      skip_token(length);
    }
    const bool closes = pdf_[at_ - 1] == '\n' && pdf_.substr(at_ + 6, 1) == "\n";
    require(closes, "ISO 19005-2, 6.1.9", "endobj stands on a line of its own");
    at_ += 6;
    skip_spaces();
    return true;
  }

  bool walk_stream(const std::optional<std::size_t> &length) {
    at_ += 6;
    const bool cr_lf = pdf_.substr(at_, 2) == "\r\n";
    require(cr_lf || pdf_.substr(at_, 1) == "\n", "ISO 19005-2, 6.1.7.1",
            "stream is followed by CR LF or LF");
    at_ += cr_lf ? 2 : 1;
    if (!length || at_ + *length >= pdf_.size()) return false;
    at_ += *length;
    require(pdf_.substr(at_, 10) == "\nendstream", "ISO 19005-2, 6.1.7.1",
            "a line end that Length leaves out stands before endstream");
    at_ = pdf_.find("endstream", at_);
    if (at_ == std::string_view::npos) return false;
    at_ += 9;
    return true;
  }

  void skip_spaces() {
    while (at_ < pdf_.size() && is_space(pdf_[at_])) ++at_;
  }
  void skip_token(std::optional<std::size_t> &length) {
    if (pdf_[at_] == '(') return skip_literal();
    if (pdf_.substr(at_, 2) == "<<" || pdf_.substr(at_, 2) == ">>") {
      at_ += 2;
      return;
    }
    if (pdf_[at_] == '<') return walk_hexadecimal();
    constexpr std::string_view delimiters = "()<>[]{}/%";
    const std::size_t begin = at_++;
    while (at_ < pdf_.size() && !is_space(pdf_[at_]) && delimiters.find(pdf_[at_]) == std::string_view::npos)
      ++at_;
    const std::string_view token = pdf_.substr(begin, at_ - begin);
    if (last_ == "/Length" && all_digits(token)) length = std::stoul(std::string(token));
    last_ = token;
  }
  void skip_literal() {
    int depth = 0;
    for (; at_ < pdf_.size(); ++at_) {
      if (pdf_[at_] == '\\') {
        ++at_;
      } else if (pdf_[at_] == '(') {
        ++depth;
      } else if (pdf_[at_] == ')' && --depth == 0) {
        break;
      }
    }
    ++at_;
  }
  void walk_hexadecimal() {
    const std::size_t end = std::min(pdf_.find('>', at_), pdf_.size());
    const auto digits = pdf_.substr(at_ + 1, end - at_ - 1);
    const auto count = std::count_if(digits.begin(), digits.end(), [](char c) { return !is_space(c); });
    require(count % 2 == 0, "ISO 19005-2, 6.1.6", "a hexadecimal string has an even number of digits");
    require(std::all_of(digits.begin(), digits.end(),
                        [](unsigned char c) { return std::isxdigit(c) || is_space(static_cast<char>(c)); }),
            "ISO 19005-2, 6.1.6", "a hexadecimal string has digits alone");
    at_ = end + 1;
  }

  /// 6.1.4: one line end between "xref" and the subsection; entries of 20 bytes.
  void walk_table() {
    require(pdf_.substr(at_, 7) == "xref\n0 ", "ISO 19005-2, 6.1.4", "one line end follows xref");
    const std::size_t line = pdf_.find('\n', at_ + 7);
    const std::string_view counted = pdf_.substr(std::min(at_ + 7, pdf_.size()), line - at_ - 7);
    if (line == std::string_view::npos || !all_digits(counted)) return;
    const std::size_t count = std::stoul(std::string(counted));
    at_ = line + 1;
    bool good = true;
    for (std::size_t i = 0; i < count && at_ < pdf_.size(); ++i, at_ += 20)
      good = good && is_entry(pdf_.substr(at_, 20));
    require(good && pdf_.substr(std::min(at_, pdf_.size()), 7) == "trailer", "ISO 19005-2, 6.1.4",
            "an entry of the cross-reference table has 20 bytes");
  }

  void walk_start() {
    const std::size_t start = pdf_.rfind("\nstartxref\n");
    const bool found = start != std::string_view::npos;
    const auto rest = found ? pdf_.substr(start + 11) : std::string_view();
    const auto number = rest.substr(0, rest.find('\n'));
    const bool leads = all_digits(number) && std::stoul(std::string(number)) < pdf_.size();
    const auto target = leads ? pdf_.substr(std::stoul(std::string(number)), 40) : std::string_view();
    require(target.starts_with("xref\n") || target.find(" 0 obj\n") != std::string_view::npos,
            "ISO 32000-1, 7.5.5", "startxref leads to the cross references");
  }

  std::string_view pdf_;
  Breaches &breaches_;
  std::size_t at_ = 0;
  std::string_view last_;
};

}  // namespace

void walk_bytes(const std::string &pdf, Breaches &breaches) {
  static const test::Pattern header("^%PDF-1\\.[0-7]\n");
  static const test::Pattern comment("%[\x80-\xFF]{4}");
  breaches.require(header.is_in(pdf.substr(0, 16)), "ISO 19005-2, 6.1.2",
                   "the file begins with its version, at most 1.7");
  const std::string second = pdf.substr(std::min(pdf.find('\n') + 1, pdf.size()), 5);
  breaches.require(comment.matches(second), "ISO 19005-2, 6.1.2",
                   "a comment of four bytes above 127 follows the version");
  breaches.require(pdf.size() > 6 && pdf.substr(pdf.size() - 6) == "%%EOF\n", "ISO 19005-2, 6.1.3",
                   "nothing follows the end of the file but one line end");
  ByteWalker(pdf, breaches).walk();
}

}  // namespace formletter::pdf
