#pragma once

#include "form/form.hpp"
#include "i18n/catalog.hpp"

namespace formletter::packet {

/// Translations of the form's and the engine's own texts whose ${name} or {n} are not
/// those of the English, or that bring elements or entities, each at its line of the
/// catalog: somebody would read the name in place of the value, or "<strong>".
Problems damaged_texts(const form::Form &form, const i18n::Catalog &catalog);

}  // namespace formletter::packet
