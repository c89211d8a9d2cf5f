#pragma once

#include <formletter/problem.hpp>

namespace formletter::catalogs {

inline void append(Problems &all, const Problems &more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace formletter::catalogs
