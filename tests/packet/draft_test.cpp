// E-mail drafts of the pack's samples and of a pack whose values try to be more than text.

#include "packet/draft.hpp"

#include "diag/report.hpp"
#include "support/sample_pack.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

constexpr const char *draft_form = R"xml(<form id="f" version="1" language="en">
  <title>F</title>
  <text name="name"><label>Name</label></text>
  <text name="mailbox"><label>Mailbox</label></text>
  <select_one name="wants" choices="yes_no"><label>Wants a letter</label></select_one>
  <choices name="yes_no"><choice name="yes"><label>Yes</label></choice><choice name="no"><label>No</label></choice></choices>
  <document name="mail" template="mail" language="en" formats="eml" attach="letter" max_size="30KB"><title>Mail</title></document>
  <document name="letter" template="letter" language="en" relevant="${wants} = 'yes'"><title>Letter</title></document>
</form>)xml";

constexpr const char *mail_text = R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Mail</title>
<meta name="subject" content="About {{name}}"/><meta name="to" content="{{mailbox}}"/>
<meta name="attachment" content="{{name}}: letter"/></head>
<body><header>Running head</header><p class="envelope" translate="no">To: {{mailbox}}</p>
<p translate="no">Dear {{name}},</p></body></html>)";

constexpr const char *letter_text =
    R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Letter</title></head><body><p translate="no">{{name}}</p></body></html>)";

class Desk {
 public:
  Desk() {
    for (const auto *folder : {"forms", "templates"})
      std::filesystem::create_directories(scratch_.folder() / folder);
    disk::write_files(
        {{scratch_.folder() / "forms/f.xml", draft_form},
         {scratch_.folder() / "templates/mail.mustache", mail_text},
         {scratch_.folder() / "templates/letter.mustache", letter_text},
         {scratch_.folder() / "templates/styles.xml", R"(<styles><style name=".envelope"/></styles>)"}});
    press_.emplace(Press::open(scratch_.folder()).value());
  }

  Result<Packet> print(const std::string &answers, std::vector<std::string> exhibits = {}) {
    return press_->print(
        "f", {"a.json", answers},
        {.today = *Date::parse_iso("2026-11-24"), .only = {"mail"}, .exhibits = std::move(exhibits)});
  }
  std::string code(const std::string &answers, std::vector<std::string> exhibits = {}) {
    const auto packet = print(answers, std::move(exhibits));
    return packet ? "" : packet.problems().front().code;
  }
  const test::Scratch &scratch() const { return scratch_; }

 private:
  test::Scratch scratch_;
  std::optional<Press> press_;
};

std::string sample_draft(const std::string &sample) {
  const auto &pack = test::sample_packs()[0];
  auto press = Press::open(pack.folder).value();
  const auto packet = press.print(pack.form, *disk::read_file(pack.folder / "forms/samples" / sample),
                                  {.today = pack.today(), .formats = {Format::eml}});
  INFO((packet ? "" : diag::report_text(packet.problems())));
  REQUIRE(packet.ok());
  REQUIRE(packet->papers.size() == 1);
  CHECK(packet->papers[0].file_name() == "opla-email.eml");
  return packet->papers[0].bytes;
}

}  // namespace

TEST_CASE("a draft is addressed to a mailbox that was verified, and to nobody otherwise") {
  const auto verified = sample_draft("01-court-two-surnames.json");
  CHECK_THAT(verified, Catch::Contains("\r\nTo: OPLA-PD-CHI-OCC@ice.dhs.gov\r\nSubject: PD request - "));
  CHECK_THAT(verified, Catch::Contains("\r\n filename*0*=UTF-8''PD%20request%20-%20Lopez"));
  CHECK_THAT(verified, !Catch::Contains("\r\nFrom:"));
  const auto unknown = sample_draft("02-court-arabic-minimal.json");
  CHECK_THAT(unknown, !Catch::Contains("\r\nTo:"));
}

