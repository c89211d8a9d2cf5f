#include "document/page_master.hpp"

#include "document/property.hpp"
#include "document/reports.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace formletter::document {
namespace {

/// Lengths on a page have no font size that an em could refer to.
std::optional<Length> page_length(std::string_view text) {
  const auto length = WrittenLength::parse(text);
  if (!length || length->negative() || length->ems != 0) return std::nullopt;
  return length->fixed;
}

std::optional<std::vector<Length>> page_lengths(std::string_view text) {
  std::vector<Length> lengths;
  while (!text.empty()) {
    const auto space = text.find(' ');
    const auto length = page_length(text.substr(0, space));
    if (!length) return std::nullopt;
    lengths.push_back(*length);
    text = space == std::string_view::npos ? "" : text.substr(space + 1);
  }
  return lengths;
}

template <typename T>
bool set(T &target, std::string_view value) {
  const auto length = page_length(value);
  if (length) target = *length;
  return length.has_value();
}

bool set_size(PageMaster &page, std::string_view value) {
  if (value == "letter") return page.width = Length::in(8.5), page.height = Length::in(11), true;
  if (value == "a4") return page.width = Length::mm(210), page.height = Length::mm(297), true;
  const auto lengths = page_lengths(value);
  if (!lengths || lengths->size() != 2) return false;
  page.width = lengths->front();
  page.height = lengths->back();
  // ISO 32000-1 annex C: a page of 3 to 14400 units a side.
  const auto fits = [](Length side) { return side >= Length::in(1) && side <= Length::in(200); };
  return fits(page.width) && fits(page.height);
}

/// CSS's one to four values: top, end, bottom, start.
bool set_margins(PageMaster &page, std::string_view value) {
  const auto sides = page_lengths(value);
  if (!sides || sides->empty() || sides->size() > 4) return false;
  page.margin_top = (*sides)[0];
  page.margin_end = (*sides)[sides->size() > 1 ? 1 : 0];
  page.margin_bottom = (*sides)[sides->size() > 2 ? 2 : 0];
  page.margin_start = sides->size() > 3 ? (*sides)[3] : page.margin_end;
  return true;
}

/// Whole percent, 0 to 10: with more taken from them lines of some script touch.
bool set_tighten(PageMaster &page, std::string_view value) {
  int percent = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), percent);
  page.tighten = percent / 100.0;
  return error == std::errc() && std::string_view(end, value.data() + value.size()) == "%" && percent >= 0 &&
         percent <= 10;
}

template <typename Target>
struct Part {
  std::string_view name;
  std::string_view expected;
  bool (*set)(Target &target, std::string_view value);
};

constexpr std::string_view a_page_length = "a length of 0 or more in pt, in, mm or cm";

constexpr Part<PageMaster> page_parts[] = {
    {"name", "a name", [](PageMaster &p, std::string_view v) { return p.name = v, !v.empty(); }},
    {"size", "letter, a4, or a width and a height of 1in to 200in, such as 5.5in 8.5in", set_size},
    {"margin", "one to four lengths (top, end, bottom, start) in pt, in, mm or cm, such as 1in", set_margins},
    {"margin-top", a_page_length, [](PageMaster &p, std::string_view v) { return set(p.margin_top, v); }},
    {"margin-bottom", a_page_length,
     [](PageMaster &p, std::string_view v) { return set(p.margin_bottom, v); }},
    {"margin-start", a_page_length, [](PageMaster &p, std::string_view v) { return set(p.margin_start, v); }},
    {"margin-end", a_page_length, [](PageMaster &p, std::string_view v) { return set(p.margin_end, v); }},
    {"first-body-top", a_page_length,
     [](PageMaster &p, std::string_view v) { return set(p.first_body_top, v); }},
    {"header-offset", a_page_length,
     [](PageMaster &p, std::string_view v) { return set(p.header_offset, v); }},
    {"footer-offset", a_page_length,
     [](PageMaster &p, std::string_view v) { return set(p.footer_offset, v); }},
    {"least-on-last", a_page_length,
     [](PageMaster &p, std::string_view v) { return set(p.least_on_last, v); }},
    {"tighten", "a whole percentage from 0% to 10%", set_tighten},
};

bool set_max_lines(PageMaster::Window &window, std::string_view value) {
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), window.max_lines);
  return error == std::errc() && end == value.data() + value.size() && window.max_lines >= 1 &&
         window.max_lines <= 12;
}

constexpr Part<PageMaster::Window> window_parts[] = {
    {"left", a_page_length, [](PageMaster::Window &w, std::string_view v) { return set(w.left, v); }},
    {"width", a_page_length, [](PageMaster::Window &w, std::string_view v) { return set(w.width, v); }},
    {"bottom-baseline", a_page_length,
     [](PageMaster::Window &w, std::string_view v) { return set(w.bottom_baseline, v); }},
    {"max-lines", "a whole number from 1 to 12", set_max_lines},
};

