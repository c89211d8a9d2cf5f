#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace formletter::workbook {

/// "roster-workbook" with the file as its place.
Problem workbook_problem(const std::filesystem::path &path, std::string message, std::string hint = {});
/// A part that is no XML that can be read, and why.
Problem broken_part(const std::filesystem::path &path, const std::string &part, const Problems &why);

/// The parts of a zip archive.
class Archive {
 public:
  static Result<Archive> open(const std::filesystem::path &path);
  ~Archive();
  Archive(Archive &&) noexcept;
  Archive &operator=(Archive &&) noexcept;

  const std::filesystem::path &path() const { return path_; }
  bool has(const std::string &name) const;
  /// A part's bytes. A problem if it is missing, broken, encrypted or over 1 GiB.
  Result<std::string> read(const std::string &name) const;

 private:
  struct State;
  Archive(std::filesystem::path path, std::unique_ptr<State> state);
  std::filesystem::path path_;
  std::unique_ptr<State> state_;
};

}  // namespace formletter::workbook