TEST_CASE("a draft's text has neither envelope nor running heads, and carries the letter") {
  Desk desk;
  const auto packet = desk.print(R"({"name":"Ana","mailbox":"a@example.org","wants":"yes"})");
  REQUIRE(packet.ok());
  const auto &eml = packet->papers.at(0).bytes;
  CHECK_THAT(eml, Catch::Contains("\r\nTo: a@example.org\r\nSubject: About Ana\r\nX-Unsent: 1\r\n"));
  CHECK_THAT(eml, Catch::Contains("\r\n\r\nDear Ana,\r\n\r\n--"));
  CHECK_THAT(eml, !Catch::Contains("Running head"));
  CHECK_THAT(eml, Catch::Contains("filename=\"Ana_ letter.pdf\""));
  CHECK_THAT(eml, Catch::Contains("\r\nJVBERi0"));  // %PDF-
  CHECK(desk.print(R"({"name":"Ana","mailbox":"a@example.org","wants":"yes"})")->papers.at(0).bytes == eml);
}

TEST_CASE("an attached file's name of 100 letters has no more bytes than file systems take") {
  Desk desk;
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "\xE1\x8A\xA0";
  const auto long_eml =
      desk.print(R"({"name":")" + long_name + R"(","wants":"yes"})").value().papers[0].bytes;
  const auto attached = long_eml.substr(long_eml.find("Content-Disposition"));
  const auto head = attached.substr(0, attached.find("\r\n\r\n"));
  std::size_t letters = 0;
  for (auto at = head.find("%E1"); at != std::string::npos; at = head.find("%E1", at + 1)) ++letters;
  CHECK(letters == 66);
}

TEST_CASE("an answer with line ends is no header field of its own") {
  Desk desk;
  const auto packet =
      desk.print("{\"name\":\"Ana\\r\\nBcc: spy@example.org\\r\\n\\r\\nx\",\"wants\":\"yes\"}");
  REQUIRE(packet.ok());
  const auto &eml = packet->papers.at(0).bytes;
  const auto head = eml.substr(0, eml.find("\r\n\r\n"));
  CHECK_THAT(head, Catch::Contains("Subject: About Ana Bcc: spy@example.org x"));
  CHECK_THAT(head, !Catch::Contains("\nBcc:"));
  CHECK(desk.code(R"({"name":"Ana","mailbox":"a@example.org\r\nBcc: b@c","wants":"yes"})") == "bad-address");
}

TEST_CASE("a draft without anything to carry, or too big to send, is not made") {
  Desk desk;
  CHECK(desk.code(R"({"name":"Ana","wants":"no"})") == "no-attachment");
  const auto picture = std::string(FORMLETTER_ROOT) + "/tests/pictures/letter-and-handout.png";
  const auto packet = desk.print(R"({"name":"Ana","wants":"yes"})", {picture});
  REQUIRE_FALSE(packet.ok());
  CHECK(packet.problems().front().code == "draft-too-big");
  CHECK_THAT(packet.problems().front().message,
             Catch::Matches("The e-mail is [0-9.]+ [KM]B as it is sent, more than 30 KB\\."));
  CHECK(desk.code(R"({"name":"Ana","wants":"yes"})", {"/no/such.pdf"}) != "");
}

TEST_CASE("where e-mails alone are wanted and the papers named are none, nothing is printed and it is told") {
  const auto &pack = test::sample_packs()[0];
  auto press = Press::open(pack.folder).value();
  const auto packet =
      press.print(pack.form, *disk::read_file(pack.folder / "forms/samples/01-court-two-surnames.json"),
                  {.today = pack.today(), .only = {"checklist-eoir"}, .formats = {Format::eml}});
  REQUIRE_FALSE(packet.ok());
  CHECK(diag::report_text(packet.problems()).find("error[no-such-format]") != std::string::npos);
}
