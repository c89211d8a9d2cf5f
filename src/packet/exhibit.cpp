#include "packet/exhibit.hpp"

#include "diag/utf8.hpp"
#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "packet/pack_digest.hpp"
#include "pdf/exhibits.hpp"
#include "pdf/read_picture.hpp"
#include "pdf/write_pdf.hpp"

namespace formletter::packet {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t letters = 26;
constexpr std::uint64_t biggest_file = 200'000'000;
constexpr std::size_t most_pages = 2000;

Problem bad_exhibit(const std::string &path, std::string message, std::string hint = {}) {
  return {.code = "bad-exhibit",
          .place = {.file = path},
          .subject = "--exhibit",
          .message = std::move(message),
          .hint = std::move(hint)};
}

Result<Exhibit> read_pdf(const std::string &path, Exhibit exhibit, std::string bytes) {
  const auto check = pdf::check_exhibit(bytes);
  if (!check.fault.empty()) {
    return bad_exhibit(path, "This PDF cannot be put into the packet: " + check.fault + ".",
                       "print it to a new PDF, or scan the paper, and use that");
  }
  if (check.pages > most_pages) return bad_exhibit(path, "This PDF has more than 2000 pages.");
  exhibit.pages = check.pages;
  exhibit.bytes = std::move(bytes);
  return exhibit;
}

Result<Exhibit> read_picture(const std::string &path, Exhibit exhibit) {
  try {
    const auto picture = pdf::read_picture(path);
    exhibit.kind = Exhibit::Kind::picture;
    exhibit.width = picture.seen_width();
    exhibit.height = picture.seen_height();
    if (picture.width == 0 || picture.height == 0) return bad_exhibit(path, "This picture is empty.");
    return exhibit;
  } catch (const pdf::PdfFailure &) {
    return bad_exhibit(path,
                       "This picture cannot be put into the packet: it is damaged, or has more than 200 "
                       "million dots.",
                       "save it anew as a JPEG or PNG");
  }
}

Result<Exhibit> read_exhibit(const ExhibitFile &file, std::size_t index) {
  const std::string &path = file.path;
  std::error_code error;
  // One that waits for a writer would be waited for.
  const auto type = fs::status(path, error).type();
  if (type == fs::file_type::fifo || type == fs::file_type::socket || type == fs::file_type::character)
    return bad_exhibit(path, "This is a pipe or a device; a file was expected.");
  const auto size = fs::file_size(path, error);
  if (!error && size > biggest_file) return bad_exhibit(path, "This file is bigger than 200 MB.");
  auto source = disk::read_file(path);
  if (!source) return source.problems();
  Exhibit exhibit;
  exhibit.path = path;
  exhibit.letter = std::string(1, static_cast<char>('A' + index));
  exhibit.name = file.name.empty() ? exhibit.path.stem().string() : file.name;
  if (diag::first_bad_utf8(exhibit.name))
    return bad_exhibit(path, "The file's name is not UTF-8.", "rename it");
  exhibit.size = source->text.size();
  exhibit.sha256 = digest::sha256_hex(source->text);
  const std::string &bytes = source->text;
  if (bytes.starts_with("%PDF-")) return read_pdf(path, std::move(exhibit), std::move(source->text));
  if (bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("\x89PNG\r\n\x1A\n"))
    return read_picture(path, std::move(exhibit));
  return bad_exhibit(path, "This file is no PDF, JPEG or PNG.");
}

}  // namespace

Result<std::vector<Exhibit>> read_exhibits(const std::vector<ExhibitFile> &files) {
  if (files.size() > letters)
    return Problem{
        .code = "too-many-exhibits",
        .place = {},
        .subject = "--exhibit",
        .message = "There are " + std::to_string(files.size()) + " exhibits; a packet has letters for 26.",
        .hint = "join some of them into one PDF"};
  std::vector<Exhibit> exhibits;
  Problems problems;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto read = read_exhibit(files[i], i);
    if (read) {
      exhibits.push_back(std::move(*read));
    } else {
      problems.insert(problems.end(), read.problems().begin(), read.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return exhibits;
}

}  // namespace formletter::packet
