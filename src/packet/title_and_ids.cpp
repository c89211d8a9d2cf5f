#include "packet/title_and_ids.hpp"

#include "diag/ascii.hpp"
#include "fill/template_state.hpp"

#include <algorithm>
#include <map>

namespace formletter::packet {

namespace {

class TitleAndIds {
 public:
  explicit TitleAndIds(const fill::Template::State &state) : state_(state) {}

  Problems found() {
    look_for_title();
    look_at(state_.tree.root());
    return std::move(problems_);
  }

 private:
  void look_for_title() {
    const auto head = state_.tree.root().child("head");
    const auto title = head ? head->child("title") : std::nullopt;
    if (title && !ascii::is_blank(title->text())) return;
    report("missing-element",
           title  ? title->offset()
           : head ? head->offset()
                  : state_.tree.root().offset(),
           "title", "The paper has no title: <head> needs a <title> with words in it.",
           "<title>{{document.title}}</title> says what the form calls it");
  }

  void look_at(const xml::Element &element) {
    if (const auto *id = element.attribute_node("id"); id != nullptr && !is_filled(*id)) look_at_id(*id);
    for (const xml::Element &child : element.children()) look_at(child);
  }

  void look_at_id(const xml::Attribute &id) {
    const std::string value(id.value);
    if (value.empty() || value.find_first_of(ascii::white_space) != std::string::npos)
      return report("bad-value", id.offset, "id", "`" + value + "` is no id: it is one word.", {});
    // Of what stands in sections, one may be printed in the place of the other.
    if (is_in_section(id.offset)) return;
    const auto [first, fresh] = ids_.try_emplace(value, id.offset);
    if (fresh) return;
    report("duplicate-id", id.offset, "id",
           "The id `" + value + "` is that of the element on line " +
               std::to_string(state_.expansion.place(first->second).line) + ", too.",
           {});
  }

  bool is_filled(const xml::Attribute &id) const {
    const std::string_view text = state_.expansion.text();
    const auto quote = text.find_first_of("\"'", id.offset);
    const auto end = text.find(text[quote], quote + 1);
    return text.substr(quote, end - quote).find("{{") != std::string_view::npos;
  }
  bool is_in_section(std::size_t offset) const {
    const auto &tags = state_.expansion.tags();
    return std::ranges::any_of(tags, [&](const fill::Tag &tag) {
      return tag.opens() && tag.begin < offset && tags[tag.partner].begin > offset;
    });
  }

  void report(std::string code, std::size_t offset, std::string subject, std::string message,
              std::string hint) {
    problems_.push_back({.code = std::move(code),
                         .place = state_.expansion.place(offset),
                         .subject = std::move(subject),
                         .message = std::move(message),
                         .hint = std::move(hint)});
  }

  const fill::Template::State &state_;
  std::map<std::string, std::size_t> ids_;
  Problems problems_;
};

}  // namespace

Problems wrong_title_and_ids(const fill::Template &source) {
  return TitleAndIds(source.state()).found();
}

}  // namespace formletter::packet
