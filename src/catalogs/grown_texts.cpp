#include "catalogs/grown_texts.hpp"

#include "catalogs/text_check.hpp"
#include "diag/overloaded.hpp"
#include "diag/utf8.hpp"
#include "fill/translation_check.hpp"
#include "i18n/white_space.hpp"

#include <algorithm>
#include <string_view>

namespace formletter::catalogs {

namespace {

/// Without white space and invisible signs, which lines and values come and go with.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    diag::next_character(text, at);
    const auto piece = text.substr(begin, at - begin);
    if (!i18n::is_blank(piece)) letters += piece;
  }
  return letters;
}

/// The words of a document in reading order, as letters_of() gives them.
class DocumentLetters {
 public:
  explicit DocumentLetters(const document::Document &document) {
    for (const auto &block : document.blocks) add(*block);
  }
  std::string letters;

 private:
  void add(const std::vector<document::Block> &blocks) {
    for (const auto &block : blocks) add(block);
  }
  void add(const std::vector<document::Row> &rows) {
    for (const auto &row : rows)
      for (const auto &cell : row.cells) add(cell.blocks);
  }
  void add(const document::Block &block) {
    std::visit(
        Overloaded{[&](const document::Paragraph &each) { letters += letters_of(each.content.text) + "\n"; },
                   [&](const document::List &list) {
                     for (const auto &item : list.items) add(item.blocks);
                   },
                   [&](const document::DefinitionList &list) {
                     for (const auto &each : list.definitions) {
                       add(each.terms);
                       add(each.descriptions);
                     }
                   },
                   [&](const document::Table &table) {
                     add(table.caption);
                     add(table.head);
                     add(table.body);
                   },
                   [](const document::HorizontalRule &) {},
                   [&](const document::Section &section) { add(section.blocks); }},
        block.content);
  }
};

std::string page_letters(const layout::Page &page) {
  std::string text;
  for (const auto &item : page.items)
    if (const auto *run = std::get_if<layout::PlacedRun>(&item);
        run != nullptr && run->element != layout::artifact)
      text += letters_of(run->shown->text);
  return text;
}

/// Columns of a terminal, about: a Chinese character says as much as two letters.
std::size_t columns_of(std::string_view letters) {
  constexpr char32_t first_wide = 0x2E80;
  std::size_t columns = 0;
  for (std::size_t at = 0; at < letters.size();)
    columns += diag::next_character(letters, at) >= first_wide ? 2 : 1;
  return columns;
}

std::size_t times_in(std::string_view text, std::string_view piece) {
  std::size_t times = 0;
  for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size()))
    ++times;
  return times;
}

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  for (const auto &piece : bare_pieces(text)) count += diag::character_count(letters_of(piece));
  return count;
}

/// A piece of a text as long as this stands on a paper for no other reason than the text.
constexpr std::size_t telling_columns = 12;
/// So many letters of it are found on a page, where lines cut it anywhere.
constexpr std::size_t found_letters = 8;

class GrownTexts {
 public:
  explicit GrownTexts(const SamplePaper &paper) : text_(DocumentLetters(*paper.document).letters) {
    for (const auto &page : paper.pages->pages) pages_.push_back(page_letters(page));
  }

  std::vector<GrownText> of(const i18n::Catalog &catalog) {
    for (const auto &entry : catalog.entries())
      if (!entry.fuzzy) add(entry, catalog);
    judge();
    return std::move(printed_);
  }

 private:
  void add(const i18n::Entry &entry, const i18n::Catalog &catalog) {
    for (std::size_t form = 0; form < entry.msgstr.size(); ++form) {
      GrownText text{&entry, 0, letter_count(fill::english_of(catalog, entry, form)), 0, std::nullopt};
      std::size_t times = 0;
      for (const auto &piece : bare_pieces(entry.msgstr[form])) {
        const auto letters = letters_of(piece);
        if (columns_of(letters) < telling_columns) continue;
        const auto found = times_in(text_, letters);
        if (found == 0) continue;
        if (text.letters == 0) text.page = page_of(letters);
        times = std::max(times, found);
        text.letters += diag::character_count(letters) * found;
      }
      text.english_letters *= times;
      if (text.letters > 0 && text.english_letters > 0) printed_.push_back(text);
    }
  }

  std::optional<std::size_t> page_of(std::string_view letters) const {
    std::size_t end = 0;
    for (std::size_t i = 0; i < found_letters && end < letters.size(); ++i)
      diag::next_character(letters, end);
    const auto page = std::ranges::find_if(pages_, [&](const std::string &text) {
      return text.find(letters.substr(0, end)) != std::string::npos;
    });
    if (page == pages_.end()) return std::nullopt;
    return static_cast<std::size_t>(page - pages_.begin()) + 1;
  }

  static double ratio(const GrownText &text) {
    return static_cast<double>(text.letters) / static_cast<double>(text.english_letters);
  }

  /// A language is longer than another: what half of the texts do is none's fault.
  void judge() {
    if (printed_.empty()) return;
    std::vector<double> ratios;
    for (const auto &text : printed_) ratios.push_back(ratio(text));
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::ranges::nth_element(ratios, middle);
    for (auto &text : printed_)
      text.excess = static_cast<double>(text.letters) - *middle * static_cast<double>(text.english_letters);
    std::erase_if(printed_, [](const GrownText &text) { return text.excess < 0; });
    std::ranges::stable_sort(printed_, std::greater<>(), &GrownText::excess);
  }

  std::string text_;
  std::vector<std::string> pages_;
  std::vector<GrownText> printed_;
};

}  // namespace

std::vector<GrownText> grown_texts(const SamplePaper &paper, const i18n::Catalog &catalog) {
  return GrownTexts(paper).of(catalog);
}

}  // namespace formletter::catalogs
