#pragma once

namespace formletter::output {

/// One visitor out of a lambda for each alternative; a missing one does not compile.
template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace formletter::output
