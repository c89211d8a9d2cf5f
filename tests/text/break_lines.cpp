#include "text/paragraph.hpp"

#include "typeset.hpp"

#include <algorithm>
#include <tuple>

using namespace formletter;
using namespace formletter::text;

namespace {

using Lines = std::vector<std::string>;

/// Whether some line begins with `start` in any of many measures that are wide
/// enough for every word.
bool ever_begins_a_line(const Sample &sample, const std::string &start) {
  for (double points = 62; points < 300; points += 3)
    for (const bool optimum : {false, true})
      for (const std::string &line : sample.lines(points, optimum))
        if (line.starts_with(start)) return true;
  return false;
}

}  // namespace

TEST_CASE("First fit fills each line before it starts the next") {
  const Sample sample("en", "You may call the information line");
  CHECK(sample.lines(120) == Lines{"You may call the ", "information line"});
}

TEST_CASE("Total fit evens lines out and makes no more of them than first fit") {
  const Sample sample("en", "I am the only parent who takes care of the two children of our family now");
  for (double points = 60; points < 300; points += 5)
    CHECK(sample.lines(points, true).size() == sample.lines(points, false).size());
}

TEST_CASE("An empty text is one line as high as its font") {
  const Sample sample("en", "");
  const auto broken = sample.set({.width = Length::pt(100)});
  REQUIRE(broken.lines.size() == 1);
  CHECK(broken.lines[0].ascent > Length());
  CHECK(broken.lines[0].descent > Length());
  CHECK(broken.lines[0].ends_paragraph);
}

TEST_CASE("A line separator ends a line, which is not justified") {
  const Sample sample("en", "one two\u2028three\u2028");
  const auto broken = sample.set({.width = Length::pt(300), .justify = true});
  REQUIRE(broken.lines.size() == 3);
  CHECK(broken.lines[0].ends_paragraph);
  CHECK(broken.lines[0].width < Length::pt(100));
  CHECK(sample.seen(broken.lines[1]) == "three\u2028");
  CHECK(broken.lines[2].ascent > Length());
}

TEST_CASE("A danda never begins a line, even after a space") {
  CHECK_FALSE(
      ever_begins_a_line(Sample("hi", "कृपया आज हमें कॉल करें । आपको वकील रखने का अधिकार है ॥ यह पत्र"), "।"));
  CHECK_FALSE(ever_begins_a_line(Sample("hi", "अधिकार है ॥ यह पत्र अपने पास रखें ॥ धन्यवाद"), "॥"));
  CHECK_FALSE(ever_begins_a_line(Sample("bn", "আপনি ফোন করতে পারেন । আপনার কি দোভাষী প্রয়োজন ।"), "।"));
}

TEST_CASE("The Ethiopic wordspace may end a line and never begins one") {
  for (const std::string text : {"ሰላም ፡ ለዓለም ፡ እንዴት ፡ ነህ ። ደህና ፡ ነኝ", "ሰላም፡ለዓለም፡እንዴት፡ነህ።ደህና፡ነኝ"}) {
    INFO(text);
    CHECK_FALSE(ever_begins_a_line(Sample("am", text), "፡"));
    CHECK_FALSE(ever_begins_a_line(Sample("am", text), "።"));
  }
  CHECK(Sample("am", "ሰላም፡ለዓለም").lines(40) == Lines{"ሰላም፡", "ለዓለም"});
}

TEST_CASE("Korean breaks at spaces alone") {
  const Sample sample("ko",
                      "무료로 전화하실 수 있습니다. ICE에 2014년 11월 20일까지 신청서를(양식) 제출하십시오.");
  for (double points = 110; points < 250; points += 4)
    for (const std::string &line : sample.lines(points))
      CHECK((line.ends_with(" ") || sample.text.ends_with(line)));
}

