#include "output/mail_draft.hpp"

#include "diag/utf8.hpp"
#include "output/mime_body.hpp"
#include "output/mime_header.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <sstream>

using namespace formletter;
using namespace formletter::output;

namespace {

using Fields = std::map<std::string, std::string>;

std::string from_hex(const std::string &hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

/// What Python's email package finds in each of the drafts.
std::vector<Fields> read_by_python(const std::vector<MailDraft> &drafts) {
  const test::Scratch scratch;
  std::string command = "python3 " FORMLETTER_ROOT "/tests/output/read_eml.py";
  for (std::size_t i = 0; i < drafts.size(); ++i)
    command += " " + scratch.file(std::to_string(i) + ".eml", write_eml(drafts[i])).string();
  std::FILE *pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> buffer = {};
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    said.append(buffer.data(), count);
  REQUIRE(::pclose(pipe) == 0);
  std::vector<Fields> read;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    const auto space = line.find(' ');
    const auto name = line.substr(0, space), value = from_hex(line.substr(space + 1));
    if (name == "file") read.emplace_back();
    read.back()[name] += value;
  }
  return read;
}

MailDraft draft(std::string subject = "Hello", std::string body = "Dear Counsel:\n") {
  return {.to = MailAddress::parse("OLA-PD@ice.dhs.gov"),
          .subject = std::move(subject),
          .body = std::move(body),
          .date = *Date::parse_iso("2026-11-24"),
          .attachments = {{"letter.pdf", "application/pdf", "%PDF-1.7\n"}}};
}

/// Names and texts that have to come through whole.
const std::vector<std::string> texts{
    "PD request - LOPEZ, Maria - A 012 345 678 - NON-DETAINED - next hearing 2027-02-18",
    "PD request - Nguyễn Thị Hương, Łukasz Żółć, Ştefan Ţepeneag, Ẹniọlá Ọlátúnjí, Kʼicheʼ, Guðrún Þórdís",
    "ليلى حسن الخطيب (617) 555-0123 رقم A 012 345 678 عبد الرحمن منصور ليلى حسن الخطيب",
    "प्रिया शर्मा लक्ष्मी मिश्र कृष्ण चौधरी प्रिया शर्मा लक्ष्मी मिश्र कृष्ण चौधरी",
    "王丽华欧阳小明李国强吕志远王丽华欧阳小明李国强吕志远王丽华欧阳小明李国强吕志远王丽华欧阳小明李国强吕志"
    "远",
    "ਹਰਪ੍ਰੀਤ ਸਿੰਘ · ቴዎድሮስ በቀለ · 김은주 · ნინო ბერიძე · יעל כהן · শিরিন বেগম · အောင်ထွန်း · Անահիտ",
    "𞤀𞤣𞤤𞤢𞤥 (Adlam) 𠀀𠀁 😀",
    "=?utf-8?q?not_an_encoded-word?= =?",
    "\"quoted\" back\\slash; semi=colon, (comment) <a@b.c>",
    "",
    "a",
    std::string(300, 'x'),
    "A line\r\nBcc: spy@example.org\r\n\r\nand a body",
    "tab\tand\vother\fcontrols\x01\x7F",
    "next\xC2\x85line \xE2\x80\xA8 separators \xE2\x80\xA9",
    "\xE2\x81\xA8isolated\xE2\x81\xA9 and \xE2\x80\xAEturned round\xE2\x80\xAC"};

}  // namespace

TEST_CASE("Python's email package gets back subject, body and attachment in every script") {
  std::vector<MailDraft> drafts;
  for (const auto &text : texts) {
    auto made = draft(text, text + "\n\n" + text + "\n");
    made.attachments = {
        {text + ".pdf", "application/pdf", std::string("%PDF-1.7\n\0\xFF\r\n--=_", 17) + text}};
    drafts.push_back(std::move(made));
  }
  const auto read = read_by_python(drafts);
  REQUIRE(read.size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    INFO(write_eml(drafts[i]));
    auto found = read[i];
    CHECK(found["defect"].empty());
    CHECK(found["fields"] == "Date To Subject X-Unsent MIME-Version Content-Type");
    CHECK(found["Date"] == "Tue, 24 Nov 2026 12:00:00 -0000");
    CHECK(found["To"] == "OLA-PD@ice.dhs.gov");
    CHECK(found["X-Unsent"] == "1");
    CHECK(found["Subject"] == header_text(texts[i]));
    CHECK(found["attachment"] == header_text(texts[i] + ".pdf"));
    CHECK(found["type"] == "application/pdf");
    CHECK(found["bytes"] == drafts[i].attachments[0].bytes);
  }
}

