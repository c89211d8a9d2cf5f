#include "cli/written_papers.hpp"

#include "cli/files_there.hpp"

#include <ostream>

namespace formletter::cli {

namespace {

std::string described(const Paper &paper) {
  std::string text = paper.document + ", " + paper.language.text();
  if (paper.format == Format::pdf)
    text += ", " + std::to_string(paper.pages) + (paper.pages == 1 ? " page" : " pages");
  return text;
}

}  // namespace

int write_papers(const Packet &packet, std::vector<disk::NewFile> further, const CommandLine &line,
                 const Surroundings &surroundings) {
  std::vector<disk::NewFile> files;
  for (const auto &paper : packet.papers)
    files.push_back({std::filesystem::path(line.out) / paper.file_name(), paper.bytes});
  for (auto &file : further) files.push_back(std::move(file));
  if (const auto problems = overwritten_inputs(files, line); !problems.empty())
    return fail_with(problems, line, surroundings);
  disk::write_files(files);
  report(packet.problems, line, surroundings.err);
  for (std::size_t i = 0; i < files.size(); ++i) {
    surroundings.out << files[i].path.string();
    if (i < packet.papers.size()) surroundings.out << "\t" << described(packet.papers[i]);
    surroundings.out << "\n";
  }
  return good;
}

}  // namespace formletter::cli
