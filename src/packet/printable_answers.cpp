#include "packet/printable_answers.hpp"

#include "answers/engine_messages.hpp"
#include "diag/utf8.hpp"
#include "form/expression_syntax.hpp"

#include <algorithm>

namespace formletter::packet {

namespace {

/// Latin with its usual accents, Greek and Cyrillic: any font that can set English
/// papers here has them (fontconfig would have to be asked to know better).
constexpr char32_t first_rare = 0x0530;
constexpr char32_t rare_latin_begin = 0x0250, rare_latin_end = 0x0400;

bool has_rare_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    if (c >= first_rare || (c >= rare_latin_begin && c < rare_latin_end)) return true;
  }
  return false;
}

/// "𓀀 (U+13000)": what the font lacks may be a box on this screen too.
std::string named(char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name;
  diag::append_utf8(name, character);
  name += " (U+";
  for (int shift = character > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
    name += digits[(character >> shift) & 0xFU];
  return name + ")";
}

class Walk {
 public:
  explicit Walk(const PrintabilityCheck &check) : check_(check) {}

  Problems run() {
    look(check_.form.items(), check_.instance.root(), "");
    return std::move(problems_);
  }

 private:
  void look(const std::vector<form::Item> &items, form::NodeId parent, const std::string &position) {
    for (const form::Item &item : items) {
      std::visit(form::Overloaded{[&](const form::Question &question) { look(question, parent, position); },
                                  [&](const std::shared_ptr<const form::Group> &group) {
                                    for (const auto node : check_.instance.children(parent, group->name))
                                      look(group->items, node, position);
                                  },
                                  [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                    std::size_t count = 0;
                                    for (const auto node : check_.instance.children(parent, repeat->name))
                                      look(repeat->items, node,
                                           position + "[" + std::to_string(++count) + "]");
                                  }},
                 item);
    }
  }

  void look(const form::Question &question, form::NodeId parent, const std::string &position) {
    if (question.kind != form::QuestionKind::text) return;
    for (const auto node : check_.instance.children(parent, question.name)) {
      const auto &leaf = check_.instance.at(node);
      if (!leaf.relevant || !has_rare_character(leaf.text)) continue;
      const auto missing = check_.fonts().missing_characters(leaf.text, check_.language);
      if (!missing.empty()) report(missing, question.name + position);
    }
  }

  void report(const std::vector<char32_t> &missing, std::string subject) {
    std::string names;
    for (const char32_t character : missing) names += (names.empty() ? "" : ", ") + named(character);
    auto message = std::string(
        check_.catalogs.translate(check_.language, std::string(answers::engine_message::missing_glyph)));
    constexpr std::string_view place = "{characters}";
    if (const auto at = message.find(place); at != std::string::npos)
      message.replace(at, place.size(), names);
    problems_.push_back({.code = "missing-glyph",
                         .place = {},
                         .subject = std::move(subject),
                         .message = std::move(message),
                         .hint = "`formletter fonts` shows what to install"});
  }

  const PrintabilityCheck &check_;
  Problems problems_;
};

}  // namespace

Problems unprintable_answers(const PrintabilityCheck &check) {
  return Walk(check).run();
}

}  // namespace formletter::packet
