#include "document/document_reader.hpp"

#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "document/reports.hpp"

#include <map>

namespace formletter::document {
DocumentReader::DocumentReader(ReadingTools &tools, const ReadOptions &options)
    : sheet_(tools.sheet),
      options_(options),
      problems_(tools.problems),
      scopes_(tools.scopes),
      blocks_(scopes_, problems_, tools.pictures) {
  problems_.clear();
  scopes_.begin_document();
  scopes_.set_attribute_values(options.values);
}

Result<Document> DocumentReader::read(const xml::Element &root) {
  if (element_kind(root.name()) != ElementKind::html) {
    return Problem{
        .code = "unknown-element",
        .place = root.place(),
        .subject = std::string(root.name()),
        .message = "A document's outermost element is <html>, not <" + std::string(root.name()) + ">.",
        .hint = ""};
  }
  const EnteredElement html = scopes_.enter(root, ElementKind::html, {});
  document_.source = root.tree().file();
  document_.language = scopes_.language(html.scope.language);
  document_.direction = html.scope.direction;
  read_parts(root, html.scope);
  choose_page(root);
  if (!problems_.empty()) return diag::in_reading_order(std::move(problems_));
  document_.links = blocks_.inlines().take_links();
  document_.text_styles = scopes_.styles().take_text_styles();
  document_.block_styles = scopes_.styles().take_block_styles();
  return std::move(document_);
}

void DocumentReader::read_parts(const xml::Element &root, const Scope &scope) {
  report_loose_text(root, problems_);
  bool has_body = false;
  for (const xml::Element &child : root.children()) {
    const auto kind = element_kind(child.name());
    if (kind == ElementKind::head) {
      read_head(child, scope);
    } else if (kind == ElementKind::body && !has_body) {
      has_body = true;
      read_body(child, scope);
    } else {
      problems_.push_back(kind ? misplaced_element(child, "html", "expected one head and one body")
                               : not_in_dialect(child));
    }
  }
  if (!has_body) {
    problems_.push_back({.code = "missing-element",
                         .place = root.place(),
                         .subject = "html",
                         .message = "<html> needs a <body>.",
                         .hint = ""});
  }
}

void DocumentReader::read_head(const xml::Element &head, const Scope &scope) {
  report_loose_text(head, problems_);
  for (const xml::Element &child : head.children()) {
    const auto kind = element_kind(child.name());
    if (kind == ElementKind::title) {
      scopes_.enter(child, *kind, scope);
      document_.title = xml::folded(child.text());
    } else if (kind == ElementKind::meta) {
      scopes_.enter(child, *kind, scope);
      read_meta(child);
    } else {
      problems_.push_back(kind ? misplaced_element(child, "head", "expected title or meta")
                               : not_in_dialect(child));
    }
  }
}

void DocumentReader::read_meta(const xml::Element &meta) {
  static const std::vector<std::string> names = {"page", "subject", "keywords", "author", "to", "attachment"};
  static constexpr const char *expected = "page, subject, keywords, author, to or attachment";
  const std::map<std::string_view, std::string *> texts = {{"subject", &document_.subject},
                                                           {"keywords", &document_.keywords},
                                                           {"author", &document_.author},
                                                           {"to", &document_.to},
                                                           {"attachment", &document_.attachment}};
  const xml::Attribute *name = meta.attribute_node("name");
  const xml::Attribute *content = meta.attribute_node("content");
  if (name == nullptr) problems_.push_back(missing_attribute(meta, "name", expected));
  if (content == nullptr) problems_.push_back(missing_attribute(meta, "content", "what it says"));
  if (name == nullptr || content == nullptr) return;
  if (name->value == "page") {
    page_name_ = content->value;
    page_place_ = meta.place(*content);
  } else if (const auto text = texts.find(name->value); text != texts.end()) {
    *text->second = xml::folded(content->value);
  } else {
    Problem problem = scopes_.bad_value(meta, *name, expected);
    problem.hint = diag::did_you_mean(name->value, names);
    problems_.push_back(std::move(problem));
  }
}

void DocumentReader::read_body(const xml::Element &body, const Scope &scope) {
  const EnteredElement entered = scopes_.enter(body, ElementKind::body, scope);
  if (entered.scope.language != scope.language || entered.scope.direction != scope.direction) {
    document_.language = scopes_.language(entered.scope.language);
    document_.direction = entered.scope.direction;
  }
  // The body's look comes first in the lists: dumps and style sheets of outputs count from it.
  scopes_.styles().text_id(entered.scope.style);
  scopes_.styles().block_id(entered.scope.style);
  body_ = entered.scope;
  BodyParts parts = blocks_.read_body(body, body_);
  document_.headers = std::move(parts.headers);
  document_.footers = std::move(parts.footers);
  document_.blocks = std::move(parts.blocks);
}

void DocumentReader::choose_page(const xml::Element &root) {
  const bool told = !options_.page.empty();
  const std::string name = told ? options_.page : page_name_.empty() ? std::string(usual_page) : page_name_;
  if (const PageMaster *page = sheet_.page(name)) {
    document_.page = *page;
    return;
  }
  const bool is_shown = told || page_name_.empty() || scopes_.shows_values();
  problems_.push_back({.code = "unknown-page",
                       .place = told ? Place{.file = root.tree().file()} : page_place_,
                       .subject = is_shown ? name : "meta",
                       .message = is_shown ? "No page is named `" + name + "`."
                                           : "The page that `content` names is not there.",
                       .hint = diag::did_you_mean(name, sheet_.page_names())});
}

}  // namespace formletter::document
