#include "cli/library_card.hpp"
#include "cli/program.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using formletter::test::child;
using formletter::test::library;
using formletter::test::Run;
using formletter::test::run_program;

namespace {

const std::string root = FORMLETTER_ROOT;

struct CommandFolder {
  fs::path path = fs::temp_directory_path() / ("formletter-cli-test-" + std::to_string(::getpid()));
  CommandFolder() { fs::create_directories(path); }
  CommandFolder(const CommandFolder &) = delete;
  CommandFolder &operator=(const CommandFolder &) = delete;
  ~CommandFolder() { fs::remove_all(path); }

  std::string file(const std::string &name, const std::string &text) const {
    const auto at = path / name;
    fs::create_directories(at.parent_path());
    std::ofstream(at, std::ios::binary) << text;
    return at.string();
  }
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::recursive_directory_iterator(path), fs::recursive_directory_iterator()));
  }
};

/// A pack of one form, one template and one catalog.
void write_pack(const CommandFolder &scratch, const std::string &form, const std::string &page) {
  scratch.file("forms/f.xml", form);
  scratch.file("templates/t.mustache", page);
}
const std::string good_form = R"xml(<form id="f" version="1" language="en"><title>F</title>
  <text name="who" required="true()"><label>Who?</label></text>
  <text name="secret" sensitive="true" constraint=". = 'x'"><label>Secret?</label></text>
  <document name="note" template="t" language="en"><title>Note</title></document></form>)xml";
const std::string good_page = R"xml(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>
  <body><p>Dear {{who}},</p></body></html>)xml";

std::vector<std::string> in_pack(const CommandFolder &scratch, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--pack", scratch.path.string()});
  return arguments;
}

}  // namespace

TEST_CASE("--help tells the commands, and each command's help has examples") {
  const auto all = run_program({"--help"});
  CHECK(all.exit_code == 0);
  for (const auto *command : {"check", "validate", "documents", "render", "inspect", "eval", "ask"}) {
    CHECK(all.out.find(command) != std::string::npos);
    const auto one = run_program({command, "--help"});
    CHECK(one.exit_code == 0);
    CHECK(one.out.find("Examples:\n  formletter " + std::string(command)) != std::string::npos);
  }
}

TEST_CASE("wrong usage is exit code 2 and says what was expected") {
  CHECK(run_program({}).exit_code == 2);
  CHECK(run_program({"rendr"}).exit_code == 2);
  CHECK(run_program({"render", "library-card"}).exit_code == 2);
  CHECK(run_program({"render", "library-card", "--answers", child, "--out", "x", "--format", "docx"})
            .exit_code == 2);
  const auto day = run_program(
      {"validate", "library-card", "--pack", library, "--answers", child, "--today", "24.11.2026"});
  CHECK(day.exit_code == 2);
  CHECK(day.err.find("YYYY-MM-DD was expected") != std::string::npos);
}

TEST_CASE("both shipped packs check clean") {
  for (const auto &pack : {root, library}) {
    const auto checked = run_program({"check", "--pack", pack});
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
  }
}

TEST_CASE("the pack is --pack, else FORMLETTER_PACK") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  CHECK(run_program({"validate", "f", "--answers", answers}, "", {{"FORMLETTER_PACK", scratch.path.string()}})
            .exit_code == 0);
  CHECK(run_program({"validate", "f", "--answers", answers, "--pack", (scratch.path / "no").string()})
            .exit_code == 1);
}

TEST_CASE("check reports everything that is wrong with a pack at once, with places") {
  const CommandFolder scratch;
  write_pack(scratch,
             R"xml(<form id="g" version="1" language="en"><title>F</title>
  <text name="who" relevant="${whom} = 1"><label>Who?</label></text>
  <document name="note" template="tt" language="en"><title>Note</title></document></form>)xml",
             "<html "
             "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title></head><body><p>{{#a}}</p></"
             "body></html>");
  scratch.file("templates/styles.xml", "<styles><style name=\"p\" font-sise=\"3pt\"/></styles>");
  const auto checked = run_program(in_pack(scratch, {"check"}));
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.find("f.xml:2:") != std::string::npos);
  CHECK(checked.out.find("did you mean `who`?") != std::string::npos);
  CHECK(checked.out.find("t.mustache:1:") != std::string::npos);
  CHECK(checked.out.find("did you mean `font-size`?") != std::string::npos);
}

TEST_CASE("a document whose template is not there is told with the nearest one") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  scratch.file("templates/notice.mustache", good_page);
  scratch.file("forms/f.xml", R"xml(<form id="f" version="1" language="en"><title>F</title>
  <text name="who"><label>Who?</label></text>
  <document name="note" template="notise" language="en"><title>Note</title></document></form>)xml");
  const auto checked = run_program(in_pack(scratch, {"check"}));
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.find("did you mean `notice`?") != std::string::npos);
  CHECK(checked.out.find("warning[unused-template]") != std::string::npos);
}