TEST_CASE("Addresses, numbers and names of forms stay on one line") {
  const std::string before = "Please write today or call us at ",
                    after = " and tell us what you need from us.";
  for (const std::string part :
       {"OPLA-PD-CHI-OCC@ice.dhs.gov", "1-888-351-4024", "(202) 555-0100", "A 012 345 678", "I-246",
        "EOIR-33", "https://www.ice.gov/how-to/seek-discretion", "11/20/2014", "+1 617 555 0123", "A-number",
        "N/A", "www.uscis.gov"}) {
    INFO(part);
    CHECK(holds_together("en", before + part + after, part));
    CHECK(holds_together("en", before + "\u2066" + part + "\u2069" + after, part));
  }
  CHECK(holds_together("zh-Hans", "您可以致电1-888-351-4024提出请求", "1-888-351-4024"));
  CHECK(holds_together("th", "กรุณาโทรหาเราที่ (202) 555-0100 วันนี้", "(202) 555-0100"));
}

TEST_CASE("Telephone numbers and A-numbers hold together however they are written") {
  for (const std::string part :
       {"A 012-345-678", "A# 012 345 678", "A#012-345-678", "A\u2013012 345 678", "617\u2013555\u20130123",
        "617-555 0123", "1 (617) 555 0123", "+52 55 1234 5678", "0100 123 4567", "(02) 1234 5678",
        "+44 20 7946 0958", "+44 (0)20 7946 0958", "+502 2345 6789", "+86 138 0013 8000",
        "(A# 012 345 678)"}) {
    INFO(part);
    CHECK(holds_together("en", "Please write today or call " + part + " and tell us", part));
    CHECK(holds_together("en", "Please write today or call \u2068" + part + "\u2069 and tell us", part));
    CHECK(holds_together("en", "Please write to \u2067x\u2069 or call " + part + " and tell us", part));
  }
  CHECK(holds_together("zh-Hans", "您可以致电０１２－３４５－６７８９提出请求", "０１２－３４５－６７８９"));
  CHECK(holds_together("ja", "あなたの番号は０１２３４５６７８です", "０１２３４５６７８"));
}

TEST_CASE("A row of numbers parts at its spaces") {
  CHECK(Sample("en", "12 34 56 78 90").lines(30) == Lines{"12 34 ", "56 78 ", "90"});
  CHECK(Sample("en", "A 12 34 567").lines(40) == Lines{"A 12 ", "34 567"});
  const std::string row = "+1 617 555 0123 617 555 0124 617 555 0125 617 555 0126";
  CHECK(Sample("en", row).lines(120).size() >= 4);
}

TEST_CASE("What UAX #14 holds over a space parts there rather than inside a word") {
  const Sample sample("es", "«Notificación» (Comparecencia)");
  for (double points = 105; points < 160; points += 5) {
    INFO(points);
    CHECK(sample.lines(points) == Lines{"«Notificación» ", "(Comparecencia)"});
  }
  CHECK(Sample("es", "ver la «Notificación» (Comparecencia)").lines(130) ==
        Lines{"ver la «Notificación» ", "(Comparecencia)"});
  // Where nothing but a cut fits, no closing sign is left alone.
  const Sample word("es", "(Comparecencia)");
  const double whole = word.set({.width = Length::pt(5000)}).lines[0].width.in_pt();
  CHECK(word.lines(whole - 1) == Lines{"(Comparecenci", "a)"});
}

TEST_CASE("A check box is not left alone before a word that is wider than the line") {
  Sample sample("en", "\uFFFC maria.aparecida.conceicao@mail.example.org and more");
  sample.boxes.push_back({.width = Length::pt(12), .ascent = Length::pt(10), .descent = Length()});
  for (const bool optimum : {false, true})
    CHECK(sample.lines(180, optimum) ==
          Lines{"\uFFFC maria.aparecida.conceicao@", "mail.example.org and more"});
}

