#pragma once

#include "packet/works.hpp"

namespace formletter::packet {

/// The e-mail as a draft that opens ready to send: its text from the document, to whom and
/// about what from the document's <meta>, its From left to the person. It carries the PDFs
/// that its rule names, of those that the answers call for; several, or any with the
/// record's exhibits behind them, are bound into one PDF. The answers are never attached.
///
/// Problems: nothing that it should carry is called for; an address that is none; more
/// bytes than the rule allows, as they are sent.
Result<Paper> print_draft(Press::Works &works, const Press::Works::Record &record,
                          const Press::Works::Planned &planned, const PrintOptions &options);

}  // namespace formletter::packet
