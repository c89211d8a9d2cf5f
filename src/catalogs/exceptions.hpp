#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::catalogs {

/// What a check would report and is right nonetheless, each with its reason.
/// locales/exceptions.tsv, one a line: the check's code, the languages ("*" or
/// "fr ht"), the msgid, the reason.
class Exceptions {
 public:
  static Result<Exceptions> read(const std::filesystem::path &pack);

  bool allow(std::string_view code, std::string_view language, std::string_view msgid) const;
  /// The reason, or "" when there is no such exception.
  std::string reason(std::string_view code, std::string_view language, std::string_view msgid) const;
  /// Those that can never hold: for a language that is none of `languages`, a catalog's or its
  /// parent, and (warnings) for a text that the pack does not say. `msgids` and `languages` in any order.
  Problems unused(const std::vector<std::string> &msgids, const std::vector<std::string> &languages) const;

 private:
  struct Exception {
    std::set<std::string, std::less<>> languages;
    std::string reason;
    Place place;
  };
  const Exception *find(std::string_view code, std::string_view language, std::string_view msgid) const;
  std::multimap<std::pair<std::string, std::string>, Exception> by_code_and_msgid_;
};

}  // namespace formletter::catalogs
