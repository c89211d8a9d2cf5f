#include "answers/json_reading.hpp"
#include "answers/json_tree.hpp"

#include <algorithm>
#include <utility>

namespace formletter::answers {
namespace {

/// Reads up to the text of one member.
class MemberFinder {
 public:
  MemberFinder(std::span<const std::string> names, std::span<const std::string> groups)
      : names_(names), groups_(groups) {}

  bool key(std::string &name) {
    const bool is_looked_at = looked_into_.back();
    is_next_ = is_looked_at && std::ranges::find(names_, name) != names_.end();
    is_group_next_ = is_looked_at && std::ranges::find(groups_, name) != groups_.end();
    return true;
  }
  bool string(std::string &text) {
    if (is_next_) found_ = text;
    is_group_next_ = false;
    return !std::exchange(is_next_, false);
  }
  bool null() { return pass(); }
  bool boolean(bool) { return pass(); }
  bool number_integer(nlohmann::json::number_integer_t) { return pass(); }
  bool number_unsigned(nlohmann::json::number_unsigned_t) { return pass(); }
  bool number_float(nlohmann::json::number_float_t, const std::string &) { return pass(); }
  bool binary(nlohmann::json::binary_t &) { return pass(); }
  bool start_object(std::size_t) { return open(looked_into_.empty() || is_group_next_); }
  bool start_array(std::size_t) { return open(false); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &) { return false; }

  std::string found() && { return std::move(found_); }

 private:
  bool pass() {
    is_next_ = is_group_next_ = false;
    return true;
  }
  bool open(bool is_looked_into) {
    looked_into_.push_back(is_looked_into);
    return pass();
  }
  bool close() {
    looked_into_.pop_back();
    return pass();
  }
  std::span<const std::string> names_, groups_;
  std::string found_;
  std::vector<bool> looked_into_;  ///< of the objects and lists that are open
  bool is_next_ = false, is_group_next_ = false;
};

}  // namespace

std::string first_text(const std::string &json, std::span<const std::string> names,
                       std::span<const std::string> groups) {
  MemberFinder finder(names, groups);
  std::size_t count = 0;
  read_into(json, &count, finder);
  return std::move(finder).found();
}

}  // namespace formletter::answers
