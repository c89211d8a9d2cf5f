#include "text/plain_words.hpp"

#include "typeset.hpp"

#include <unicode/uscript.h>

using namespace formletter;
using namespace formletter::text;

namespace {

struct Words {
  WordShaper shaper{fonts().state()};
  BreakFinder breaks;
  Itemizer itemizer{fonts().state()};
  PlainWords all{shaper, breaks, itemizer};
  PlainStyle *style = all.style_of({.begin = 0, .end = 1, .language = language("en")}, USCRIPT_LATIN);

  const PlainWord *in_a_new_paragraph(std::string_view word) {
    shaper.begin_paragraph();
    all.begin_paragraph();
    return all.find(*style, word);
  }
};

}  // namespace

TEST_CASE("a word is kept when it is met again, as a merge has numbers and addresses that are met once") {
  Words words;
  REQUIRE(words.style != nullptr);
  for (const std::string_view word :
       {"555-0123", "person1@example.org", "Ana", "A\u00A0201\u00A0000\u00A0001"}) {
    INFO(word);
    CHECK(words.in_a_new_paragraph(word)->in_passing);
    const PlainWord *kept = words.in_a_new_paragraph(word);
    CHECK_FALSE(kept->in_passing);
    CHECK(words.in_a_new_paragraph(word) == kept);
  }
}

TEST_CASE("a word that line breaking would have to be asked about again is kept at once") {
  Words words;
  REQUIRE(words.style != nullptr);
  CHECK_FALSE(words.in_a_new_paragraph("«Núñez»")->in_passing);
}

TEST_CASE("what is known of a word is the same in passing and kept") {
  Words words;
  REQUIRE(words.style != nullptr);
  for (const std::string_view word :
       {"and/or", "well-known", "I-246", "(see", "7:30", "$1,200", "A201-000-001"}) {
    INFO(word);
    const PlainWord passing = *words.in_a_new_paragraph(word);
    const PlainWord &kept = *words.in_a_new_paragraph(word);
    CHECK(passing.plain == kept.plain);
    CHECK(passing.may_begin_number == kept.may_begin_number);
    CHECK(passing.breaks.before == kept.breaks.before);
    CHECK(passing.breaks.behind == kept.breaks.behind);
    CHECK(passing.breaks.inside == kept.breaks.inside);
  }
}