TEST_CASE("A repetition mark after its space never begins a line") {
  CHECK_FALSE(ever_begins_a_line(Sample("th", "เอกสารต่าง ๆ ที่ท่านมี และคนอื่น ๆ ฯลฯ ทุกวัน"), "ๆ"));
  CHECK_FALSE(ever_begins_a_line(Sample("th", "เอกสารต่าง ๆ ที่ท่านมี และคนอื่น ๆ ฯลฯ ทุกวัน"), "ฯลฯ"));
  CHECK_FALSE(ever_begins_a_line(Sample("lo", "ເອກະສານຕ່າງ ໆ ທີ່ທ່ານມີ ແລະ ຄົນອື່ນ ໆ ຯລຯ"), "ໆ"));
  CHECK_FALSE(ever_begins_a_line(Sample("lo", "ເອກະສານຕ່າງ ໆ ທີ່ທ່ານມີ ແລະ ຄົນອື່ນ ໆ ຯລຯ"), "ຯລຯ"));
  CHECK_FALSE(ever_begins_a_line(Sample("km", "ឯកសារផ្សេង ៗ ដែលអ្នកមាន ៖ សំបុត្រ និងអ្នកដទៃ ៗ"), "ៗ"));
  CHECK_FALSE(ever_begins_a_line(Sample("km", "ឯកសារផ្សេង ៗ ដែលអ្នកមាន ៖ សំបុត្រ និងអ្នកដទៃ ៗ"), "៖"));
}

TEST_CASE("A word of one letter stays with the word it leads to where its language wants it") {
  for (const auto &[tag, text, held] :
       {std::tuple("ru", "Вы можете прийти в суд с другом и о себе рассказать судье", "с другом"),
        std::tuple("ru", "Вы можете прийти в суд с другом и о себе рассказать судье", "и о себе"),
        std::tuple("ru", "(О праве на адвоката) и «К сведению судьи» и так далее", "«К сведению"),
        std::tuple("uk", "Ви можете прийти до суду з другом і розповісти", "і розповісти"),
        std::tuple("es", "Puede llamar hoy o mañana y pedir a la oficina una cita", "o mañana"),
        std::tuple("es", "Padres e hijos, mujeres u hombres: ¿A quién llamar?", "¿A quién"),
        std::tuple("pt", "Pode ligar hoje e pedir à secretaria o documento", "à secretaria"),
        std::tuple("pt", "Pode ligar hoje e pedir à secretaria o documento", "o documento")}) {
    INFO(text);
    CHECK(holds_together(tag, text, held));
    // So it does when the paragraph goes the whole way, and before an isolated value.
    CHECK(holds_together(tag, text + std::string(" \u2067x\u2069"), held));
  }
  CHECK(holds_together("ru", "Решение принято и \u2068Иван Петров\u2069 свободен", "и \u2068Иван"));
  // Not where the language does not ask for it, and a letter is no word behind a slash.
  CHECK(Sample("en", "Bring a lawyer").lines(45) == Lines{"Bring a ", "lawyer"});
  CHECK(Sample("fr", "Il a demandé").lines(60) == Lines{"Il a ", "demandé"});
  CHECK(Sample("es", "padre y/o madre").lines(60) == Lines{"padre y/o ", "madre"});
}

TEST_CASE("The language of a word of one letter is its span's, not the paragraph's") {
  Sample sample("en", "See the notice a quien");
  TextSpan spanish = sample.spans[0];
  sample.spans[0].end = spanish.begin = 15;
  spanish.language = language("es");
  const double with_letter =
      Sample("en", "See the notice a").set({.width = Length::pt(900)}).lines[0].width.in_pt();
  CHECK(sample.lines(with_letter + 1) == Lines{"See the notice a ", "quien"});
  sample.spans.push_back(spanish);
  CHECK(sample.lines(with_letter + 1) == Lines{"See the notice ", "a quien"});
}

TEST_CASE(
    "In a cell too narrow for both a word of one letter ends a line, and nothing is divided or too wide") {
  const Sample sample("ru", "и о правительстве");
  const double word = Sample("ru", "правительстве").set({.width = Length::pt(900)}).lines[0].width.in_pt();
  for (const bool optimum : {false, true})
    CHECK(sample.lines(word + 0.5, optimum) == Lines{"и о ", "правительстве"});
  CHECK(sample.lines(word + 12) == Lines{"и ", "о правительстве"});
  CHECK(typesetter().extent(sample.paragraph()).min_content.in_pt() == Approx(word));
}

