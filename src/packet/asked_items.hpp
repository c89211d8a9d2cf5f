#pragma once

#include "form/form.hpp"

#include <vector>

namespace formletter::packet {

/// Whether a person is asked something here: what is calculated, hidden or has no label asks nothing.
bool asks_anything(const form::Item &item);
bool asks_anything(const std::vector<form::Item> &items);

/// The question of a repeat that asks nothing but one line; null for another.
const form::Question *only_line(const form::Repeat &repeat);

}  // namespace formletter::packet
