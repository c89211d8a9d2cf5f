#include "document/style_sheet.hpp"

#include "diag/ascii.hpp"
#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "document/built_in_styles.hpp"
#include "document/cascade.hpp"
#include "document/page_master.hpp"
#include "document/reports.hpp"

#include <algorithm>
#include <cassert>
#include <set>

namespace formletter::document {
namespace {

/// A style's name and language as written, checked but with names for classes.
struct WrittenSelector {
  std::string body_class, class_name;
  std::optional<ElementKind> element;
  std::string language;

  auto key() const { return std::tie(body_class, class_name, element, language); }
  friend bool operator<(const WrittenSelector &a, const WrittenSelector &b) { return a.key() < b.key(); }
};

struct WrittenRule {
  WrittenSelector selector;
  SpecifiedStyle style;
};

bool is_class_name(std::string_view text) {
  const auto may_start = [](char c) { return ascii::is_letter(c) || c == '_'; };
  return !text.empty() && may_start(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
    return may_start(c) || ascii::is_digit(c) || c == '-';
  });
}

class StyleSheetReader {
 public:
  explicit StyleSheetReader(const xml::Element &root) : root_(root) {}

  void read() {
    static const std::vector<std::string> children = {"page", "style"};
    if (root_.name() != "styles") {
      problems_.push_back({.code = "unknown-element",
                           .place = root_.place(),
                           .subject = std::string(root_.name()),
                           .message = "A style sheet's outermost element is <styles>, not <" +
                                      std::string(root_.name()) + ">.",
                           .hint = ""});
      return;
    }
    for (const xml::Attribute &attribute : root_.attributes()) {
      problems_.push_back(unknown_attribute(root_, attribute, "styles", {}));
    }
    report_loose_text(root_, problems_);
    for (const xml::Element &child : root_.children()) {
      if (child.name() == "page") {
        read_page(child);
      } else if (child.name() == "style") {
        read_style(child);
      } else {
        problems_.push_back(unknown_element(child, "styles", children));
      }
    }
  }

  const Problems &problems() const { return problems_; }

  /// Precondition: no problems. `base` gives what stands under every rule.
  StyleSheet::State finish(const StyleSheet::State *base) && {
    StyleSheet::State state;
    state.classes.assign(classes_.begin(), classes_.end());
    state.pages = std::move(pages_);
    if (base != nullptr) {
      assert(base->classes.empty());  // so that its rules need no renumbering
      state.rules = base->rules;
      for (const PageMaster &page : base->pages) {
        if (!has_page(state.pages, page.name)) state.pages.push_back(page);
      }
    }
    for (std::size_t kind = 0; kind < element_kinds; ++kind) {
      std::vector<StyleRule> rules = rules_for(static_cast<ElementKind>(kind), state);
      sort_weakest_first(rules);
      state.rules.at(kind).insert(state.rules.at(kind).end(), rules.begin(), rules.end());
    }
    return state;
  }

 private:
  static bool has_page(const std::vector<PageMaster> &pages, std::string_view name) {
    return std::any_of(pages.begin(), pages.end(), [&](const auto &page) { return page.name == name; });
  }

  std::vector<StyleRule> rules_for(ElementKind kind, const StyleSheet::State &state) const {
    std::vector<StyleRule> rules;
    const auto id = [&](const std::string &name) {
      return name.empty() ? std::nullopt : state.class_id(name);
    };
    for (const WrittenRule &rule : rules_) {
      if (rule.selector.element && *rule.selector.element != kind) continue;
      rules.push_back({.selector = {.body_class = id(rule.selector.body_class),
                                    .element = rule.selector.element,
                                    .class_name = id(rule.selector.class_name),
                                    .language = rule.selector.language},
                       .style = rule.style});
    }
    return rules;
  }

  void read_page(const xml::Element &element) {
    PageMaster page = read_page_master(element, problems_);
    for (const xml::Element &child : element.children()) {
      for (const xml::Element &inner : child.children()) {
        problems_.push_back(unknown_element(inner, child.name(), {}));
      }
    }
    if (!page.name.empty() && has_page(pages_, page.name)) {
      report_twice(element, page.name, "The page `" + page.name + "` stands here a second time.",
                   "give it another name");
    }
    pages_.push_back(std::move(page));
  }

  void read_style(const xml::Element &element) {
    WrittenRule rule;
    const xml::Attribute *name = element.attribute_node("name");
    const std::string subject(name == nullptr ? "style" : name->value);
    if (name == nullptr) {
      problems_.push_back(missing_attribute(element, "name", "element, .class or element.class"));
    } else if (read_selector(element, *name, rule.selector)) {
      read_language(element, rule.selector, subject);
      if (!seen_.insert(rule.selector).second) {
        report_twice(element, subject, "The style `" + subject + "` stands here a second time.",
                     "put both together");
      }
    }
    read_properties(element, rule, subject);
    report_loose_text(element, problems_);
    for (const xml::Element &child : element.children()) {
      problems_.push_back(unknown_element(child, "style", {}));
    }
    rules_.push_back(std::move(rule));
  }

  void report_twice(const xml::Element &element, const std::string &subject, std::string message,
                    std::string hint) {
    problems_.push_back({.code = "named-twice",
                         .place = element.place(),
                         .subject = subject,
                         .message = std::move(message),
                         .hint = std::move(hint)});
  }