TEST_CASE("validate tells all problems, as text and as JSON, and never a sensitive value") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"secret":"hunter2"})");
  const auto text = run_program(in_pack(scratch, {"validate", "f", "--answers", answers}));
  CHECK(text.exit_code == 1);
  CHECK(text.out.find("error[required] who") != std::string::npos);
  CHECK(text.out.find("error[constraint] secret") != std::string::npos);
  CHECK(text.out.find("hunter2") == std::string::npos);
  const auto json =
      run_program(in_pack(scratch, {"validate", "f", "--answers", answers, "--report", "json"}));
  CHECK(json.exit_code == 1);
  CHECK(json.out.starts_with("{\"problems\":[{\"code\":"));
  CHECK(json.out.find("hunter2") == std::string::npos);
}

TEST_CASE("answers may come from standard input") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  CHECK(run_program(in_pack(scratch, {"validate", "f", "--answers", "-"}), R"({"who":"Ada"})").exit_code ==
        0);
}

TEST_CASE("render writes all papers, owner-only, and says what it wrote where") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto out = (scratch.path / "papers").string();
  const auto printed =
      run_program(in_pack(scratch, {"render", "f", "--answers", answers, "--out", out, "--format", "pdf",
                                    "--format", "html", "--format", "text"}));
  INFO(printed.err);
  CHECK(printed.exit_code == 0);
  CHECK(printed.out == out + "/note.pdf\tnote, en, 1 page\n" + out + "/note.html\tnote, en\n" + out +
                           "/note.txt\tnote, en\n");
  struct stat status = {};
  REQUIRE(::stat((out + "/note.pdf").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("render prints nothing beside papers that may be another person's") {
  const CommandFolder scratch;
  write_pack(scratch, R"xml(<form id="f" version="1" language="en"><title>F</title>
    <text name="who" required="true()"><label>Who?</label></text>
    <document name="note" template="t" language="en"><title>Note</title></document>
    <document name="visa" template="t" language="en" relevant="${who} = 'Bea'"><title>Visa</title></document>
    </form>)xml",
             good_page);
  const auto ada = scratch.file("a.json", R"({"who":"Ada"})"),
             bea = scratch.file("b.json", R"({"who":"Bea"})");
  const auto out = (scratch.path / "papers").string();
  const auto render = [&](const std::string &answers, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"render", "f", "--answers", answers, "--out", out});
    return run_program(in_pack(scratch, more));
  };
  CHECK(render(ada).exit_code == 0);
  CHECK(render(ada).exit_code == 0);  // the same papers again
  CHECK(render(bea).exit_code == 0);  // each of Ada's is written over
  const auto mixed = render(ada);
  CHECK(mixed.exit_code == 1);
  CHECK(mixed.err.find("error[papers-there]") != std::string::npos);
  CHECK(mixed.err.find("visa.pdf") != std::string::npos);
  const auto chosen = render(ada, {"--only", "note"});
  CHECK(chosen.exit_code == 0);
  CHECK(chosen.err.find("warning[papers-there]") != std::string::npos);
}

TEST_CASE("a packet is never written over what it is made from") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto refused =
      run_program(in_pack(scratch, {"render", "f", "--answers", answers, "--packet", answers}));
  CHECK(refused.exit_code == 1);
  CHECK(refused.err.find("error[file-exists]") != std::string::npos);
  std::ifstream kept(answers);
  CHECK(std::string(std::istreambuf_iterator<char>(kept), {}) == R"({"who":"Ada"})");
}

TEST_CASE("a packet takes the place of an older print, and of no file that may hold other answers") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto ada = scratch.file("a.json", R"({"who":"Ada"})"),
             bea = scratch.file("b.json", R"({"who":"Bea"})");
  const auto packet = (scratch.path / "packet.pdf").string();
  const auto render = [&](const std::string &answers, const std::string &to,
                          std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"render", "f", "--answers", answers, "--packet", to, "--receipt"});
    return run_program(in_pack(scratch, more));
  };
  const auto refused = render(ada, bea);
  CHECK(refused.exit_code == 1);
  CHECK(refused.err.find("error[file-exists]") != std::string::npos);
  std::ifstream kept(bea);
  CHECK(std::string(std::istreambuf_iterator<char>(kept), {}) == R"({"who":"Bea"})");

  CHECK(render(ada, packet).exit_code == 0);
  CHECK(render(bea, packet).exit_code == 0);  // it carries no answers
  CHECK(render(bea, packet, {"--attach-answers"}).exit_code == 0);
  CHECK(render(bea, packet, {"--attach-answers"}).exit_code == 0);
  CHECK(render(ada, packet).exit_code == 1);
}