TEST_CASE("whatever a value holds, it stays one header field") {
  // Characters of every plane, with those that mail gives a meaning again and again.
  std::mt19937 dice(20261124);
  const std::u32string special = U"\r\n\t\0 =?\"\\;:<>()@,._-'%*\u2028\u00A0\u200D\u2066";
  std::vector<MailDraft> drafts;
  for (int i = 0; i < 150; ++i) {
    std::string value;
    for (auto length = dice() % 120; length > 0; --length) {
      auto c = dice() % 2 == 0 ? special[dice() % special.size()] : static_cast<char32_t>(dice() % 0x110000);
      if (c >= 0xD800 && c < 0xE000) c = U'é';
      if (dice() % 3 == 0) c = static_cast<char32_t>(U'a' + dice() % 26);
      diag::append_utf8(value, c);
    }
    auto made = draft(value);
    made.attachments[0].file_name = value + ".pdf";
    drafts.push_back(std::move(made));
  }
  const auto read = read_by_python(drafts);
  REQUIRE(read.size() == drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    INFO(write_eml(drafts[i]));
    auto found = read[i];
    CHECK(found["defect"].empty());
    CHECK(found["fields"] == "Date To Subject X-Unsent MIME-Version Content-Type");
    CHECK(found["Subject"] == header_text(drafts[i].subject));
    CHECK(found["attachment"] == header_text(drafts[i].attachments[0].file_name));
    CHECK(found["bytes"] == "%PDF-1.7\n");
  }
}

TEST_CASE("a header's text is one line without controls and direction marks") {
  CHECK(header_text("  a \r\n\tb  ") == "a b");
  CHECK(header_text("a\nBcc: b") == "a Bcc: b");
  CHECK(header_text("\xE2\x81\xA8"
                    "A 012\xE2\x81\xA9\xE2\x80\xAE!") == "A 012!");
  CHECK(header_text("ZWNJ \xE2\x80\x8C stays") == "ZWNJ \xE2\x80\x8C stays");
  CHECK(header_text("\n").empty());
}

TEST_CASE("encoded-words are short, and none begins within a character") {
  const auto field = unstructured_field("Subject", texts[3]);
  std::istringstream lines(field);
  std::size_t words = 0;
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(line.size() <= 77);  // with its CR
    const auto begin = line.find("=?UTF-8?B?"), end = line.rfind("?=");
    REQUIRE(begin != std::string::npos);
    CHECK(end + 2 - begin <= 75);
    ++words;
  }
  CHECK(words > 3);
}

TEST_CASE("the body comes through line by line, whatever mail programs do to lines") {
  const std::vector<std::string> bodies{
      "From here on\n.\n..\n--=_formletter_part\n--=_formletter_part--\ntrailing space \ntab\t\n=3D = ==\n",
      std::string(200, 'a') + "\n" + std::string(76, 'b') + "\n" + std::string(75, 'c') + " \n\n\n",
      "مرحبا\nGuðrún\n\n", "no line end"};
  std::vector<MailDraft> drafts;
  for (const auto &body : bodies) drafts.push_back(draft("x", body));
  const auto read = read_by_python(drafts);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    INFO(write_eml(drafts[i]));
    auto found = read[i];
    CHECK(found["defect"].empty());
    CHECK(found["body"] == bodies[i] + (bodies[i].ends_with('\n') ? "" : "\n"));
  }
  CHECK(quoted_printable("From x\n.\ny \n") == "=46rom x\r\n=2E\r\ny=20\r\n");
}

TEST_CASE("a draft leaves its sender out, and its To line when nobody has verified the address") {
  auto made = draft();
  made.to = std::nullopt;
  made.attachments.clear();
  const auto eml = write_eml(made);
  CHECK_THAT(eml,
             Catch::StartsWith("Date: Tue, 24 Nov 2026 12:00:00 -0000\r\nSubject: Hello\r\nX-Unsent: 1\r\n"));
  for (const auto *field : {"From:", "To:", "Message-ID:"}) CHECK_THAT(eml, !Catch::Contains(field));
  CHECK(write_eml(made) == eml);
}

TEST_CASE("an address is one plain address") {
  for (const auto *good : {"a@b", "OPLA-PD-CHI-OCC@ice.dhs.gov", "o'brien+x@example.org"}) {
    INFO(good);
    CHECK(MailAddress::parse(good).has_value());
  }
  for (const auto *bad : {"", "a", "@b", "a@", "a b@c", "a@b c", "a@b,c@d", "<a@b>", "a@b\r\nBcc: c@d",
                          "a..b@c", ".a@b", "a@b.", "é@b", "a@bé", "A <a@b>"}) {
    INFO(bad);
    CHECK_FALSE(MailAddress::parse(bad).has_value());
  }
  CHECK_FALSE(MailAddress::parse(std::string(250, 'a') + "@b.cd").has_value());
}