  /// [body-class] (element | .class | element.class)
  bool read_selector(const xml::Element &style, const xml::Attribute &name, WrittenSelector &selector) {
    std::string_view text = name.value;
    if (const auto space = text.find(' '); space != std::string_view::npos) {
      selector.body_class = text.substr(0, space);
      text.remove_prefix(space + 1);
    }
    const auto dot = text.find('.');
    const std::string_view element = text.substr(0, dot);
    if (dot != std::string_view::npos) selector.class_name = text.substr(dot + 1);
    const bool well_formed =
        (selector.body_class.empty() ? name.value.find(' ') == std::string_view::npos
                                     : is_class_name(selector.body_class)) &&
        (dot == std::string_view::npos ? !element.empty() : is_class_name(selector.class_name));
    if (!well_formed) {
      problems_.push_back(bad_value(
          style, name, "style", "element, .class or element.class, after a body class and a space if any"));
      return false;
    }
    if (!element.empty() && !set_element(style, name, element, selector)) return false;
    if (!selector.body_class.empty()) classes_.insert(selector.body_class);
    if (!selector.class_name.empty()) classes_.insert(selector.class_name);
    return true;
  }

  bool set_element(const xml::Element &style, const xml::Attribute &name, std::string_view element,
                   WrittenSelector &selector) {
    const auto kind = element_kind(element);
    if (kind && !is_metadata(*kind)) return selector.element = kind, true;
    problems_.push_back({.code = "unknown-name",
                         .place = style.place(name),
                         .subject = std::string(name.value),
                         .message = "`" + std::string(element) + "` is not an element that can be styled.",
                         .hint = diag::did_you_mean(element, styled_element_names())});
    return false;
  }

  void read_language(const xml::Element &element, WrittenSelector &selector, const std::string &subject) {
    const xml::Attribute *lang = element.attribute_node("lang");
    if (lang == nullptr) return;
    if (const auto tag = LanguageTag::parse(lang->value)) {
      selector.language = tag->text();
    } else {
      problems_.push_back(bad_value(element, *lang, subject, "a language tag, such as es or zh-Hans"));
    }
  }

  void read_properties(const xml::Element &element, WrittenRule &rule, const std::string &subject) {
    // Shorthands first: the longer name is the more exact one, whatever the order.
    const auto written = element.attributes();
    std::vector<xml::Attribute> attributes(written.begin(), written.end());
    std::stable_partition(attributes.begin(), attributes.end(), [](const xml::Attribute &attribute) {
      return attribute.name == "padding" || attribute.name == "border";
    });
    for (const xml::Attribute &attribute : attributes) {
      if (attribute.name == "name" || attribute.name == "lang") continue;
      const Property *property = find_property(attribute.name);
      if (property == nullptr) {
        problems_.push_back({.code = "unknown-property",
                             .place = element.place(attribute),
                             .subject = subject,
                             .message = "`" + std::string(attribute.name) + "` is not a property of styles.",
                             .hint = diag::did_you_mean(attribute.name, property_names())});
      } else if (!property->set(rule.style, attribute.value)) {
        problems_.push_back(bad_value(element, attribute, subject, property->expected));
      } else if (rule.selector.element && is_inline(*rule.selector.element) && !property->of_characters) {
        problems_.push_back({.code = "property-has-no-effect",
                             .place = element.place(attribute),
                             .subject = subject,
                             .message = "`" + std::string(attribute.name) + "` is a property of blocks; <" +
                                        std::string(element_name(*rule.selector.element)) +
                                        "> stands in a line of text.",
                             .hint = ""});
      }
    }
  }

  xml::Element root_;
  Problems problems_;
  std::vector<PageMaster> pages_;
  std::vector<WrittenRule> rules_;
  std::set<WrittenSelector> seen_;
  std::set<std::string> classes_;
};

Result<StyleSheet::State> read_state(Source source, const StyleSheet::State *base) {
  auto tree = xml::Tree::read(std::move(source));
  if (!tree) return tree.problems();
  StyleSheetReader reader(tree->root());
  reader.read();
  if (!reader.problems().empty()) return diag::in_reading_order(reader.problems());
  return std::move(reader).finish(base);
}

}  // namespace

Result<StyleSheet> StyleSheet::read(Source source) {
  auto state = read_state(std::move(source), &built_in().state());
  if (!state) return state.problems();
  StyleSheet sheet;
  sheet.state_ = std::make_shared<const State>(std::move(state).value());
  return sheet;
}

const StyleSheet &StyleSheet::built_in() {
  static const StyleSheet sheet = [] {
    auto state = read_state({.name = "<built-in styles>", .text = std::string(built_in_styles())}, nullptr);
    StyleSheet result;
    result.state_ = std::make_shared<const State>(std::move(state).value());
    return result;
  }();
  return sheet;
}

const PageMaster *StyleSheet::page(std::string_view name) const {
  const auto &pages = state_->pages;
  const auto found =
      std::find_if(pages.begin(), pages.end(), [&](const auto &page) { return page.name == name; });
  return found == pages.end() ? nullptr : &*found;
}

std::vector<std::string> StyleSheet::page_names() const {
  std::vector<std::string> names;
  for (const PageMaster &page : state_->pages) names.push_back(page.name);
  return names;
}

std::vector<std::string> StyleSheet::class_names() const {
  return state_->classes;
}

bool StyleSheet::divides_words() const {
  return std::ranges::any_of(state_->rules, [](const std::vector<StyleRule> &rules) {
    return std::ranges::any_of(
        rules, [](const StyleRule &rule) { return rule.style.hyphens == Hyphens::automatic; });
  });
}

}  // namespace formletter::document