TEST_CASE(
    "a packet is not written over a damaged or unreadable one: nobody can say whose answers it carries") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto ada = scratch.file("a.json", R"({"who":"Ada"})"),
             bea = scratch.file("b.json", R"({"who":"Bea"})");
  const auto packet = scratch.path / "packet.pdf";
  const auto render = [&](const std::string &answers) {
    return run_program(in_pack(
        scratch, {"render", "f", "--answers", answers, "--packet", packet.string(), "--attach-answers"}));
  };
  REQUIRE(render(ada).exit_code == 0);
  std::filesystem::resize_file(packet, std::filesystem::file_size(packet) / 2);
  const auto damaged = render(bea);
  CHECK(damaged.exit_code == 1);
  CHECK(damaged.err.find("error[file-exists]") != std::string::npos);
  CHECK(damaged.err.find("move it elsewhere") != std::string::npos);
  std::filesystem::remove(packet);
  // A regular file that nobody can read, not even root.
  std::filesystem::create_symlink("/proc/self/mem", packet);
  const auto unreadable = render(bea);
  CHECK(unreadable.exit_code == 1);
  CHECK(unreadable.err.find("move it elsewhere") != std::string::npos);
}

TEST_CASE("papers are not printed over the one that their answers are read from") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto out = (scratch.path / "papers").string();
  const auto render = [&](const std::string &from, const std::string &to,
                          const std::vector<std::string> &more = {}) {
    std::vector<std::string> line{"render", "f", "--answers", from, "--out", to};
    line.insert(line.end(), more.begin(), more.end());
    return run_program(in_pack(scratch, line));
  };
  REQUIRE(render(answers, out, {"--attach-answers"}).exit_code == 0);
  std::string paper;
  for (const auto &entry : std::filesystem::directory_iterator(out))
    if (entry.path().extension() == ".pdf") paper = entry.path().string();
  const auto refused = render(paper, out);
  CHECK(refused.exit_code == 1);
  CHECK(refused.err.find("error[file-exists]") != std::string::npos);
  CHECK(render(paper, out + "-again").exit_code == 0);
}

TEST_CASE("a command or an option that is none is told with the nearest") {
  CHECK(run_program({"rendr"}).err.find("There is no command `rendr`; did you mean `render`?") == 0);
  CHECK(run_program({"catalogs", "chek"}).err.find("There is no command `chek`; did you mean `check`?") == 0);
  CHECK(run_program({"render", "f", "--answrs", child, "--out", "x"})
            .err.find("There is no option `--answrs`; did you mean `--answers`?") == 0);
  CHECK(run_program({"render", "f", "--out", "x"}).err.find("There is no") == std::string::npos);
}

TEST_CASE("render writes nothing when anything is wrong") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"secret":"x"})");
  const auto before = scratch.count();
  const auto printed = run_program(
      in_pack(scratch, {"render", "f", "--answers", answers, "--out", (scratch.path / "papers").string()}));
  CHECK(printed.exit_code == 1);
  CHECK(scratch.count() == before);
}

TEST_CASE("a folder that cannot be written is the machine's failure") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto printed =
      run_program(in_pack(scratch, {"render", "f", "--answers", answers, "--out", answers + "/below"}));
  CHECK(printed.exit_code == 3);
  CHECK(printed.err.find("the machine failed") != std::string::npos);
}

TEST_CASE("a name that the form or the pack does not have is told with the nearest") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto only =
      run_program(in_pack(scratch, {"render", "f", "--answers", answers, "--out", "x", "--only", "nots"}));
  CHECK(only.exit_code == 1);
  CHECK(only.err.find("did you mean `note`?") != std::string::npos);
  CHECK(
      run_program(in_pack(scratch, {"validate", "ff", "--answers", answers})).out.find("did you mean `f`?") !=
      std::string::npos);
  const auto field = scratch.file("b.json", R"({"wo":"Ada"})");
  CHECK(
      run_program(in_pack(scratch, {"validate", "f", "--answers", field})).out.find("did you mean `who`?") !=
      std::string::npos);
}

TEST_CASE("documents tells the language and the rule that chose each") {
  const auto told =
      run_program({"documents", "library-card", "--pack", library, "--answers", child, "--language", "he"});
  INFO(told.err);
  CHECK(told.exit_code == 0);
  CHECK(told.out.find("\the (unreviewed draft)\t") != std::string::npos);
}