TEST_CASE("French signs and quotes stay with their word over a plain space") {
  const std::string text = "Qui a dit : « oui » ; vraiment ? Oui ! Et « non », aussi";
  for (const char *held : {"dit :", "« oui » ;", "vraiment ?", "Oui !", "« non »,"}) {
    INFO(held);
    CHECK(holds_together("fr", text, held));
  }
  // Where the quotes face the other way they hold the word outside of them.
  CHECK(Sample("en", "so »ja« und").lines(34) == Lines{"so ", "»ja« ", "und"});
}

TEST_CASE("An ending hyphened to a name in other letters stays with the name") {
  CHECK(holds_together("bn", "আপনাকে যেভাবে বলা হয়েছে, সেভাবে ICE-এর কাছে হাজিরা দিতে থাকুন", "ICE-এর"));
  CHECK(holds_together("bn", "এটি ICE Removal Operations (ERO)-এর নম্বর, আর কারও নয়", "(ERO)-এর"));
  CHECK(holds_together("bn", "আমার মক্কেল Marie Thérèse-এর জন্য অনুরোধ", "Thérèse-এর"));
  CHECK(holds_together("hi", "आपका पूरा नाम और आपका A-नंबर यहाँ लिखें", "A-नंबर"));
  CHECK(Sample("bn", "দিন-রাত").lines(30) == Lines{"দিন-", "রাত"});
}

TEST_CASE("Hyphenated words may break behind their hyphens") {
  CHECK(Sample("en", "well-known").lines(40) == Lines{"well-", "known"});
}

TEST_CASE("A paragraph is broken by its own language, however much of it is in another") {
  const Sample sample("en", "El 20 de noviembre de 2014 Board of Immigration Appeals");
  const LanguageTag spanish = *LanguageTag::parse("es");
  ParagraphText paragraph = sample.paragraph();
  Typesetter typesetter(fonts());
  bool parted = false, parted_by_spanish = false;
  for (double points = 110; points < 160; points += 2) {
    const auto has_parted = [&] {
      const auto &broken = typesetter.break_lines(paragraph, {.width = Length::pt(points)});
      return std::ranges::any_of(broken.lines,
                                 [&](const Line &line) { return sample.seen(line).ends_with("20 de "); });
    };
    paragraph.language = nullptr;
    parted = parted || has_parted();
    paragraph.language = &spanish;
    parted_by_spanish = parted_by_spanish || has_parted();
  }
  CHECK(parted);
  CHECK_FALSE(parted_by_spanish);
}

TEST_CASE(
    "A name that goes on with a capital behind a hyphen stays on one line while a line has room for it") {
  for (const std::string name :
       {"Jean-Baptiste", "Núñez-Álvarez", "al-Tikriti", "Al-Khatib", "Петров-Водкин"}) {
    INFO(name);
    CHECK(holds_together("en", "Representative of Marie " + name + " who lives here with me", name));
    CHECK(holds_together("ar", "طلب \u2068" + name + "\u2069 إلى المكتب هنا", name));
  }
  CHECK(Sample("en", "I am Jean-Baptiste").lines(56, true) == Lines{"I am ", "Jean-", "Baptiste"});
  CHECK(Sample("en", "a self-help group").lines(52) == Lines{"a self-", "help ", "group"});
}

TEST_CASE("A word wider than the measure gets lines of its own, none of them too wide") {
  const Sample sample("en", "see Rechtsanwaltskanzleiangestellte now");
  const auto broken = sample.set({.width = Length::pt(60)});
  CHECK(sample.lines(60).front() == "see ");
  for (const Line &line : broken.lines) CHECK(line.width <= Length::pt(60));
  std::string all;
  for (const Line &line : broken.lines) all += sample.seen(line);
  CHECK(all == sample.text);
}

TEST_CASE("An address wider than the measure is divided behind its signs") {
  for (const std::string &line : Sample("en", "OPLA-PD-CHI-OCC@ice.dhs.gov").lines(70))
    CHECK((line.ends_with("-") || line.ends_with("@") || line.ends_with(".") || line.ends_with("gov")));
}

