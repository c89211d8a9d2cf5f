#include "bench/merge_floor.hpp"

#include "bench/cpu_seconds.hpp"
#include "digest/batch_sha256.hpp"
#include "mailmerge/paper_file.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/page_deflate.hpp"
#include "pdf/parted_content.hpp"

#include <csv.h>
#include <libdeflate.h>
#include <kainjow/mustache.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace formletter::bench {

namespace {

namespace fs = std::filesystem;

/// As the letter to OPLA has them.
constexpr int template_values = 80;
constexpr std::size_t filled_bytes = 6000;

std::string read_whole(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct WrittenObject {
  std::string_view entries, stream;
  bool is_stream = false;
};

struct WrittenPaper {
  std::string bytes;
  std::size_t pages = 0;
  std::vector<WrittenObject> objects;
  std::vector<pdf::Operators> contents;  ///< of its pages, inflated
};

std::size_t number_after(std::string_view text, std::string_view key) {
  const auto at = text.find(key);
  if (at == std::string_view::npos)
    throw std::runtime_error("no " + std::string(key) + " in a printed paper");
  return std::strtoul(text.data() + at + key.size(), nullptr, 10);
}

WrittenObject read_object(std::string_view object) {
  const auto begin = object.find("<<") + 2;
  const auto stream = object.find("stream\r\n");
  if (stream == std::string_view::npos) return {object.substr(begin, object.rfind(">>") - begin), {}, false};
  const auto entries = object.substr(begin, object.rfind(">>", stream) - begin);
  return {entries, object.substr(stream + 8, number_after(entries, "/Length ")), true};
}

std::string inflated(std::string_view deflated) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  std::string bytes(std::size_t{1} << 20, '\0');
  std::size_t size = 0;
  const auto result = libdeflate_zlib_decompress(inflater.get(), deflated.data(), deflated.size(),
                                                 bytes.data(), bytes.size(), &size);
  if (result != LIBDEFLATE_SUCCESS) throw std::runtime_error("a printed page cannot be inflated");
  bytes.resize(size);
  return bytes;
}

/// By its cross-reference table (ISO 32000-1, 7.5.4): entries of twenty bytes.
WrittenPaper read_paper(const fs::path &path) {
  WrittenPaper paper;
  paper.bytes = read_whole(path);
  const std::string_view all = paper.bytes;
  const auto table = number_after(all.substr(all.rfind("startxref")), "startxref");
  const auto size = number_after(all.substr(all.rfind("trailer")), "/Size ");
  const auto first_entry = all.find('\n', all.find('\n', table) + 1) + 1;
  paper.objects.resize(size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto at = std::strtoul(all.data() + first_entry + i * 20, nullptr, 10);
    paper.objects[i] = read_object(all.substr(at, all.find("endobj", at) - at));
  }
  for (const auto &object : paper.objects) {
    if (object.entries.find("/Contents ") == std::string_view::npos) continue;
    ++paper.pages;
    paper.contents.push_back(
        pdf::parted_content(inflated(paper.objects.at(number_after(object.entries, "/Contents ")).stream)));
  }
  return paper;
}

std::vector<WrittenPaper> read_papers(const fs::path &folder) {
  std::vector<WrittenPaper> papers;
  for (const auto &entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".pdf") papers.push_back(read_paper(entry.path()));
  return papers;
}

/// Cells and rows are found and thrown away.
void read_rows(const std::string &roster) {
  csv_parser parser;
  if (csv_init(&parser, 0) != 0) throw std::runtime_error("libcsv cannot start");
  std::size_t cells = 0;
  csv_parse(
      &parser, roster.data(), roster.size(),
      [](void *, std::size_t, void *of) { ++*static_cast<std::size_t *>(of); }, [](int, void *) {}, &cells);
  csv_free(&parser);
}

/// Values only: no section, no condition, nothing escaped.
struct PlainTemplate {
  kainjow::mustache::mustache text;
  kainjow::mustache::data values;
};

PlainTemplate plain_template() {
  std::string text;
  kainjow::mustache::data values(kainjow::mustache::data::type::object);
  for (int i = 0; i < template_values; ++i) {
    const auto name = "value" + std::to_string(i);
    text += std::string(filled_bytes / template_values, 'x') + "{{{" + name + "}}}";
    values.set(name, "a value");
  }
  return {kainjow::mustache::mustache(text), std::move(values)};
}

std::string write_objects(pdf::HaruDocuments &documents, const WrittenPaper &paper) {
  pdf::HaruFile file(documents, paper.pages);
  std::size_t page = 0;
  for (const auto &object : paper.objects) {
    const bool is_page = object.entries.find("/Contents ") != std::string_view::npos;
    const auto id = is_page ? file.page(page++) : file.add();
    if (object.is_stream) {
      file.define_shared_stream(id, object.entries, object.stream);
    } else {
      file.define(id, object.entries);
    }
  }
  return file.save().whole();
}

}  // namespace

Floor measure_floor(const fs::path &printed, const fs::path &roster, const fs::path &out) {
  const auto papers = read_papers(printed);
  const auto rows = read_whole(roster);
  auto plain = plain_template();
  pdf::HaruDocuments documents;
  pdf::PageDeflater deflater;
  digest::BatchSha256 sums;
  fs::create_directories(out);
  mailmerge::PaperFiles files(out, "floor.tmp");
  std::size_t sink = 0, number = 0;

  const auto timed = [&](const auto &work) {
    const double began = cpu_seconds(own_usage());
    work();
    return (cpu_seconds(own_usage()) - began) / static_cast<double>(papers.size()) * 1e6;
  };
  const auto each = [&](const auto &work) {
    return timed([&] {
      for (const auto &paper : papers) work(paper);
    });
  };
  const Floor floor{
      .csv = timed([&] { read_rows(rows); }),
      .mustache = each([&](const auto &) { sink += plain.text.render(plain.values).size(); }),
      .deflate = each([&](const WrittenPaper &paper) {
        for (const auto &content : paper.contents) sink += deflater.deflate(content).size();
      }),
      .libharu = each([&](const WrittenPaper &paper) { sink += write_objects(documents, paper).size(); }),
      .digest = each([&](const WrittenPaper &paper) { sink += sums.hex(paper.bytes).size(); }),
      .files = each(
          [&](const WrittenPaper &paper) { files.write(std::to_string(++number) + ".pdf", paper.bytes); })};
  if (sink == 0) throw std::runtime_error("nothing was done");
  return floor;
}

}  // namespace formletter::bench
