#include "document/built_in_styles.hpp"

namespace formletter::document {

std::string_view built_in_styles() {
  return R"(<styles>
  <page name="letter" size="letter" margin="1in"/>
  <page name="a4" size="a4" margin="2.5cm"/>

  <style name="body" font-family="serif" font-size="11pt" line-height="1.35" widows="2" orphans="2"/>
  <style name="header" font-family="sans" font-size="0.8em" color="#444444"/>
  <style name="footer" font-family="sans" font-size="0.8em" color="#444444"/>

  <style name="h1" font-family="sans" font-weight="bold" font-size="1.5em" line-height="1.2"
         text-align="start" margin-bottom="8pt" break-after="avoid" break-inside="avoid" hyphens="none"/>
  <style name="h2" font-family="sans" font-weight="bold" font-size="1.2em" line-height="1.2"
         text-align="start" margin-top="12pt" margin-bottom="5pt" break-after="avoid" break-inside="avoid"
         hyphens="none"/>
  <style name="h3" font-family="sans" font-weight="bold" font-size="1em" line-height="1.25"
         text-align="start" margin-top="8pt" margin-bottom="3pt" break-after="avoid" break-inside="avoid"
         hyphens="none"/>
  <style name="p" margin-bottom="8pt"/>
  <style name="address" margin-bottom="12pt" break-inside="avoid" text-align="start" hyphens="none"/>
  <style name="blockquote" margin-start="24pt" margin-end="24pt" margin-bottom="8pt"/>
  <style name="hr" border-top="0.5pt" border-color="#808080" margin-top="8pt" margin-bottom="8pt"/>

  <style name="ul" list-style-type="disc" marker-width="18pt" margin-bottom="8pt"/>
  <style name="ol" list-style-type="decimal" marker-width="22pt" margin-bottom="8pt"/>
  <style name="li" margin-bottom="3pt"/>
  <style name="dl" margin-bottom="8pt"/>
  <style name="dt" font-weight="bold" break-after="avoid"/>
  <style name="dd" margin-bottom="4pt"/>

  <style name="table" margin-top="4pt" margin-bottom="10pt"/>
  <style name="caption" font-weight="bold" margin-bottom="4pt" break-after="avoid"/>
  <style name="tr" break-inside="avoid"/>
  <style name="th" font-weight="bold" text-align="start" padding="3pt 5pt" border="0.5pt"
         border-color="#808080" background-color="#f0f0f0"/>
  <style name="td" padding="3pt 5pt" border="0.5pt" border-color="#808080"/>

  <style name="strong" font-weight="bold"/>
  <style name="b" font-weight="bold"/>
  <style name="em" font-style="italic"/>
  <style name="i" font-style="italic"/>
  <style name="u" text-decoration="underline"/>
  <style name="a" color="#0b3d91" text-decoration="underline"/>

  <!-- Slanted letters are not a custom of these scripts. -->
  <style name="em" lang="ar" font-style="normal" font-weight="bold"/>
  <style name="em" lang="fa" font-style="normal" font-weight="bold"/>
  <style name="em" lang="ps" font-style="normal" font-weight="bold"/>
  <style name="em" lang="ur" font-style="normal" font-weight="bold"/>
  <style name="em" lang="am" font-style="normal" font-weight="bold"/>
  <style name="em" lang="zh" font-style="normal" font-weight="bold"/>
  <style name="em" lang="ko" font-style="normal" font-weight="bold"/>
  <style name="em" lang="ja" font-style="normal" font-weight="bold"/>
  <style name="em" lang="hi" font-style="normal" font-weight="bold"/>
  <style name="em" lang="bn" font-style="normal" font-weight="bold"/>
  <style name="em" lang="pa" font-style="normal" font-weight="bold"/>
</styles>
)";
}

}  // namespace formletter::document