TEST_CASE("An address too wide for a line keeps the comma or bracket behind it, of Chinese width, too") {
  const std::string address = "averylongnameofsomebodywhowritesalot@example.org";
  for (const std::string closing :
       {"，", "。", "）", "、", "；", "：", "！", "？", "」", "،", ",", ".", ")"}) {
    const Sample sample("zh", "发送至 \u2068" + address + "\u2069" + closing + " 谢谢");
    for (double points = 40; points < 300; points += 2)
      for (const std::string &line : sample.lines(points)) {
        INFO(points << ": " << line);
        CHECK_FALSE(line.starts_with(closing));
      }
  }
}

TEST_CASE("A conjunct is not divided when a long word must be") {
  const Sample sample("hi", "राष्ट्रीयस्वतंत्रतासंरक्षणकार्यालय");
  for (double points = 25; points < 90; points += 5)
    for (const std::string &line : sample.lines(points)) CHECK_FALSE(line.ends_with("्"));
}

TEST_CASE("A conjunct wider than the measure is divided all the same: nothing runs off the page") {
  const Sample sample("hi", "क्ष्म्य्र्ल्व्ह्क्ष्म्य्र्ल्व्ह्");
  for (const Line &line : sample.set({.width = Length::pt(40)}).lines) CHECK(line.width <= Length::pt(40));
}

TEST_CASE("A justified line whose joiner takes in a space is as wide as its other spaces make it") {
  const Sample sample("en", "one two\u2060 three four five six seven");
  for (double points = 70; points < 150; points += 5) {
    for (const Line &line : sample.set({.width = Length::pt(points), .justify = true}).lines) {
      const GlyphRun &last = line.runs.back();
      CHECK((last.x + last.width == line.width || last.width == Length()));
    }
  }
}

TEST_CASE("No-break space and word joiner hold, zero width space breaks") {
  CHECK(holds_together("en", "we live at number\u00A012 now", "number\u00A012"));
  CHECK(holds_together("th", "กรุณา\u2060โทร หาเรา", "กรุณา\u2060โทร"));
  CHECK(Sample("en", "one\u200Btwo").lines(30) == Lines{"one\u200B", "two"});
}

TEST_CASE("A soft hyphen shows a hyphen where a line ends with it and nowhere else") {
  const Sample sample("en", "dis\u00ADcretion");
  const auto broken = sample.set({.width = Length::pt(45)});
  REQUIRE(broken.lines.size() == 2);
  CHECK(broken.lines[0].runs[0].shown->glyphs.size() == 4);
  CHECK(broken.lines[0].runs[0].shown->glyphs.back().cluster == 3);
  CHECK(sample.glyphs().size() == 10);
}

TEST_CASE("Thai, Lao, Khmer and Burmese break between words, which a dictionary knows") {
  CHECK(Sample("th", "กรุณาติดต่อเรา").lines(50) == Lines{"กรุณา", "ติดต่อเรา"});
  for (const auto &[tag, text] :
       {std::pair("lo", "ທ່ານສາມາດໂທໄດ້ໂດຍບໍ່ເສຍຄ່າ"), std::pair("km", "អ្នកអាចទូរស័ព្ទដោយឥតគិតថ្លៃ"),
        std::pair("my", "အခမဲ့ဖုန်းခေါ်နိုင်ပါသည်")}) {
    INFO(text);
    CHECK(Sample(tag, text).lines(70).size() > 1);
  }
}

TEST_CASE("Chinese punctuation neither begins nor is left at the end of a line") {
  const Sample sample("zh-Hans", "您可以致电，“提出请求”。（谢谢）我们会回复、请稍候！");
  for (const std::string start : {"，", "。", "”", "）", "、", "！"})
    CHECK_FALSE(ever_begins_a_line(sample, start));
  for (double points = 30; points < 200; points += 6)
    for (const std::string &line : sample.lines(points))
      CHECK_FALSE((line.ends_with("（") || line.ends_with("“")));
}

TEST_CASE("A Chinese number stays with what it counts") {
  const Sample sample("zh-Hans", "您的案件将于2027年2月18日上午10时30分在第12号法庭开庭，请看第3页。");
  for (const std::string start : {"年", "月", "日", "时", "分", "号", "页"})
    CHECK_FALSE(ever_begins_a_line(sample, start));
  CHECK(ever_begins_a_line(sample, "18日"));
}

