#pragma once

#include <filesystem>

namespace formletter::bench {

/// What each of the required parts takes for a paper when nothing else is done:
/// microseconds of processor time, the kernel's with them.
struct Floor {
  double csv = 0, mustache = 0, deflate = 0, libharu = 0, digest = 0, files = 0;

  /// Of a paper without a file of its own.
  double combined() const { return csv + mustache + deflate + libharu; }
  double separate() const { return combined() + digest + files; }
};

/// Does again, and alone, what a merge cannot print a paper without: the roster through
/// libcsv, a template of as many pieces and values through Mustache, the pages' contents
/// deflated, the objects of every file through libharu, its digest, the file written.
/// Of the papers in `printed`, whose rows stand in `roster` (CSV); writes into `out`.
/// No design that keeps these parts is quicker than their sum.
Floor measure_floor(const std::filesystem::path &printed, const std::filesystem::path &roster,
                    const std::filesystem::path &out);

}  // namespace formletter::bench
