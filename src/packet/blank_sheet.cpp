#include "packet/blank_sheet.hpp"

#include "answers/answers.hpp"
#include "answers/message_text.hpp"
#include "diag/overloaded.hpp"
#include "diag/utf8.hpp"
#include "output/markup.hpp"
#include "packet/answers_beforehand.hpp"
#include "packet/asked_items.hpp"
#include "packet/blank_messages.hpp"
#include "packet/writing_lines.hpp"

#include <algorithm>
#include <charconv>

namespace formletter::packet {

namespace {

using form::Question;
using form::QuestionKind;
using output::escaped;

/// A list longer than this would fill a page with boxes: a line to write on instead.
constexpr std::size_t longest_boxed_list = 30;
/// Choices that fit side by side: few, and this many characters in all.
constexpr std::size_t most_in_a_row = 3;
constexpr std::size_t row_characters = 56;
/// Blank entries of a repeat, and of one inside another.
constexpr int usual_entries = 3, inner_entries = 2, most_entries = 10;
constexpr std::string_view blank_place = "____";

std::string isolated(std::string_view text) {
  return "<bdi>" + escaped(text) + "</bdi>";
}

/// Two texts on a line with a space between: brackets of full width have their own.
std::string beside(std::string first, std::string_view second) {
  const bool has_room = first.ends_with("\uFF09") || second.starts_with("\uFF08");
  return std::move(first.append(has_room ? "" : " ").append(second));
}

int entries_of(const form::Repeat &repeat, int depth) {
  int count = depth == 0 ? usual_entries : inner_entries;
  if (!repeat.repeat_count) return count;
  const std::string &text = repeat.repeat_count->text();
  int fixed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fixed);
  if (error == std::errc() && end == text.data() + text.size() && fixed > 0) count = fixed;
  return std::min(count, most_entries);
}

/// Where in the sheet one stands.
struct Spot {
  int heading = 2;           ///< level of the next heading
  int repeats = 0;           ///< that enclose it
  bool conditional = false;  ///< something around it may not apply
  std::string suffix = {};   ///< of field names: "-2" in the second entry
};

class Sheet {
 public:
  Sheet(const form::Form &form, const BlankOptions &options)
      : form_(form),
        options_(options),
        beforehand_(form, {options.today, options.language, options.catalogs, options.run_languages}) {}

  std::string write() {
    const std::string title = plain(form_.title().msgid);
    out_ = "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + options_.language.text() + "\" dir=\"" +
           (options_.language.right_to_left() ? "rtl" : "ltr") + "\"><head><title>" + escaped(title) + ": " +
           escaped(plain(message::sheet)) +
           "</title><meta name=\"page\" content=\"letter\"/></head><body class=\"intake\">\n";
    put_footer();
    block("h1", "", text(form_.title().msgid));
    block("p", "", "<strong>" + text(message::sheet) + "</strong>");
    block("p", "", text(message::how_to_fill));
    block("p", "", text(message::more_room));
    if (options_.draft) block("p", "", "<strong>" + text(message::draft) + "</strong>");
    put_items(form_.items(), {});
    return out_ + "</body></html>\n";
  }

 private:
  std::string plain(std::string_view msgid) const {
    return with_blanks(options_.catalogs.translate(options_.language, msgid));
  }
  /// What the policy says stands in its place; the places of answers, which no one has given yet,
  /// are lines to write on.
  std::string with_blanks(std::string text) const {
    for (std::size_t begin = 0; (begin = text.find("${", begin)) != std::string::npos;) {
      const std::size_t end = text.find('}', begin);
      if (end == std::string::npos) break;
      const auto name = std::string_view(text).substr(begin + 2, end - begin - 2);
      const std::string shown = answers::policy_text(form_, name, {options_.language, options_.catalogs})
                                    .value_or(std::string(blank_place));
      text.replace(begin, end - begin + 1, shown);
      begin += shown.size();
    }
    return text;
  }
  /// Escaped; marked as English where the catalog has no translation.
  std::string text(std::string_view msgid) const { return marked(msgid, plain(msgid)); }
  std::string marked(std::string_view msgid, std::string_view shown) const {
    const auto *catalog = options_.catalogs.find(options_.language);
    const bool english = catalog == nullptr || !catalog->find(msgid);
    if (!english || options_.language.language() == "en") return escaped(shown);
    return "<span lang=\"en\" dir=\"ltr\">" + escaped(shown) + "</span>";
  }
  /// `key` replaced by markup in the escaped text.
  std::string text(std::string_view msgid, std::string_view key, std::string_view markup) const {
    return answers::with_placeholder(text(msgid), key, markup);
  }

