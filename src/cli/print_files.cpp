#include "cli/print_files.hpp"

#include "cli/command_syntax.hpp"
#include "disk/disk.hpp"
#include "pdf/rewrite.hpp"

namespace formletter::cli {

namespace {

Problem bad_password(const CommandLine &line, std::string message) {
  return {.code = "bad-password-file",
          .place = {.file = line.password_file},
          .subject = "--password-file",
          .message = std::move(message),
          .hint = "write the password on the file's first line"};
}

Result<std::string> read_password(const CommandLine &line) {
  auto source = disk::read_file(line.password_file);
  if (!source) return source.problems();
  // Notepad's "UTF-8 with BOM": nobody types that in front of a password.
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::size_t begin = source->text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::string password = source->text.substr(begin, source->text.find_first_of("\r\n") - begin);
  if (password.empty()) return bad_password(line, "The first line of the password file is empty.");
  if (const auto fault = pdf::password_fault(password); !fault.empty())
    return bad_password(line, std::string(fault));
  return password;
}

}  // namespace

void declare_files(CommandSyntax &syntax, CommandLine &line) {
  syntax.flag("--attach-answers", line.attach_answers,
              "Carry the answers inside each PDF, to print it again (`--answers PAPER.pdf`); PDF/A-3a then");
  syntax.flag("--compact,!--no-compact", line.compact,
              "PDF objects in compressed streams, as is the rule, or each by itself");
  syntax
      .option("--password-file", line.password_file,
              "Encrypt the PDFs (AES-256) with the file's first line; not PDF/A then, and the keys are "
              "random: other bytes each time")
      .value_name("FILE");
}

Problems take_files(const CommandLine &line, PrintOptions &options) {
  options.attach_answers = line.attach_answers;
  options.compact = line.compact;
  if (line.password_file.empty()) return {};
  auto password = read_password(line);
  if (!password) return password.problems();
  options.password = std::move(*password);
  return {};
}

}  // namespace formletter::cli
