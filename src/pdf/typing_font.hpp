#pragma once

#include "pdf/face_program.hpp"
#include "pdf/haru_file.hpp"

namespace formletter::pdf {

/// A simple font of the face for what is typed into a field: WinAnsiEncoding, as far as
/// the face has its characters, embedded with them all. Precondition: TrueType outlines.
ObjectId write_typing_font(HaruFile &file, const FaceProgram &program);

}  // namespace formletter::pdf
