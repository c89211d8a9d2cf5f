#include "bench/people.hpp"

#include <array>
#include <fstream>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::bench {

namespace {

using Words = std::vector<std::string_view>;

/// Given and family names of a language, and a name in its own script.
struct Naming {
  std::string_view language, country;
  Words given, family;
  Words native = {};
};

const std::vector<Naming> &namings() {
  static const std::vector<Naming> all{
      {"es",
       "GT",
       {"María del Carmen", "José Ángel", "Nicolás", "Begoña", "Iñaki", "Sofía"},
       {"López Hernández", "Núñez Muñoz", "Quispe Mamani", "Tzul Kʼicheʼ", "Ibáñez", "Peña Güell"}},
      {"pt",
       "BR",
       {"João", "Conceição", "Inês", "Antônio", "Luísa", "Simão"},
       {"Gonçalves", "Magalhães", "Araújo", "Brandão", "Simões", "Leão"}},
      {"fr",
       "GN",
       {"Aïssatou", "François", "Noëlle", "Jérôme", "Hélène", "Raphaël"},
       {"Diallo", "Désiré", "Lefèvre", "N'Guessan", "Traoré", "Camara"}},
      {"ht",
       "HT",
       {"Jean-Baptiste", "Wóslin", "Mirlande", "Frantz", "Fabiola", "Olèn"},
       {"Désir", "Pierre-Louis", "Étienne", "Jn-Philippe", "Célestin", "Estimé"}},
      {"vi",
       "VN",
       {"Thị Hương", "Văn Đức", "Ngọc Ánh", "Quốc Việt", "Thùy Dương", "Hữu Phước"},
       {"Nguyễn", "Trần", "Phạm", "Huỳnh", "Đặng", "Vũ"}},
      {"ru",
       "RU",
       {"Olena", "Dmitriy", "Svitlana", "Aleksei", "Natalya", "Vsevolod"},
       {"Kovalenko", "Yefremov", "Shcherbakova", "Zhukovskiy", "Lysenko", "Tkachuk"},
       {"Олена Коваленко", "Дмитрий Ефремов", "Наталья Щербакова", "Всеволод Жуковский"}},
      {"ar",
       "SY",
       {"Layla", "Yūsuf", "Fāṭima", "Khaled", "Ḥasan", "Zaynab"},
       {"Al-Khaṭīb", "Hassan", "Al-Najjār", "Ḥaddād", "Mansour", "ʿAbd al-Raḥmān"},
       {"ليلى حسن الخطيب", "يوسف النجار", "فاطمة حداد", "عبد الرحمن منصور"}},
      {"hi",
       "IN",
       {"Priya", "Ānand", "Lakṣmī", "Rohit", "Sunītā", "Kṛṣṇa"},
       {"Sharma", "Śāstrī", "Verma", "Chaudhary", "Miśra", "Yadav"},
       {"प्रिया शर्मा", "आनंद शास्त्री", "लक्ष्मी मिश्र", "कृष्ण चौधरी"}},
      {"pa",
       "IN",
       {"Harpreet", "Gurdīp", "Manjīt", "Jaswinder", "Baljīt", "Simran"},
       {"Singh", "Kaur", "Dhillon", "Grewāl", "Sandhū", "Gill"},
       {"ਹਰਪ੍ਰੀਤ ਸਿੰਘ", "ਸਿਮਰਨ ਕੌਰ", "ਗੁਰਦੀਪ ਢਿੱਲੋਂ"}},
      {"zh-Hans",
       "CN",
       {"Lìhuá", "Xiǎomíng", "Yǔtóng", "Guóqiáng", "Měilíng", "Zhìyuǎn"},
       {"Wáng", "Ōuyáng", "Lǐ", "Chén", "Lǚ", "Zhào"},
       {"王丽华", "欧阳小明", "李国强", "吕志远"}},
      {"en",
       "NG",
       {"Chukwuemeka", "Adaọbi", "Olúwaṣeun", "Ngọzi", "Ẹniọlá", "Ifẹ́"},
       {"Okọnkwọ", "Adéyẹmí", "Nwachukwu", "Ọlátúnjí", "Balógun", "Eze"}},
      {"en",
       "TR",
       {"Ayşe", "İbrahim", "Gülşen", "Çağlar", "Işıl", "Oğuz"},
       {"Yılmaz", "Öztürk", "Şahin", "Çelik", "Doğan", "Güneş"}},
      {"en",
       "PL",
       {"Łukasz", "Małgorzata", "Świętosław", "Zofia", "Grażyna", "Stanisław"},
       {"Żółć", "Wójcik", "Dąbrowska", "Szczęsny", "Gołębiewska", "Łoś"}},
      {"en",
       "RO",
       {"Ștefan", "Ioană", "Ilinca", "Vlăduț", "Anișoara", "Mihăiță"},
       {"Țepeneag", "Brâncuși", "Stănescu", "Lupșe", "Grigorești", "Pătrașcu"}},
      {"en",
       "ET",
       {"Tewodros", "Mäsärät", "Häylä", "Dawit", "Selamawit", "Yohannǝs"},
       {"Gäbrä Mädḫǝn", "Bekele", "Alämu", "Tesfaye", "Wolde", "Ḫaylu"},
       {"ቴዎድሮስ በቀለ", "ሰላማዊት ተስፋዬ", "ዳዊት ወልደ"}},
      {"en",
       "KR",
       {"Ŭn-ju", "Sŏng-ho", "Mi-yŏng", "Chun-hyŏk", "Hye-jin", "Tae-ŭn"},
       {"Kim", "Chŏng", "Ch'oe", "Pak", "Yi", "Kwŏn"},
       {"김은주", "정성호", "최미영"}},
      {"en",
       "IE",
       {"Seán", "Áine", "Pádraig", "Niamh", "Éamon", "Róisín"},
       {"Ó Briain", "Ní Dhomhnaill", "Mac Gabhann", "Ó Súilleabháin", "Breathnach", "Uí Chonaill"}},
      {"en",
       "GE",
       {"Nino", "Giorgi", "Tamar", "Luka", "Ketevan", "Davit"},
       {"Beridze", "K'ap'anadze", "Lomidze", "Ch'avch'avadze", "Jap'aridze", "Tsiklauri"},
       {"ნინო ბერიძე", "გიორგი ლომიძე"}},
      {"en",
       "IL",
       {"Noa", "Yaʼel", "Amiḥai", "Tsvi", "Ḥanna", "Eliʻezer"},
       {"Bar-Lev", "Kohen", "Ben-Ḥayim", "Shapiraʼ", "Mizraḥi", "Peretz"},
       {"נועה בר-לב", "יעל כהן"}},
      {"en",
       "BD",
       {"Śirin", "Rāśed", "Nāsrīn", "Kāmāl", "Tāslimā", "Mījān"},
       {"Begam", "Caudhurī", "Hāsān", "Māhmud", "Islām", "Rahmān"},
       {"শিরিন বেগম", "রাশেদ চৌধুরী"}},
      {"en",
       "MM",
       {"Aung", "Thandar", "Kyaw", "Su Su", "Zaw", "Hnin"},
       {"Htun", "Myint", "Win Maung", "Khin", "Ñuin", "Lwin"},
       {"အောင်ထွန်း", "သန္တာမြင့်"}},
      {"en",
       "AM",
       {"Anahit", "Tigran", "Šušan", "Vardan", "Zaruhi", "Aršak"},
       {"Petrosyan", "Xačʿatryan", "Łazaryan", "Harutʿyunyan", "Sargsyan", "Č'arenc"},
       {"Անահիտ Պետրոսյան", "Տիգրան Խաչատրյան"}},
      {"en",
       "AL",
       {"Besnik", "Ërmira", "Çlirim", "Flutura", "Gëzim", "Shpëtim"},
       {"Hoxha", "Përmeti", "Çela", "Gjoka", "Dervishi", "Zyberi"}},
      {"en",
       "IS",
       {"Þórdís", "Ægir", "Guðrún", "Björn", "Sæunn", "Örn"},
       {"Þorsteinsdóttir", "Magnússon", "Ísfeld", "Guðmundsdóttir", "Sæmundsson", "Bjarnadóttir"}},
  };
  return all;
}

/// The engine's own numbers: distributions differ from one standard library to another.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  std::string number(std::size_t from, std::size_t to) { return std::to_string(from + below(to - from + 1)); }
  std::string_view one_of(const Words &words) { return words.empty() ? "" : words[below(words.size())]; }
  /// A day of the year, "2027-02-18".
  std::string day(std::size_t from_year, std::size_t to_year) {
    const auto two = [](std::size_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return number(from_year, to_year) + "-" + two(1 + below(12)) + "-" + two(1 + below(28));
  }

 private:
  std::mt19937 engine_;
};

using Cells = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t first_a_number = 201000000;

void add_name(Cells &cells, Dice &dice, const Naming &naming) {
  const std::string given(dice.one_of(naming.given)), family(dice.one_of(naming.family));
  const bool two_families = dice.below(3) == 0;
  const auto whole =
      two_families ? family + " " + std::string(dice.one_of(namings()[dice.below(6)].family)) : family;
  cells.insert(cells.end(), {{"full_name", given + " " + whole},
                             {"given_names", given},
                             {"family_name", whole},
                             {"name_native", std::string(dice.one_of(naming.native))},
                             {"country_of_citizenship", std::string(naming.country)}});
}

void add_contact(Cells &cells, Dice &dice, std::size_t number) {
  cells.insert(cells.end(), {{"reply_email", "person" + std::to_string(number) + "@example.org"},
                             {"reply_email_owner", "self"},
                             {"phone", "(312) 555-" + dice.number(1000, 9999)}});
}

void add_case(Cells &cells, Dice &dice) {
  const Words judges{"Robin Example", "Alex Sample", "Jordan Specimen", "Casey Muster"};
  const Words statuses{"master_set", "first_hearing"};
  cells.insert(cells.end(), {{"case_status", std::string(dice.one_of(statuses))},
                             {"immigration_court", "Chicago"},
                             {"judge_name", std::string(dice.one_of(judges))},
                             {"next_hearing_kind", "master"},
                             {"next_hearing_date", dice.day(2027, 2028)},
                             {"next_hearing_time", dice.number(1, 11) + ":30 am"},
                             {"next_hearing_zone", "central"},
                             {"nta_date", dice.day(2010, 2014)},
                             {"opla_office", "chicago"},
                             {"opla_mailbox", "OPLA-PD-CHI-OCC@ice.dhs.gov"},
                             {"opla_mailbox_verified_on", "2026-11-20"}});
}

void add_reasons(Cells &cells, Dice &dice) {
  const Words places{"Chicago", "Cicero", "Berwyn", "Evanston", "Aurora", "Joliet", "Elgin", "Waukegan"};
  const auto years = [&] { return dice.number(1, 17); };
  cells.insert(cells.end(),
               {{"asks", "close"},

                {"reasons[1].factor", "family_ties"},
                {"reasons[1].statement", "My children are " + years() + ", " + years() + " and " + years() +
                                             " years old. I have raised them alone in " +
                                             std::string(dice.one_of(places)) + " since " +
                                             dice.number(2008, 2024) + "."},
                {"reasons[1].reason_short", "Three children born in the United States; I raise them alone."},

                {"reasons[1].reason_print", "yes"}});
}

Cells person(Dice &dice, std::size_t number, const PeopleOrder &order) {
  const auto &naming = namings()[dice.below(namings().size())];
  const auto a_number = "A" + std::to_string(first_a_number + number);
  const auto language = order.reads.empty() ? std::string(naming.language) : order.reads;
  Cells cells{{"record_id", "2026-" + std::to_string(100000 + number)},
              {"in_ice_custody", "no"},
              {"eoir_case_pending", "yes"},
              {"eoir_forum", "judge"},
              {"has_removal_order", "no"},
              {"prior_decision", "no"},
              {"lawyer_consulted", "appointment"}};
  add_name(cells, dice, naming);
  cells.insert(cells.end(), {{"a_number", a_number},
                             {"a_number_again", a_number},
                             {"date_of_birth", dice.day(1950, 2004)},
                             {"preferred_language", language},
                             {"reads_preferred_language", "yes"},
                             {"reads_english", "yes"},
                             {"interpreter_needed", "no"}});
  add_contact(cells, dice, number);
  cells.emplace_back("represented", "no");
  add_case(cells, dice);
  add_reasons(cells, dice);
  cells.insert(cells.end(), {{"signer", "self"}, {"sign_date", "2026-11-24"}, {"policy_checked", "yes"}});
  return cells;
}

/// None of these texts holds a quote or a backslash.
std::string quoted(const std::string &text) {
  return '"' + text + '"';
}

std::string csv_row(const Cells &cells, bool header) {
  std::string line;
  for (const auto &[name, value] : cells) line += (line.empty() ? "" : ",") + quoted(header ? name : value);
  return line + "\r\n";
}

/// The repeat `reasons` is the only one, its columns stand together.
std::string json_row(const Cells &cells) {
  std::string line = "{", entry;
  char number = '0';
  for (const auto &[name, value] : cells) {
    const bool repeated = name.starts_with("reasons[");
    if (!repeated && !entry.empty()) line += R"("reasons":[)" + std::exchange(entry, "") + "}],";
    if (!repeated) {
      if (value.empty()) continue;
      line +=
          quoted(name) + ":" + (value == "yes" && name == "policy_checked" ? "true" : quoted(value)) + ",";
      continue;
    }
    constexpr std::size_t begin = std::string_view("reasons[1].").size();
    if (name[begin - 3] != number)
      entry += number == '0' ? "{" : "},{";
    else
      entry += ",";
    number = name[begin - 3];
    entry += quoted(name.substr(begin)) + ":" + quoted(value);
  }
  line.back() = '}';
  return line + "\n";
}

}  // namespace

void write_people(const std::filesystem::path &path, const PeopleOrder &order) {
  std::ofstream out(path, std::ios::binary);
  constexpr std::uint32_t seed = 20261124;
  Dice dice(seed);
  for (std::size_t number = 1; number <= order.people; ++number) {
    const auto cells = person(dice, number, order);
    if (number == 1 && !order.as_json) out << csv_row(cells, true);
    out << (order.as_json ? json_row(cells) : csv_row(cells, false));
  }
}

}  // namespace formletter::bench
