// What the papers say where a representative signs, and where the person does.

#include "pack/person.hpp"

using namespace formletter;
using namespace formletter::test;

namespace {

const Person attorney = with(with_counsel, {{"rep_org", in_json("Okafor Law")},
                                            {"rep_address", in_json("12 Example Street, Conroe, TX 77301")},
                                            {"rep_phone", in_json("(713) 555-0111")},
                                            {"rep_id", in_json("TX 24000000")},
                                            {"appearance_attached", several("g28")}});
const Person in_custody = asking(with(anybody(), held), "exercise");
const Person in_court = asking(with(anybody(), before_the_court), "close");

}  // namespace

TEST_CASE("a request from custody that the representative signs says who that is and how to answer") {
  const auto printed = print_good(with(in_custody, attorney));
  for (const auto *words : {"You can reach me here: (713)", "joy@example.org", "Joy Okafor",
                            "Attorney, TX 24000000", "Okafor Law", "12 Example Street, Conroe, TX 77301",
                            "Representative of Ana Lopez", "Appearance form: G-28"}) {
    INFO(words);
    CHECK(printed.says("detainee-request", words));
  }
  CHECK_FALSE(printed.says("detainee-request", "My representative is"));
}

TEST_CASE("a request from custody that the person signs gives the representative's address, not as the own") {
  const auto printed = print_good(with(with(in_custody, attorney), {{"signer", in_json("self")}}));
  CHECK(printed.says("detainee-request", "My representative is Joy Okafor"));
  CHECK(printed.says("detainee-request", "Appearance form: G-28"));
  CHECK_FALSE(printed.says("detainee-request", "You can reach me here"));
  CHECK_FALSE(printed.says("detainee-request", "Representative of"));
}

TEST_CASE("the handout asks the person to sign only what the representative does not") {
  const std::string sign = "have it read to you. Sign it.", other = "Your representative signs it",
                    sends = "should send the request", either = "If a representative represents you";
  const auto own = print_good(in_court);
  CHECK(own.says("handout-eoir", sign));
  CHECK_FALSE(own.says("handout-eoir", "Your representative"));
  const auto with_a_lawyer = print_good(with(with(in_court, with_counsel), {{"signer", in_json("self")}}));
  CHECK(with_a_lawyer.says("handout-eoir", sign + " Your representative " + sends));
  const auto signed_for = print_good(with(in_court, with_counsel));
  CHECK(signed_for.says("handout-eoir", other + " and " + sends));
  CHECK_FALSE(signed_for.says("handout-eoir", "Sign it"));
  for (const auto *printed : {&own, &with_a_lawyer, &signed_for})
    CHECK_FALSE(printed->says("handout-eoir", either));
}
