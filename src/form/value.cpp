#include "form/value.hpp"

namespace formletter::form {

namespace {

struct TypeName {
  const char *operator()(Empty) const { return "empty"; }
  const char *operator()(bool) const { return "boolean"; }
  const char *operator()(double) const { return "number"; }
  const char *operator()(const std::string &) const { return "text"; }
  const char *operator()(const Date &) const { return "date"; }
  const char *operator()(const DateTime &) const { return "date-time"; }
  const char *operator()(const NodeSet &) const { return "node-set"; }
};

}  // namespace

std::string type_name(const Value &value) {
  return std::visit(TypeName{}, value);
}

}  // namespace formletter::form