  void block(std::string_view element, std::string_view class_name, std::string_view content) {
    out_.append("<").append(element);
    if (!class_name.empty()) out_.append(" class=\"").append(class_name).append("\"");
    out_.append(">").append(content).append("</").append(element).append(">\n");
  }

  void put_footer() {
    std::string page = text(message::page, "page", "<span class=\"page\"/>");
    page = answers::with_placeholder(std::move(page), "pages", "<span class=\"pages\"/>");
    out_ += "<footer><p>" + text(form_.title().msgid) + " · " + isolated(form_.version()) + " · " + page +
            "</p></footer>\n";
  }

  void put_items(const std::vector<form::Item> &items, const Spot &spot) {
    for (const auto &item : items) {
      if (!asks_anything(item)) continue;
      std::visit(
          Overloaded{[&](const Question &question) { put_question(question, spot); },
                     [&](const std::shared_ptr<const form::Group> &group) { put_group(*group, spot); },
                     [&](const std::shared_ptr<const form::Repeat> &repeat) { put_repeat(*repeat, spot); }},
          item);
    }
  }

  void put_heading(const form::Message &label, bool conditional, const Spot &spot) {
    if (label.empty()) return;
    std::string content = text(label.msgid);
    if (conditional) content = beside(std::move(content), text(message::if_it_applies));
    block(spot.heading == 2 ? "h2" : "h3", spot.heading == 2 ? "intake-group" : "intake-part", content);
  }

  void put_group(const form::Group &group, const Spot &spot) {
    Spot inside = spot;
    put_heading(group.label, group.relevant.has_value(), spot);
    if (!group.label.empty()) ++inside.heading;
    inside.conditional = spot.conditional || group.relevant.has_value();
    if (!group.hint.empty()) block("p", "intake-lead", text(group.hint.msgid));
    put_items(group.items, inside);
  }

  void put_repeat(const form::Repeat &repeat, const Spot &spot) {
    put_heading(repeat.label, repeat.relevant.has_value(), spot);
    if (!repeat.hint.empty()) block("p", "intake-lead", text(repeat.hint.msgid));
    Spot inside{spot.heading + 1, spot.repeats + 1, true, {}};
    const int count = entries_of(repeat, spot.repeats);
    if (const Question *only = only_line(repeat)) return put_lines(*only, count, inside, spot.suffix);
    const int first_number = next_number_;
    for (int n = 1; n <= count; ++n) {
      next_number_ = first_number;  // the same question has the same number in each entry
      inside.suffix = spot.suffix + "-" + std::to_string(n);
      const std::string label = repeat.label.empty() ? escaped(repeat.name) : text(repeat.label.msgid);
      std::string entry = text(message::entry, "label", label);
      entry = answers::with_placeholder(std::move(entry), "n", std::to_string(n));
      block("p", "intake-entry", answers::with_placeholder(std::move(entry), "count", std::to_string(count)));
      put_items(repeat.items, inside);
    }
  }

  /// One question with a line for each entry.
  void put_lines(const Question &question, int count, Spot spot, const std::string &suffix) {
    spot.suffix = suffix + "-1";
    put_question(question, spot, [&] {
      for (int n = 2; n <= count; ++n)
        block("p", "intake-line",
              line(question.name + suffix + "-" + std::to_string(n), question, false, question.max_length));
    });
  }

  /// `put_more` adds to the question's space.
  template <typename PutMore = decltype([] {})>
  void put_question(const Question &question, const Spot &spot, PutMore put_more = {}) {
    std::string label = text(question.label.msgid);
    if (question.kind == QuestionKind::note) return put_note(label, question.relevant.has_value());
    if (question.relevant) label = beside(std::move(label), text(message::if_it_applies));
    const bool needed = question.required && question.required->text() == "true()";
    if (needed) label = beside(std::move(label), text(message::needs_answer));
    out_ += "<div class=\"intake-question\">\n";
    const std::string number = std::to_string(next_number_++) + ". ";
    block("p", "intake-label", "<strong>" + number + label + "</strong>");
    if (!question.hint.empty()) block("p", "intake-hint", text(question.hint.msgid));
    if (const auto given = beforehand_.of(question); !given.empty()) {
      block("p", "intake-line", isolated(given));
    } else {
      put_space(question, spot, needed && !spot.conditional && !question.relevant);
      put_more();
    }
    out_ += "</div>\n";
  }