TEST_CASE("inspect shows the phases of one document") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada & Bo"})");
  const auto phase = [&](const std::string &name) {
    return run_program(
               in_pack(scratch, {"inspect", "f", "--answers", answers, "--only", "note", "--as", name}))
        .out;
  };
  CHECK(phase("xhtml").find("<p>Dear Ada &amp; Bo,</p>") != std::string::npos);
  CHECK(phase("document").find("Dear Ada & Bo,") != std::string::npos);
  CHECK(phase("layout").find("Dear Ada & Bo,") != std::string::npos);
}

TEST_CASE("eval prints type and value, on answers and on a bare instance") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Nguyễn"})");
  CHECK(run_program(in_pack(scratch, {"eval", "f", "string-length(${who}) + 1", "--answers", answers})).out ==
        "number: 7\n");
  CHECK(
      run_program(in_pack(scratch, {"eval", "f", ". = 'Nguyễn'", "--answers", answers, "--at", "who"})).out ==
      "boolean: true\n");
  const auto xml =
      scratch.file("i.xml", "<data><item><price>2</price></item><item><price>3</price></item></data>");
  CHECK(run_program({"eval", "--instance", xml, "sum(/data/item/price)"}).out == "number: 5\n");
  CHECK(run_program({"eval", "--instance", xml, "/data/item/price"}).out ==
        "node-set: 2\n/data/item[1]/price = 2\n/data/item[2]/price = 3\n");
  CHECK(run_program({"eval", "--instance", xml, "../price", "--at", "/data/item[2]/price"}).out.find("= 3") !=
        std::string::npos);
  const auto wrong = run_program({"eval", "--instance", xml, "summ(/data/item)"});
  CHECK(wrong.exit_code == 1);
  CHECK(wrong.err.find("did you mean `sum`?") != std::string::npos);
  CHECK(run_program({"eval", "--instance", xml}).exit_code == 2);
}

TEST_CASE("eval tells a name that nothing has, with the nearest") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto *expression = GENERATE("1 + ${whoo}", "1 + /f/whoo", "count(${who}/whoo)");
  const auto run = run_program(in_pack(scratch, {"eval", "f", expression, "--answers", answers}));
  INFO(expression << run.out);
  CHECK(run.exit_code == 1);
  CHECK(run.err.find(
            "error[unknown-name] whoo: The form has no question `whoo`.\n    hint: did you mean `who`?") !=
        std::string::npos);
  CHECK(run_program(in_pack(scratch, {"eval", "f", "count(/f/who)", "--answers", answers})).out ==
        "number: 1\n");
  const auto xml = scratch.file("i.xml", "<data><price>2</price></data>");
  const auto bare = run_program({"eval", "--instance", xml, "${prise} + 1"});
  CHECK(bare.err.find("<expression>:1:1: error[unknown-name] prise: The instance has no question `prise`.") !=
        std::string::npos);
}

TEST_CASE("SOURCE_DATE_EPOCH is today where --today is not given") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  const auto told = run_program(in_pack(scratch, {"eval", "f", "today()", "--answers", answers}), "",
                                {{"SOURCE_DATE_EPOCH", "1416441600"}});
  CHECK(told.out == "date: 2014-11-20\n");
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no second of these ten thousand years is told, not passed over") {
  const CommandFolder scratch;
  write_pack(scratch, good_form, good_page);
  const auto answers = scratch.file("a.json", R"({"who":"Ada"})");
  for (const std::string epoch : {"abc", "-5", "1.5", "", "99999999999999999999", "253402300800"}) {
    const auto told = run_program(in_pack(scratch, {"eval", "f", "today()", "--answers", answers}), "",
                                  {{"SOURCE_DATE_EPOCH", epoch}});
    INFO(epoch);
    CHECK(told.exit_code == 2);
    CHECK(told.err.find("error[bad-option] SOURCE_DATE_EPOCH:") != std::string::npos);
  }
}

TEST_CASE("a name that the form has not does not hide what is wrong with the answers beside it") {
  const CommandFolder scratch;
  const auto answers = scratch.file("a.json", R"({"full_nam": "Ana", "a_number": "123-45-6789"})");
  const auto told = run_program({"validate", "pd-request", "--pack", FORMLETTER_ROOT, "--answers", answers});
  INFO(told.out);
  CHECK(told.exit_code == 1);
  CHECK(told.out.find("error[unknown-name] full_nam: ") != std::string::npos);
  CHECK(told.out.find(":1:33: error[V06] a_number: ") != std::string::npos);
  // The name may stand under the wrong one: what is missing is told when the names are right.
  CHECK(told.out.find("full_name: Write") == std::string::npos);
}
