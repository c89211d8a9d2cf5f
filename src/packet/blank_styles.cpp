#include "packet/blank_sheet.hpp"

#include <algorithm>
#include <array>

namespace formletter::packet {

namespace {

struct IntakeStyle {
  std::string_view class_name, style;
};
constexpr std::array intake_styles = {
    IntakeStyle{"intake-question",
                R"(<style name=".intake-question" margin-bottom="10pt" break-inside="avoid"/>)"},
    IntakeStyle{
        "intake-group",
        R"(<style name=".intake-group" font-size="1.25em" margin-top="12pt" margin-bottom="4pt" break-after="avoid"/>)"},
    IntakeStyle{
        "intake-part",
        R"(<style name=".intake-part" font-size="1.1em" margin-top="9pt" margin-bottom="3pt" break-after="avoid"/>)"},
    IntakeStyle{"intake-lead", R"(<style name=".intake-lead" break-after="avoid"/>)"},
    IntakeStyle{"intake-label",
                R"(<style name=".intake-label" margin-top="0" margin-bottom="2pt" break-after="avoid"/>)"},
    IntakeStyle{
        "intake-hint",
        R"(<style name=".intake-hint" font-size="0.88em" margin-top="0" margin-bottom="2pt" break-after="avoid"/>)"},
    IntakeStyle{"intake-line",
                R"(<style name=".intake-line" margin-top="5pt" margin-bottom="4pt" break-inside="avoid"/>)"},
    IntakeStyle{
        "intake-entry",
        R"(<style name=".intake-entry" font-weight="bold" margin-top="6pt" margin-bottom="4pt" break-after="avoid"/>)"},
    IntakeStyle{
        "intake-choices",
        R"(<style name=".intake-choices" list-style-type="none" marker-width="0" margin-top="2pt" margin-bottom="2pt"/>)"},
    IntakeStyle{
        "intake-choice",
        R"(<style name=".intake-choice" padding-start="16.5pt" text-indent="-16.5pt" margin-bottom="2pt" break-inside="avoid"/>)"},
    IntakeStyle{"intake", R"(<style name=".intake" font-family="sans" font-size="10.5pt"/>)"},
};

}  // namespace

std::string with_blank_styles(std::string_view styles, const std::vector<std::string> &known_classes) {
  std::string added;
  for (const auto &[class_name, style] : intake_styles) {
    if (std::find(known_classes.begin(), known_classes.end(), class_name) == known_classes.end())
      added.append(style).append("\n");
  }
  std::string all(styles.empty() ? "<styles>\n</styles>\n" : styles);
  if (const auto end = all.rfind("</styles"); end != std::string::npos) {
    all.insert(end, added);
  } else if (const auto closed = all.rfind("/>"); closed != std::string::npos) {
    all.replace(closed, 2, ">\n" + added + "</styles>");
  }
  return all;
}

}  // namespace formletter::packet
