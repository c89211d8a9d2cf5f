#include "catalogs/matrix.hpp"

#include "catalogs/sample_papers.hpp"

#include <algorithm>

namespace formletter::catalogs {

namespace {

/// The relevant answer to a question that stands once in a record; "" when there is none.
std::string answer_to(const form::Instance &instance, const std::string &question) {
  for (form::NodeId node = 0; node < instance.size(); ++node) {
    const auto &leaf = instance.at(node);
    if (leaf.relevant && instance.name(node) == question) return std::string(leaf.text);
  }
  return {};
}

class MatrixMaker {
 public:
  MatrixMaker(Press::Works &works, const MatrixOrder &order, const form::Form &form)
      : works_(works), order_(order), form_(form) {
    for (const auto &rule : form.documents()) matrix_.rows.push_back({&rule, {}, {}});
  }

  Matrix make() {
    add_language(LanguageTag());
    for (const auto &language : order_.languages) add_language(language);
    return std::move(matrix_);
  }

 private:
  void add_language(const LanguageTag &language) {
    matrix_.languages.push_back(language.text());
    const auto problems =
        for_each_sample_paper(works_, language, order_.today, [&](const SamplePaper &paper) { add(paper); });
    matrix_.problems.insert(matrix_.problems.end(), problems.begin(), problems.end());
  }

  void add(const SamplePaper &paper) {
    const auto row =
        std::ranges::find_if(matrix_.rows, [&](const MatrixRow &each) { return each.rule == paper.rule; });
    // Another form's, or a copy beside its own language.
    if (row == matrix_.rows.end() || paper.rule->pair_with == paper.language) return;
    const auto group = answer_to(paper.record->checked.instance, order_.group_by);
    if (!group.empty()) row->groups.insert(group);
    count(paper, row->cells[paper.language.text()]);
  }

  void count(const SamplePaper &paper, MatrixCell &cell) {
    ++cell.papers;
    count_texts(paper, cell);
    const auto pages = paper.pages->pages.size();
    if (paper.is_large_print()) {
      ++cell.large_papers;
      return;
    }
    cell.most_pages = std::max(cell.most_pages, pages);
    cell.fewest_pages = cell.fewest_pages == 0 ? pages : std::min(cell.fewest_pages, pages);
    if (const auto budget = page_budget(paper); budget && pages > *budget) ++cell.over_budget;
  }

  void count_texts(const SamplePaper &paper, MatrixCell &cell) {
    const auto source = works_.pack.source_template(paper.rule->template_name);
    const auto translated = works_.pack.translated_template(paper.rule->template_name, paper.language);
    if (!source || !translated) return;
    cell.texts = (*source)->units().size();
    cell.untranslated = (*translated)->untranslated().size();
  }

  Press::Works &works_;
  const MatrixOrder &order_;
  const form::Form &form_;
  Matrix matrix_;
};

}  // namespace

Result<Matrix> make_matrix(Press::Works &works, const MatrixOrder &order) {
  const auto form = works.pack.form(order.form);
  if (!form) return form.problems();
  auto unreached = unreached_texts(works, order.form, order.today);
  if (!unreached) return unreached.problems();
  Matrix matrix = MatrixMaker(works, order, **form).make();
  matrix.unreached = std::move(*unreached);
  return matrix;
}

}  // namespace formletter::catalogs
