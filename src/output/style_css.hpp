#pragma once

#include "document/document.hpp"

#include <string>

namespace formletter::output {

/// The whole content of the page's <style>: what every page has, its paper, and
/// a class for each look: `.b3` for block style 3, `.t1` for text style 1.
std::string page_css(const document::Document &document);

/// "12.5pt": as many decimals as needed, the same everywhere.
std::string css_length(Length length);

}  // namespace formletter::output
