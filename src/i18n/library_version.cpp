#include "i18n/library_version.hpp"

#include <unicode/uversion.h>

namespace formletter::i18n {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace formletter::i18n