  /// Nobody shall read on as if it were so for him: the condition comes first.
  void put_note(const std::string &note, bool conditional) {
    block("p", "", conditional ? beside(text(message::if_it_applies), note) : note);
  }

  void put_space(const Question &question, const Spot &spot, bool required) {
    switch (question.kind) {
      case QuestionKind::select_one:
      case QuestionKind::select_multiple:
        return put_choices(question, spot, required);
      case QuestionKind::acknowledge:
        return block("p", "intake-line", box(question.name + spot.suffix, plain(question.label.msgid)));
      case QuestionKind::date:
        if (question.type.empty()) block("p", "intake-hint", text(message::write_date));
        return put_line(question, spot, required);
      case QuestionKind::text:
      case QuestionKind::integer:
      case QuestionKind::decimal:
        return put_line(question, spot, required);
      case QuestionKind::note:
      case QuestionKind::calculate:
      case QuestionKind::hidden:
        return;
    }
  }

  void put_line(const Question &question, const Spot &spot, bool required) {
    if (!question.example.empty())
      block("p", "intake-hint", text(message::example, "example", isolated(question.example)));
    const std::string name = question.name + spot.suffix;
    const int lines = writing_lines(question);
    if (lines == 1) return block("p", "intake-line", line(name, question, required, question.max_length));
    for (int n = 1; n <= lines; ++n)
      block("p", "intake-line", line(name + "-line-" + std::to_string(n), question, required && n == 1, 0));
  }

  void put_choices(const Question &question, const Spot &spot, bool required) {
    const auto list = form_.choice_lists().find(question.choices);
    if (list == form_.choice_lists().end()) return;
    const auto &choices = list->second.choices;
    const bool one = question.kind == QuestionKind::select_one;
    const std::string name = question.name + spot.suffix;
    if (choices.size() > longest_boxed_list) {
      block("p", "intake-hint", text(one ? message::write_one : message::write_several));
      return block("p", "intake-line", line(name, question, required, 0));
    }
    std::vector<std::string> labels;
    std::size_t characters = 0;
    for (const auto &choice : choices) {
      labels.push_back(
          answers::displayed(form_, question, choice.name, {options_.language, options_.catalogs}));
      characters += diag::character_count(labels.back());
    }
    block("p", "intake-hint", text(one ? message::mark_one : message::mark_all));
    const bool in_a_row = choices.size() <= most_in_a_row && characters <= row_characters;
    out_ += in_a_row ? "<p class=\"intake-line\">" : "<ul class=\"intake-choices\">\n";
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const std::string tool_tip = plain(question.label.msgid) + ": " + labels[i];
      const std::string content =
          box(name + "_" + choices[i].name, tool_tip) + " " + marked(choices[i].label, labels[i]);
      if (!in_a_row) {
        block("li", "intake-choice", content);
      } else {
        // Four no-break spaces part a choice from the next one's box.
        out_ += (i == 0 ? "" : " &#160;&#160;&#160; ") + content;
      }
    }
    out_ += in_a_row ? "</p>\n" : "</ul>\n";
  }

  static std::string box(const std::string &name, const std::string &tool_tip) {
    return "<input type=\"checkbox\" name=\"" + escaped(name) + "\" title=\"" + escaped(tool_tip) + "\"/>";
  }
  std::string line(const std::string &name, const Question &question, bool required,
                   std::size_t max_length) const {
    std::string out = "<input type=\"text\" name=\"" + escaped(name) + "\" title=\"" +
                      escaped(plain(question.label.msgid)) + "\"";
    if (max_length > 0) out += " maxlength=\"" + std::to_string(max_length) + "\"";
    if (required) out += " required=\"required\"";
    return out + "/>";
  }

  const form::Form &form_;
  const BlankOptions &options_;
  AnswersBeforehand beforehand_;
  std::string out_;
  int next_number_ = 1;
};

}  // namespace

std::string blank_sheet(const form::Form &form, const BlankOptions &options) {
  return Sheet(form, options).write();
}

}  // namespace formletter::packet
