#include "answers/answers.hpp"
#include "diag/utf8.hpp"
#include "form/expression_syntax.hpp"
#include "xml/tree.hpp"

namespace formletter::answers {
namespace {

// XML 1.0 has no way to write most control characters, and readers turn a bare
// carriage return into a line feed.
std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : xml::escaped(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\r') {
      out += "&#13;";
    } else if (byte < 0x20 && c != '\n' && c != '\t') {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  return out;
}

class XmlAnswersWriter {
 public:
  std::string write(const form::Form &form, const RawAnswers &answers) && {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + form.id() + " version=\"" +
           xml::escaped(form.version()) + "\">\n";
    write_items(form.items(), answers, 1);
    return out_ + "</" + form.id() + ">\n";
  }

 private:
  void write_items(const std::vector<form::Item> &items, const RawAnswers &answers, std::size_t depth) {
    for (const form::Item &item : items) {
      std::visit(form::Overloaded{[&](const form::Question &question) {
                                    const auto leaf = answers.values.find(question.name);
                                    if (leaf == answers.values.end()) return;
                                    out_ += indent(depth) + "<" + question.name + ">" +
                                            xml_text(leaf->second.text) + "</" + question.name + ">\n";
                                  },
                                  [&](const std::shared_ptr<const form::Group> &group) {
                                    write_container(group->name, group->items, answers, depth,
                                                    /*even_if_empty=*/false);
                                  },
                                  [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                    const auto instances = answers.repeats.find(repeat->name);
                                    if (instances == answers.repeats.end()) return;
                                    for (const RawAnswers &instance : instances->second) {
                                      write_container(repeat->name, repeat->items, instance, depth,
                                                      /*even_if_empty=*/true);
                                    }
                                  }},
                 item);
    }
  }

  // A group without answers is left out; an instance without any still counts.
  void write_container(const std::string &name, const std::vector<form::Item> &items,
                       const RawAnswers &answers, std::size_t depth, bool even_if_empty) {
    const std::size_t before = out_.size();
    out_ += indent(depth) + "<" + name + ">\n";
    const std::size_t inside = out_.size();
    write_items(items, answers, depth + 1);
    if (out_.size() == inside && !even_if_empty) {
      out_.resize(before);
    } else {
      out_ += indent(depth) + "</" + name + ">\n";
    }
  }

  static std::string indent(std::size_t depth) {
    std::string spaces;
    spaces.resize(2 * depth, ' ');
    return spaces;
  }

  std::string out_;
};

}  // namespace

std::string write_xml(const form::Form &form, const RawAnswers &answers) {
  return XmlAnswersWriter().write(form, answers);
}

}  // namespace formletter::answers
