#pragma once

#include "packet/works.hpp"

namespace formletter::packet {

/// The form as a paper intake sheet in the language of the options, as PDF: named
/// after the form ("pd-request-blank"). Problems: an unknown form, bad styles.
Result<Packet> print_blank(Press::Works &works, std::string_view form, const PrintOptions &options);

}  // namespace formletter::packet
