#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace formletter::form::test {

inline std::string text_of(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace formletter::form::test
