#pragma once

#include "diag/met_texts.hpp"
#include "pdf/file_bytes.hpp"
#include "pdf/prepared.hpp"
#include "pdf/recent.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace formletter::pdf {

/// ISO 32000-1, 7.5.4: so many bytes for each object in the cross-reference table.
constexpr std::size_t table_entry = 20;

/// A place in a file where another one that differs in contents alone has bytes of its own.
struct Variable {
  enum class Kind { length, content, offsets, id, table_place };
  Kind kind;
  std::size_t begin = 0, size = 0;
};

/// A file as libharu has written it.
struct WrittenFile {
  std::string bytes;
  std::vector<Variable> variables;     ///< in their order
  std::vector<std::uint32_t> offsets;  ///< of the objects, by number
  std::size_t table = 0;               ///< where the cross-reference table begins
  Fingerprint without_contents = {};
};

/// Files that libharu has written, kept as a printer keeps type standing: a letter that differs
/// from an earlier one in the contents of its pages alone is printed from what libharu wrote of
/// that one. All that was prepared for it (structure, links, fonts, metadata) has been compared,
/// byte by byte. Of one thread.
class StandingFiles {
 public:
  /// The whole file, if one is kept that differs in contents alone.
  std::optional<FileBytes> print(const Prepared &prepared);
  /// Whether one like the file, but for its contents, was met before. The parts of a combined file
  /// are too large, and never the same.
  bool wants(const WrittenFile &written);
  /// The file, which has a page.
  void keep(const Prepared &prepared, const WrittenFile &written);

  std::size_t count() const { return standing_.count(); }
  std::size_t bytes() const { return standing_.bytes(); }

 private:
  struct Standing {
    Prepared prepared;
    std::shared_ptr<const std::string> beginning;  ///< of the file, up to its first variable
    WrittenFile behind;                            ///< places of variables are behind that
  };
  Recent<Standing> standing_{{.count = 64, .bytes = 4'000'000}};
  diag::MetTexts met_;
};

}  // namespace formletter::pdf
