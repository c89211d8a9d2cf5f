// The peer of the merge bench: sets the same letters with Pango and writes each as
// a PDF with Cairo. Context, font map and layout stay warm from letter to letter;
// its PDFs carry neither tags nor metadata, so it does less than formletter does.
//   pango_letter TEXTS FOLDER    prints "LETTERS SECONDS CPU_SECONDS"

#include "bench/cpu_seconds.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

struct Paragraph {
  bool bold;
  double size;
  std::string text;
};
using Letter = std::vector<Paragraph>;

constexpr double page_width = 612, page_height = 792, margin = 72;

std::vector<Letter> read_letters(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<Letter> letters(1);
  for (std::string line; std::getline(file, line);) {
    if (line == "\f") {
      letters.emplace_back();
      continue;
    }
    const auto tab = line.find('\t', 2);
    letters.back().push_back({line[0] == 'b', std::stod(line.substr(2, tab - 2)), line.substr(tab + 1)});
  }
  letters.pop_back();
  return letters;
}

class Peer {
 public:
  Peer()
      : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())),
        layout_(pango_layout_new(context_)),
        regular_(pango_font_description_from_string("Noto Serif")),
        bold_(pango_font_description_from_string("Noto Serif Bold")) {
    pango_layout_set_width(layout_, static_cast<int>((page_width - 2 * margin) * PANGO_SCALE));
  }
  Peer(const Peer &) = delete;
  Peer &operator=(const Peer &) = delete;
  ~Peer() {
    pango_font_description_free(bold_);
    pango_font_description_free(regular_);
    g_object_unref(layout_);
    g_object_unref(context_);
  }

  void print(const Letter &letter, const std::string &path) {
    cairo_surface_t *surface = cairo_pdf_surface_create(path.c_str(), page_width, page_height);
    cairo_t *cairo = cairo_create(surface);
    double top = margin;
    for (const auto &paragraph : letter) {
      auto *font = paragraph.bold ? bold_ : regular_;
      pango_font_description_set_absolute_size(font, paragraph.size * PANGO_SCALE);
      pango_layout_set_font_description(layout_, font);
      pango_layout_set_text(layout_, paragraph.text.c_str(), static_cast<int>(paragraph.text.size()));
      int height = 0;
      pango_layout_get_size(layout_, nullptr, &height);
      cairo_move_to(cairo, margin, top);
      pango_cairo_show_layout(cairo, layout_);
      top += static_cast<double>(height) / PANGO_SCALE;
    }
    cairo_show_page(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
      std::cerr << "pango_letter: cannot write " << path << "\n";
      std::exit(1);  // NOLINT(concurrency-mt-unsafe)
    }
    cairo_surface_destroy(surface);
  }

 private:
  PangoContext *context_;
  PangoLayout *layout_;
  PangoFontDescription *regular_, *bold_;
};

}  // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const auto letters = read_letters(argv[1]);
  if (letters.empty()) return 1;
  const std::string folder = argv[2];
  Peer peer;
  peer.print(letters.front(), folder + "/warm.pdf");  // fontconfig and the fonts are loaded
  const auto began = std::chrono::steady_clock::now();
  const auto cpu_began = formletter::bench::cpu_seconds(formletter::bench::own_usage());
  for (std::size_t i = 0; i < letters.size(); ++i)
    peer.print(letters[i], folder + "/" + std::to_string(i) + ".pdf");
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
  std::cout << letters.size() << " " << wall.count() << " "
            << formletter::bench::cpu_seconds(formletter::bench::own_usage()) - cpu_began << "\n";
}
