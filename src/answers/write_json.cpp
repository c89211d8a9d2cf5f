#include "answers/answers.hpp"
#include "form/expression_syntax.hpp"

#include <array>

namespace formletter::answers {
namespace {

std::string json_text(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out + '"';
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// True for what JSON reads back in the same spelling.
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (point != std::string_view::npos && !all_digits(text.substr(point + 1))) return false;
  return all_digits(whole) && (whole.size() == 1 || whole.front() != '0');
}

// What a reader would turn into single spaces must stay a text, or it is lost.
bool is_list_of_names(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string_view::npos) return false;
  return text.find_first_of("\t\n\r") == std::string_view::npos;
}

std::string json_list(std::string_view names) {
  std::string out = "[";
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    out += (out.size() > 1 ? ", " : "") + json_text(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out + "]";
}

std::string json_answer(const form::Question &question, std::string_view text) {
  switch (question.kind) {
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
      return is_json_number(text) ? std::string(text) : json_text(text);
    case form::QuestionKind::select_multiple:
      return is_list_of_names(text) ? json_list(text) : json_text(text);
    case form::QuestionKind::acknowledge:
      return text == "true" || text == "false" ? std::string(text) : json_text(text);
    case form::QuestionKind::text:
    case form::QuestionKind::date:
    case form::QuestionKind::select_one:
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
      return json_text(text);
  }
  return json_text(text);
}

class JsonAnswersWriter {
 public:
  std::string write(const form::Form &form, const RawAnswers &answers) && {
    return object(form.items(), answers, 0) + "\n";
  }

 private:
  std::vector<std::string> members(const std::vector<form::Item> &items, const RawAnswers &answers,
                                   std::size_t depth) {
    std::vector<std::string> out;
    for (const form::Item &item : items) {
      std::visit(
          form::Overloaded{
              [&](const form::Question &question) {
                const auto leaf = answers.values.find(question.name);
                if (leaf == answers.values.end()) return;
                out.push_back(json_text(question.name) + ": " + json_answer(question, leaf->second.text));
              },
              [&](const std::shared_ptr<const form::Group> &group) {
                const std::string inside = object(group->items, answers, depth + 1);
                if (inside != "{}") out.push_back(json_text(group->name) + ": " + inside);
              },
              [&](const std::shared_ptr<const form::Repeat> &repeat) {
                const auto instances = answers.repeats.find(repeat->name);
                if (instances == answers.repeats.end() || instances->second.empty()) return;
                std::vector<std::string> listed;
                for (const RawAnswers &instance : instances->second) {
                  listed.push_back(object(repeat->items, instance, depth + 2));
                }
                out.push_back(json_text(repeat->name) + ": " + bracketed("[]", listed, depth + 1));
              }},
          item);
    }
    return out;
  }

  std::string object(const std::vector<form::Item> &items, const RawAnswers &answers, std::size_t depth) {
    return bracketed("{}", members(items, answers, depth), depth);
  }

  static std::string bracketed(std::string_view brackets, const std::vector<std::string> &parts,
                               std::size_t depth) {
    if (parts.empty()) return std::string(brackets);
    std::string out(1, brackets[0]);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      out += (i == 0 ? "\n" : ",\n") + std::string(2 * depth + 2, ' ') + parts[i];
    }
    return out + "\n" + std::string(2 * depth, ' ') + brackets[1];
  }
};

}  // namespace

std::string write_json(const form::Form &form, const RawAnswers &answers) {
  return JsonAnswersWriter().write(form, answers);
}

}  // namespace formletter::answers
