#include "bench/letter_texts.hpp"

#include "diag/overloaded.hpp"
#include "packet/works.hpp"

#include <fstream>
#include <stdexcept>

namespace formletter::bench {

namespace {

using namespace document;

template <typename T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw std::runtime_error(result.problems().front().message);
}

class LetterText {
 public:
  explicit LetterText(const Document &document) : document_(document) { add_all(document.blocks); }
  std::string text() && { return std::move(text_) + "\f\n"; }

 private:
  template <typename Blocks>
  void add_all(const Blocks &blocks) {
    for (const Block &block : blocks) add(block);
  }
  void add(const Block &block) {
    std::visit(
        Overloaded{[&](const Paragraph &paragraph) { add(paragraph.content); },
                   [&](const List &list) {
                     for (const auto &item : list.items) {
                       pending_ = item.marker + " ";
                       add_all(item.blocks);
                     }
                   },
                   [&](const DefinitionList &list) {
                     for (const auto &definition : list.definitions) {
                       add_all(definition.terms);
                       add_all(definition.descriptions);
                     }
                   },
                   [&](const Table &table) {
                     for (const auto &row : table.body)
                       for (const auto &cell : row.cells) add_all(cell.blocks);
                   },
                   [&](const HorizontalRule &) {}, [&](const Section &section) { add_all(section.blocks); }},
        block.content);
  }
  void add(const InlineText &content) {
    if (content.spans.empty()) return;
    const auto &look = document_.text_styles[content.spans.front().style];
    text_ += std::string(look.bold ? "b" : "r") + "\t" + std::to_string(look.size.in_pt()) + "\t" +
             std::exchange(pending_, "") + content.text + "\n";
  }

  const Document &document_;
  std::string text_, pending_;
};

}  // namespace

void write_letter_texts(const std::filesystem::path &roster, const std::string &document,
                        const std::filesystem::path &out) {
  auto press = need(Press::open(FORMLETTER_ROOT));
  auto &works = press.works();
  const PrintOptions options{.today = *Date::parse_iso("2026-11-24"), .only = {document}};
  std::ifstream rows(roster, std::ios::binary);
  std::ofstream texts(out, std::ios::binary);
  for (std::string row; std::getline(rows, row);) {
    const auto record = need(works.read_record("pd-request", {"people", row}, options));
    const auto planned = need(works.plan(record, options));
    auto xhtml = need(works.fill(record, planned.front(), options.today));
    texts << LetterText(need(works.read_document(planned.front(), std::move(xhtml)))).text();
  }
}

}  // namespace formletter::bench