TEST_CASE("Justified lines are as wide as the measure, by their spaces alone") {
  const Sample sample("en", "I have lived in this town for more than ten years with both of my children");
  const auto plain = sample.set({.width = Length::pt(150)});
  const auto broken = sample.set({.width = Length::pt(150), .justify = true});
  REQUIRE(broken.lines.size() > 2);
  for (const Line &line : broken.lines) {
    if (line.ends_paragraph) continue;
    CHECK(line.width == Length::pt(150));
    CHECK(line.runs.back().x + line.runs.back().width == line.width);
  }
  CHECK(broken.lines.back().width < Length::pt(150));
}

TEST_CASE("Thai is not justified") {
  const Sample sample("th", "คุณสามารถโทรฟรี คุณต้องการล่ามหรือไม่ กรุณาติดต่อเจ้าหน้าที่ วันนี้");
  for (const Line &line : sample.set({.width = Length::pt(150), .justify = true}).lines)
    CHECK(line.stretchable == 0);
}

TEST_CASE("The first line's indent is taken from its width, and given when negative") {
  const Sample sample("en", "one two three four five six seven eight nine ten");
  const auto in = sample.set({.width = Length::pt(100), .first_line_indent = Length::pt(40)});
  CHECK(in.lines[0].width <= Length::pt(60));
  const auto out =
      sample.set({.width = Length::pt(100), .first_line_indent = Length::pt(-40), .optimum = false});
  CHECK(out.lines[0].width > Length::pt(100));
  CHECK(out.lines[0].width <= Length::pt(140));
}

TEST_CASE("A box stands in the line, and one that fills takes what is left") {
  Sample sample("en", "Name: \uFFFC, \uFFFC yes");
  sample.boxes = {
      {.width = Length::pt(20), .ascent = Length::pt(30), .descent = Length::pt(5), .fills_line = true},
      {.width = Length::pt(10), .ascent = Length::pt(9), .descent = Length::pt(1)}};
  const auto broken = sample.set({.width = Length::pt(200)});
  REQUIRE(broken.lines.size() == 1);
  const Line &line = broken.lines[0];
  REQUIRE(line.boxes.size() == 2);
  CHECK(line.width == Length::pt(200));
  INFO(line.boxes[0].width.in_pt());
  CHECK(line.boxes[0].width > Length::pt(80));
  CHECK(line.boxes[1].width == Length::pt(10));
  CHECK(line.boxes[1].x > line.boxes[0].x + line.boxes[0].width);
  CHECK(line.ascent == Length::pt(30));
  CHECK(line.descent == Length::pt(5));
}

TEST_CASE("Nastaliq lines are about twice as high as Latin ones, by the font's own measures") {
  const auto height = [](const Sample &sample) {
    const Line line = sample.set({.width = Length::pt(900)}).lines.at(0);
    return (line.ascent + line.descent).in_pt();
  };
  const double latin = height(Sample("en", "You may call")),
               urdu = height(Sample("ur", "آپ مفت کال کر سکتے ہیں۔"));
  CHECK(urdu / latin > 1.7);
  CHECK(urdu / latin < 2.6);
}

TEST_CASE("Lines hold their stacks: Khmer reaches below what its font's measures say, evenly in all lines") {
  const Sample sample("km", "អ្នកអាចទូរស័ព្ទដោយឥតគិតថ្លៃ។ តើអ្នកត្រូវការអ្នកបកប្រែទេ?");
  const auto broken = sample.set({.width = Length::pt(100)});
  REQUIRE(broken.lines.size() > 1);
  const FaceDescription &face = fonts().describe(broken.lines[0].runs[0].shown->face);
  for (const Line &line : broken.lines) {
    CHECK(line.descent > Length::pt(12).scaled(-face.descent / 1000.0));
    CHECK(line.descent == broken.lines[0].descent);
  }
}

TEST_CASE("The extent is the widest unbreakable part and the width on one line") {
  const Sample sample("en", "You may call information");
  const auto extent = typesetter().extent(sample.paragraph());
  CHECK(extent.min_content == Sample("en", "information").set({.width = Length::pt(900)}).lines[0].width);
  CHECK(extent.max_content == sample.set({.width = Length::pt(900)}).lines[0].width);
}
