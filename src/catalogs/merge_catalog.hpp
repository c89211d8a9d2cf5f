#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <string>

namespace formletter::catalogs {

/// How msgmerge treats English that no translation has yet: `similar` takes over
/// the translation of a similar text as fuzzy, with the English it was made for.
enum class Guesses { similar, none };

/// The catalog brought up to the template by gettext's msgmerge: its header and
/// comments kept, changed English fuzzy with its previous msgid, new texts empty,
/// what the pack no longer says at the end as obsolete. One that was reviewed is `partial` where
/// texts are fuzzy or empty now. Writes nothing.
Result<std::string> merged_catalog(const std::filesystem::path &po, const std::string &pot, Guesses guesses);

}  // namespace formletter::catalogs
