#pragma once

#include "pdf/deflate.hpp"
#include "pdf/face_program.hpp"
#include "pdf/haru_file.hpp"

#include <string>

namespace formletter::pdf {

/// A simple font of a face for what is typed into a field, made ready for any number of
/// files: WinAnsiEncoding, as far as people type it, embedded with all its letters.
struct TypingFont {
  std::string entries;     ///< of the font, but for its descriptor
  std::string descriptor;  ///< its entries, but for the program
  std::string program;     ///< deflated
  std::size_t program_size = 0;
};

/// Precondition: TrueType outlines.
TypingFont make_typing_font(const FaceProgram &program);
/// Whether Latin letters can be typed in the face.
bool can_type(const FaceProgram &program);
/// `font` stays where it is until the file has been saved.
ObjectId write_typing_font(HaruFile &file, const TypingFont &font);

}  // namespace formletter::pdf
