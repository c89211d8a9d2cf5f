#include "packet/printable_answers.hpp"

#include "answers/engine_messages.hpp"
#include "diag/code_point_name.hpp"
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
  // What begins with a lesser byte is before U+0240, or the rest of a character.
  constexpr unsigned char least_lead = 0xC9;
  for (std::size_t at = diag::ascii_prefix(text); at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < least_lead) {
      ++at;
      continue;
    }
    const char32_t c = diag::next_character(text, at);
    if (c >= first_rare || (c >= rare_latin_begin && c < rare_latin_end)) return true;
  }
  return false;
}

/// Of the questions that are looked at, whose type may be any.
bool may_be_of_text(form::Datatype datatype) {
  switch (datatype) {
    case form::Datatype::text:
    case form::Datatype::integer:
    case form::Datatype::decimal:
    case form::Datatype::date:
      return true;
    case form::Datatype::boolean:
    case form::Datatype::select_one:
    case form::Datatype::select_multiple:
    case form::Datatype::group:
      return false;
  }
  return true;
}

/// "𓀀 (U+13000)": what the font lacks may be a box on this screen too.
std::string named(char32_t character) {
  std::string name;
  diag::append_utf8(name, character);
  return name + " (" + diag::code_point_name(character) + ")";
}

class Walk {
 public:
  explicit Walk(const PrintabilityCheck &check) : check_(check) {}

  Problems run() {
    if (!may_lack_glyphs()) return {};
    look(check_.form.items(), {check_.instance.root(), &check_.raw(), ""});
    return std::move(problems_);
  }

 private:
  /// Where the walk is.
  struct At {
    form::NodeId node;
    const answers::RawAnswers *raw;  ///< as typed there; null for an instance that was not typed
    std::string position;            ///< "[2]" in a second instance
  };

  /// Most records have nothing to tell: their answers are asked before the form is walked.
  bool may_lack_glyphs() const {
    for (form::NodeId node = 0; node < check_.instance.size(); ++node) {
      const auto &leaf = check_.instance.at(node);
      if (leaf.text.empty() || !may_be_of_text(leaf.datatype)) continue;
      if (!missing(leaf.text).empty()) return true;
    }
    return false;
  }

  std::vector<char32_t> missing(std::string_view text) const {
    if (!has_rare_character(text)) return {};
    return check_.fonts().missing_characters(text, check_.language);
  }

  void look(const std::vector<form::Item> &items, const At &at) {
    for (const form::Item &item : items) {
      std::visit(form::Overloaded{
                     [&](const form::Question &question) { look(question, at); },
                     [&](const std::shared_ptr<const form::Group> &group) {
                       for (const auto node : check_.instance.children(at.node, group->name))
                         look(group->items, {node, at.raw, at.position});
                     },
                     [&](const std::shared_ptr<const form::Repeat> &repeat) {
                       std::size_t count = 0;
                       for (const auto node : check_.instance.children(at.node, repeat->name)) {
                         const auto *raw = instance_of(at.raw, repeat->name, count);
                         look(repeat->items, {node, raw, at.position + "[" + std::to_string(++count) + "]"});
                       }
                     }},
                 item);
    }
  }

  static const answers::RawAnswers *instance_of(const answers::RawAnswers *raw, const std::string &repeat,
                                                std::size_t index) {
    if (raw == nullptr) return nullptr;
    const auto typed = raw->repeats.find(repeat);
    return typed != raw->repeats.end() && index < typed->second.size() ? &typed->second[index] : nullptr;
  }

  static Place place_of(const answers::RawAnswers *raw, const std::string &question) {
    if (raw == nullptr) return {};
    const auto typed = raw->values.find(question);
    return typed == raw->values.end() ? Place() : typed->second.place;
  }

  void look(const form::Question &question, const At &at) {
    if (question.kind != form::QuestionKind::text) return;
    for (const auto node : check_.instance.children(at.node, question.name)) {
      const auto &leaf = check_.instance.at(node);
      if (!leaf.relevant) continue;
      if (const auto lacking = missing(leaf.text); !lacking.empty())
        report(lacking, place_of(at.raw, question.name), question.name + at.position);
    }
  }

  void report(const std::vector<char32_t> &missing, Place place, std::string subject) {
    std::string names;
    for (const char32_t character : missing) names += (names.empty() ? "" : ", ") + named(character);
    auto message = std::string(
        check_.catalogs.translate(check_.language, std::string(answers::engine_message::missing_glyph)));
    constexpr std::string_view placeholder = "{characters}";
    if (const auto at = message.find(placeholder); at != std::string::npos)
      message.replace(at, placeholder.size(), names);
    problems_.push_back({.code = "missing-glyph",
                         .place = std::move(place),
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
