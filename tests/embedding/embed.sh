#!/usr/bin/env bash
# A program that embeds the library, as README.md tells programmers to build one: its lines there, compiled
# against what `cmake --install` puts in place, print a sample's packet.
# usage: embed.sh SOURCE BUILD COMPILER
set -euo pipefail
source=$1 build=$2 compiler=$3
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --prefix "$place/usr" >/dev/null

lines=$(awk '/^```/ {inside = ($0 == "```cpp")} inside && !/^```/' "$source/README.md")
cat >"$place/clinic.cpp" <<CPP
$(grep '^#include' <<<"$lines")
#include <fstream>
#include <iterator>
int main(int, char **arguments) {
  std::ifstream in(arguments[1]);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto today = *formletter::Date::parse_iso("2026-11-24");
  const auto save = [&](const std::string &name, const std::string &bytes) {
    std::ofstream(arguments[2] + ("/" + name), std::ios::binary) << bytes;
  };
$(grep -v '^#include' <<<"$lines" | sed "s|\"/usr/share|\"$place/usr/share|")
}
CPP
export PKG_CONFIG_PATH=$place/usr/lib/pkgconfig
# The command of README.md, word for word but for its folders.
command=$(grep '^g++ .*pkg-config' "$source/README.md")
command=${command/#g++/$compiler}
cd "$place"
eval "$command -o clinic"
mkdir papers
./clinic "$source/forms/samples/01-court-two-surnames.json" papers
test -s papers/opla-letter.pdf
echo "printed $(ls papers | wc -l) papers"