constexpr Part<Length> fold_parts[] = {
    {"at", a_page_length, [](Length &at, std::string_view v) { return set(at, v); }},
};

template <typename Target, std::size_t N>
void read_parts(const xml::Element &element, std::string_view subject, const Part<Target> (&parts)[N],
                std::pair<Target &, Problems &> into) {
  // Sides override the shorthand whatever the order, as the longer name is the more exact.
  const auto written = element.attributes();
  std::vector<xml::Attribute> attributes(written.begin(), written.end());
  std::stable_partition(attributes.begin(), attributes.end(),
                        [](const xml::Attribute &attribute) { return attribute.name == "margin"; });
  for (const xml::Attribute &attribute : attributes) {
    const auto *part = std::find_if(std::begin(parts), std::end(parts),
                                    [&](const auto &candidate) { return candidate.name == attribute.name; });
    if (part == std::end(parts)) {
      std::vector<std::string> known;
      for (const auto &candidate : parts) known.emplace_back(candidate.name);
      into.second.push_back(unknown_attribute(element, attribute, subject, known));
    } else if (!part->set(into.first, attribute.value)) {
      into.second.push_back(bad_value(element, attribute, subject, part->expected));
    }
  }
}

void require(const xml::Element &element, std::string_view name, std::string_view expected,
             Problems &problems) {
  if (!element.attribute(name)) problems.push_back(missing_attribute(element, name, expected));
}

void read_window(const xml::Element &element, PageMaster &page, Problems &problems) {
  PageMaster::Window window;
  read_parts(element, page.name, window_parts, {window, problems});
  require(element, "left", "its left edge from the paper's left edge", problems);
  require(element, "width", "how wide the address may be", problems);
  require(element, "bottom-baseline", "where the address's last line stands, from the paper's top edge",
          problems);
  if (page.window) {
    problems.push_back({.code = "named-twice",
                        .place = element.place(),
                        .subject = page.name,
                        .message = "A page has one <window> at most.",
                        .hint = ""});
  }
  page.window = window;
}

void read_fold(const xml::Element &element, PageMaster &page, Problems &problems) {
  Length at;
  read_parts(element, page.name, fold_parts, {at, problems});
  require(element, "at", "the fold's distance from the paper's top edge", problems);
  page.fold_marks.push_back(at);
}

std::string inches(Length length) {
  // Two decimals, cut not rounded, with integers alone: the same text everywhere.
  const auto hundredths = length.in_millipoints() / 720;
  std::string decimals = std::to_string(hundredths % 100);
  if (decimals.size() < 2) decimals.insert(0, "0");
  return std::to_string(hundredths / 100) + "." + decimals + "in";
}

void check_room(const xml::Element &element, const PageMaster &page, Problems &problems) {
  const auto report = [&](std::string message) {
    problems.push_back({.code = "page-does-not-fit",
                        .place = element.place(),
                        .subject = page.name,
                        .message = std::move(message),
                        .hint = ""});
  };
  const Length least = Length::in(0.5);
  if (page.margin_start + page.margin_end + least > page.width) {
    report("The side margins leave less than 0.5in of the page's " + inches(page.width) + " width.");
  }
  const Length top = std::max(page.margin_top, page.first_body_top.value_or(Length()));
  if (top + page.margin_bottom + least > page.height) {
    report("The margins leave less than 0.5in of the page's " + inches(page.height) + " height.");
  }
  if (page.window && page.window->left + page.window->width > page.width) {
    report("The window reaches beyond the page's right edge.");
  }
  if (page.window && page.window->bottom_baseline > page.height) {
    report("The window's last line is below the page's bottom edge.");
  }
  if (std::any_of(page.fold_marks.begin(), page.fold_marks.end(),
                  [&](Length at) { return at > page.height; })) {
    report("A fold is below the page's bottom edge.");
  }
}

}  // namespace

PageMaster read_page_master(const xml::Element &element, Problems &problems) {
  const std::size_t before = problems.size();
  PageMaster page;
  read_parts(element, element.attribute("name").value_or(""), page_parts, {page, problems});
  require(element, "name", "what <meta name=\"page\"> calls it", problems);
  report_loose_text(element, problems);
  static const std::vector<std::string> children = {"window", "fold"};
  for (const xml::Element &child : element.children()) {
    if (child.name() == "window") {
      read_window(child, page, problems);
    } else if (child.name() == "fold") {
      read_fold(child, page, problems);
    } else {
      problems.push_back(unknown_element(child, "page", children));
    }
  }
  if (problems.size() == before) check_room(element, page, problems);
  return page;
}

}  // namespace formletter::document
