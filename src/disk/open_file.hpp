#pragma once

#include <string_view>
#include <utility>

namespace formletter::disk {

/// A file descriptor that is closed on every way out.
class OpenFile {
 public:
  OpenFile() = default;
  /// Negative for a file that could not be opened.
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(OpenFile &&other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile &operator=(OpenFile &&other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~OpenFile() { static_cast<void>(close()); }

  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }

  /// All the bytes, whatever interrupts it. The error (of errno), or 0.
  int write(std::string_view bytes) const;
  /// The error, or 0: network file systems tell of some only now.
  int close();

 private:
  int descriptor_ = -1;
};

}  // namespace formletter::disk
