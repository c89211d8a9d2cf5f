#pragma once

#include <sys/resource.h>

namespace formletter::bench {

/// Of processor time, the kernel's with it.
inline double cpu_seconds(const rusage &usage) {
  const auto seconds = [](const timeval &time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

inline rusage own_usage() {
  rusage usage = {};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage;
}

}  // namespace formletter::bench
