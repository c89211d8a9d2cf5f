#pragma once

#include "packet/works.hpp"

#include <formletter/result.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace formletter::catalogs {

/// A document in one language, as the samples that call for it print it.
struct MatrixCell {
  std::size_t papers = 0;                        ///< samples that call for it
  std::size_t fewest_pages = 0, most_pages = 0;  ///< large print, which is as long as it must be, left out
  std::size_t large_papers = 0;                  ///< in large print
  std::size_t texts = 0, untranslated = 0;  ///< of its template; untranslated ones are printed in English
  std::size_t over_budget = 0;              ///< papers with more pages than the form allows
};

struct MatrixRow {
  const form::DocumentRule *rule;
  std::set<std::string> groups;  ///< answers to the question asked for, of its samples
  std::map<std::string, MatrixCell, std::less<>> cells;  ///< by language
};

/// A block of a template that no sample prints.
struct UnreachedText {
  std::string msgid;
  std::string msgid_plural;
  Place place;
};

/// Every document of a form in every language that the samples print it in.
struct Matrix {
  std::vector<std::string> languages;  ///< English first, then by tag
  std::vector<MatrixRow> rows;  ///< in the form's order; a row without cells is one that no sample calls for
  std::vector<UnreachedText> unreached;
  Problems problems;  ///< errors keep a paper out of its cell
};

struct MatrixOrder {
  std::string form;
  std::string group_by;                ///< a question ("posture"), or ""
  std::vector<LanguageTag> languages;  ///< besides English
  Date today;
};

Result<Matrix> make_matrix(Press::Works &works, const MatrixOrder &order);

/// Blocks of the form's templates that no sample prints, in the templates' order.
Result<std::vector<UnreachedText>> unreached_texts(Press::Works &works, const std::string &form, Date today);

/// For a screen: a row a document, a column a language, pages in the cells.
std::string matrix_text(const Matrix &matrix);
std::string matrix_json(const Matrix &matrix);
/// Markdown for a README: a row a document; its pages in English, and how many a
/// translation may take. It does not change with each word of a translator.
std::string matrix_markdown(const Matrix &matrix);

}  // namespace formletter::catalogs
