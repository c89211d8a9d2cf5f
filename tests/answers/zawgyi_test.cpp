#include "answers/typed_answer.hpp"

#include <catch2/catch.hpp>

namespace formletter::answers {

TEST_CASE("Burmese in Zawgyi is told from Burmese in Unicode") {
  // The same words in either encoding: thanks, how are you, Myanmar, I can speak English.
  struct Pair {
    const char *zawgyi, *unicode;
  };
  for (const auto &[zawgyi, unicode] :
       {Pair{"ေက်းဇူးတင္ပါတယ္", "ကျေးဇူးတင်ပါတယ်"}, Pair{"ေနေကာင္းလား", "နေကောင်းလား"}, Pair{"ျမန္မာႏိုင္ငံ", "မြန်မာနိုင်ငံ"},
        Pair{"ကြၽန္ေတာ္ အဂၤလိပ္စကား ေျပာတတ္ပါတယ္။", "ကျွန်တော် အင်္ဂလိပ်စကား ပြောတတ်ပါတယ်။"},
        Pair{"my name: ေအာင္ေအာင္", "my name: အောင်အောင်"}}) {
    INFO(zawgyi << " " << unicode);
    CHECK(looks_like_zawgyi(zawgyi));
    CHECK_FALSE(looks_like_zawgyi(unicode));
  }
}

TEST_CASE("No Unicode text in Myanmar letters is taken for Zawgyi") {
  for (const char *text :
       {"အခမဲ့ဖုန်းခေါ်နိုင်ပါသည်။ စကားပြန်လိုအပ်ပါသလား။", "သတ္တဝါ ဥက္ကဋ္ဌ ကမ္ဘာ ယောက်ျား ဩဂုတ်လ", "ပဋိစ္စသမုပ္ပာဒ ဗုဒ္ဓ ဓမ္မ",
        "ဘာသာမန် ဂကောံ ပ္ဍဲ သ္ၚေဟ်",        // Mon
        "ၶႃႈ ႁၵ်ႉ မိူင်းတႆး ၵႂႃႇ လႄႈ ယဝ်ႉ",  // Shan
        "ပှၤကညီ အကျိၥ် ဒီး တၢ်ထံၣ်လိာ် သး",     // S'gaw Karen
        "ၯဝ်ႋ ၰီၩ ဖၠုံၩ ဘၪ", "ꩫႃ့ ꩬႃ ꩡႝ",    // Pwo Karen, Khamti
        "ေ", "၁၂၃", "A 012 345 678", "Nguyễn Thị Ánh", "😀 ေက"}) {
    INFO(text);
    CHECK_FALSE(looks_like_zawgyi(text));
  }
}

TEST_CASE("One slip of the hand makes no Zawgyi") {
  CHECK_FALSE(looks_like_zawgyi("ေကျးဇူးတင်ပါတယ်"));
  CHECK_FALSE(looks_like_zawgyi("နေကောင်းလား္"));
}

}  // namespace formletter::answers
