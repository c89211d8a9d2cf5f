#pragma once

#include "diag/report.hpp"
#include "packet/bundle.hpp"
#include "pdf_walk/qpdf_handles.hpp"
#include "support/sample_pack.hpp"

#include <unistd.h>
#include <catch2/catch.hpp>

#include <functional>
#include <optional>

namespace formletter::test {

namespace fs = std::filesystem;

/// A PNG of one grey dot, and the same cut off in its data.
inline const std::string dot(
    "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~"
    "\x9BU\0\0\0\nIDATx\x9C\x63h\0\0\0\x82\0\x81w\xCDr\xB6\0\0\0"
    "\0IEND\xAE\x42\x60\x82",
    67);

/// A folder for exhibits, and the sample pack to make packets with.
class Desk {
 public:
  Desk() {
    std::string name = (fs::temp_directory_path() / "formletter-packet-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    auto press = Press::open(pack_.folder);
    REQUIRE(press.ok());
    press_.emplace(std::move(*press));
  }
  ~Desk() { fs::remove_all(folder_); }
  Desk(const Desk &) = delete;
  Desk &operator=(const Desk &) = delete;

  std::string file(const std::string &name, const std::string &bytes) {
    disk::write_files({{folder_ / name, bytes}});
    return (folder_ / name).string();
  }
  PrintOptions options(std::vector<std::string> only) const {
    return {.today = pack_.today(), .only = std::move(only)};
  }
  Source answers() const {
    return *disk::read_file(pack_.folder / "forms/samples/01-court-two-surnames.json");
  }
  std::string paper(const std::string &name) {
    const auto packet = press_->print(pack_.form, answers(), options({name}));
    REQUIRE(packet.ok());
    return packet->papers.at(0).bytes;
  }
  Result<packet::Bundle> bind(const packet::BundleOrder &order,
                              std::vector<std::string> only = {"opla-letter"}) {
    return packet::print_bundle(press_->works(), pack_.form, answers(), options(std::move(only)), order);
  }
  packet::Bundle bound(const packet::BundleOrder &order, std::vector<std::string> only = {"opla-letter"}) {
    auto bundle = bind(order, std::move(only));
    INFO((bundle.ok() ? "" : diag::report_text(bundle.problems())));
    REQUIRE(bundle.ok());
    return std::move(*bundle);
  }

 private:
  SamplePack pack_ = sample_packs()[0];
  fs::path folder_;
  std::optional<Press> press_;
};

/// A PDF with something done to it.
inline std::string spoilt(const std::string &pdf, const std::function<void(QPDF &, QPDFWriter &)> &spoil) {
  QPDF file;
  file.processMemoryFile("paper", pdf.data(), pdf.size());
  QPDFWriter writer(file);
  writer.setOutputMemory();
  spoil(file, writer);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace formletter::test
