#include "workbook/archive.hpp"

#include "workbook/sheet.hpp"

#ifdef FORMLETTER_ZIP
#include <zip.h>
#endif

#include <utility>

namespace formletter::workbook {

Problem workbook_problem(const std::filesystem::path &path, std::string message, std::string hint) {
  return {.code = "roster-workbook",
          .place = {.file = path.string()},
          .subject = {},
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// Most faults quote what stands there, which may be a person's: how deep elements stand does not.
Problem broken_part(const std::filesystem::path &path, const std::string &part, const Problems &why) {
  const Problem &first = why.front();
  const std::string message = "The workbook's part " + part + " is broken";
  const std::string place =
      " in line " + std::to_string(first.place.line) + ", column " + std::to_string(first.place.column);
  return workbook_problem(path,
                          first.code == "too-deep" ? message + place + ": " + first.message : message + ".",
                          "open it in a spreadsheet and save it anew");
}

Archive::Archive(std::filesystem::path path, std::unique_ptr<State> state)
    : path_(std::move(path)), state_(std::move(state)) {}

#ifdef FORMLETTER_ZIP

bool can_read_workbooks() {
  return true;
}

namespace {

/// A part that grows past this was made to fill the memory.
constexpr zip_uint64_t largest_part = 1024UL * 1024 * 1024;

struct PartCloser {
  void operator()(zip_file_t *part) const { zip_fclose(part); }
};

}  // namespace

struct Archive::State {
  zip_t *zip;
  explicit State(zip_t *opened) : zip(opened) {}
  State(const State &) = delete;
  State &operator=(const State &) = delete;
  ~State() { zip_discard(zip); }
};

Result<Archive> Archive::open(const std::filesystem::path &path) {
  int error = 0;
  zip_t *zip = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (zip == nullptr)
    return workbook_problem(path, "The roster is a broken workbook, or a part of one.",
                            "open it in a spreadsheet and save it anew, or as CSV");
  return Archive(path, std::make_unique<State>(zip));
}

bool Archive::has(const std::string &name) const {
  return zip_name_locate(state_->zip, name.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

Result<std::string> Archive::read(const std::string &name) const {
  const auto broken = [&] {
    return workbook_problem(path_, "The workbook's part " + name + " is missing or broken.",
                            "open it in a spreadsheet and save it anew");
  };
  zip_stat_t facts;
  if (zip_stat(state_->zip, name.c_str(), ZIP_FL_ENC_GUESS, &facts) != 0) return broken();
  if ((facts.valid & ZIP_STAT_SIZE) == 0 || facts.size > largest_part)
    return workbook_problem(path_, "The workbook's part " + name + " is too big.", "save it as CSV");
  const std::unique_ptr<zip_file_t, PartCloser> part(zip_fopen(state_->zip, name.c_str(), ZIP_FL_ENC_GUESS));
  if (!part) return broken();
  std::string bytes(facts.size, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto count = zip_fread(part.get(), bytes.data() + filled, bytes.size() - filled);
    if (count <= 0) return broken();
    filled += static_cast<std::size_t>(count);
  }
  // The checksum is compared when the end is read.
  char behind = 0;
  if (zip_fread(part.get(), &behind, 1) != 0) return broken();
  return bytes;
}

#else

bool can_read_workbooks() {
  return false;
}

struct Archive::State {};

Result<Archive> Archive::open(const std::filesystem::path &path) {
  return workbook_problem(path, "This program was built without libzip and reads no workbooks.");
}
bool Archive::has(const std::string & /*name*/) const {
  return false;
}
Result<std::string> Archive::read(const std::string & /*name*/) const {
  return workbook_problem(path_, "This program was built without libzip and reads no workbooks.");
}

#endif

Archive::~Archive() = default;
Archive::Archive(Archive &&) noexcept = default;
Archive &Archive::operator=(Archive &&) noexcept = default;

}  // namespace formletter::workbook
