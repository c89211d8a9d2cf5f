// What one translation must hold as its English does.

#include "catalogs/text_check.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

/// The codes of what is found, in order.
std::vector<std::string> found(std::string_view english, std::string_view translation,
                               bool is_markup = false) {
  std::vector<std::string> codes;
  for (const auto &fault : catalogs::check_text(english, translation, is_markup)) codes.push_back(fault.code);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("A translation with the same placeholders and numbers has no fault") {
  CHECK(found("Page {page} of {pages}", "Página {page} de {pages}").empty());
  CHECK(found("Call ${name} before 9:00.", "Llame a ${name} antes de las 9:00.").empty());
  CHECK(found("<strong>Sign</strong> {{full_name}}", "{{full_name}}: <strong>firme</strong>", true).empty());
}

TEST_CASE("A placeholder that is lost or made up is a fault") {
  CHECK(found("Page {page} of {pages}", "Página {page}") == Codes{"translation-tags"});
  CHECK(found("Your name: ${full_name}", "Su nombre: ${fullname}") ==
        Codes{"translation-tags", "translation-tags"});
  CHECK(found("Sign {{full_name}}", "Firme", true) == Codes{"translation-tags"});
  CHECK(found("<strong>Sign</strong>", "Firme", true) == Codes{"translation-markup"});
}

TEST_CASE("Numbers must be the same, in European digits, and those of tags are none") {
  CHECK(found("at most 200 characters", "120 caracteres como máximo") ==
        Codes{"translation-numbers", "translation-numbers"});
  CHECK(found("Write 5 digits.", "٥ أرقام.") == Codes{"translation-numbers"});
  CHECK(found("<input type=\"text\" width=\"2in\"/> on", "<input type=\"text\" width=\"2in\"/> el", true)
            .empty());
  CHECK(found("a&#160;b", "c&#160;d", true).empty());
}

TEST_CASE("A telephone number or an A-number is not typed in a translation") {
  const auto phone = found("Call the line.", "Llame al 1-888-351-4024.");
  CHECK(std::find(phone.begin(), phone.end(), "typed-number") != phone.end());
  const auto in_brackets = found("Call the line.", "Llame al (202) 555-0100.");
  CHECK(std::find(in_brackets.begin(), in_brackets.end(), "typed-number") != in_brackets.end());
  const auto alien = found("Your A-number", "Su número: A 012 345 678");
  CHECK(std::find(alien.begin(), alien.end(), "typed-number") != alien.end());
  CHECK(found("November 20, 2014", "20 de noviembre de 2014").empty());
}

TEST_CASE(
    "A placeholder of forms in a template's text, and markup in a form's, would be printed as it stands") {
  CHECK(found("Sign, {{full_name}}.", "Firme, {{full_name}} ${full_name}.", true) ==
        Codes{"translation-tags"});
  CHECK(found("Rent: ${{rent}}", "Alquiler: ${{rent}}", true).empty());
  CHECK(found("Sign", "Firme {n}", true) == Codes{"translation-tags"});
  CHECK(found("Your name", "<strong>Su nombre</strong>") ==
        Codes{"translation-markup", "translation-markup"});
  CHECK(found("Name & date", "Nombre &amp; fecha") == Codes{"translation-markup"});
  CHECK(found("Name", "Nombre<br/>") == Codes{"translation-markup"});
  CHECK(found("Name & date", "Nombre & fecha; o < eso >").empty());
  CHECK(found("Sign as <your name>", "Firme como <su nombre>").empty());
}

TEST_CASE("What an element says to people is in the translation, too, and not in English") {
  const auto of = [](const std::string &title) {
    return found("<input type=\"checkbox\" name=\"a\" title=\"Work papers\"/> Bring them.",
                 "<input type=\"checkbox\" name=\"a\"" + title + "/> Tráigalos.", true);
  };
  CHECK(of(" title=\"Papeles de trabajo\"").empty());
  for (const auto *lost : {"", " title=\"\"", " title=\" \"", " title=\"\u00A0\""}) {
    INFO(lost);
    const auto codes = of(lost);
    CHECK(std::count(codes.begin(), codes.end(), "translation-markup") == 2);
  }
  CHECK(of(" title=\"Work papers\"") == Codes{"same-as-english"});
  CHECK(of(" title=\"Papeles 17\"") == Codes{"translation-numbers"});
  const auto phone = of(" title=\"Papeles 1-888-351-4024\"");
  CHECK(std::find(phone.begin(), phone.end(), "typed-number") != phone.end());
  CHECK(of(" title=\"Papeles \"") == Codes{"translation-space"});
  CHECK(of(" title=\"Papeles\" dir=\"rtl\"") == Codes{"translation-markup"});
  CHECK(of(" lang=\"es\" title=\"Papeles\"") == Codes{"translation-markup"});
  CHECK(found("<b title=\"OPLA\">a</b>", "<b title=\"OPLA\">b</b>", true).empty());
  CHECK(found("<b title=\"To {{name}}\">a</b>", "<b title=\"{{name}}\">b</b>", true).empty());
  CHECK(found("<b title=\"{{name}}\">a</b>", "<b title=\"para {{name}}\">b</b>", true).empty());
  CHECK(found("<em lang=\"es\">amparo</em>", "<em>amparo</em>.", true).empty());
}

TEST_CASE("Direction marks are the program's work") {
  CHECK(found("Call.", "اتصل.&#8207;", true) == Codes{"hand-made-isolate"});
  CHECK(found("Call.", "اتصل.&#x200F;", true) == Codes{"hand-made-isolate"});
  CHECK(found("Call ${phone}.", "اتصل \xE2\x81\xA6${phone}\xE2\x81\xA9.") == Codes{"hand-made-isolate"});
  CHECK(found("Call.", "اتصل.\xE2\x80\x8F") == Codes{"hand-made-isolate"});
}

TEST_CASE("White space at an end or twice in a row is a fault") {
  CHECK(found("Yes", "Sí ") == Codes{"translation-space"});
  CHECK(found("Not sure", "No  sé") == Codes{"translation-space"});
  for (const auto *white : {"\u00A0", "\t", "\u3000", "\n"}) {
    INFO(white);
    CHECK(found("Yes", std::string("Sí") + white) == Codes{"translation-space"});
    CHECK(found("Not sure", std::string("No ") + white + "sé") == Codes{"translation-space"});
  }
  CHECK(found("Yes", "Sí&#160;", true) == Codes{"translation-space"});
  CHECK(found("Why?", "Pourquoi\u00A0?").empty());
}

TEST_CASE("What is no character to be printed is a fault") {
  CHECK(found("Yes", "S\uFFFD") == Codes{"translation-characters"});
  CHECK(found("Yes", "S\xC2\x85í") == Codes{"translation-characters"});
  CHECK(found("Yes", "S\uE000") == Codes{"translation-characters"});
  CHECK(found("Yes", "می\u200Cخواهم").empty());
}

TEST_CASE("Bare words are what a reader sees") {
  CHECK(catalogs::bare_words("<b>Call</b> {{line}}, ${n}&#160;times") == " Call   ,   times");
}
