"""What the scripts of this folder merge: a library's readers, into folders that they compare."""
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["Noa Bar-Lev", "יעל כהן", "María López", "Nguyễn Thị Hương", "O'Brien, \"Pat\""]


def make_pack(folder):
    """The library's pack, with files named by the reader's card."""
    shutil.copytree(ROOT / "tests/packs/library-card", folder)
    path = folder / "forms/library-card.xml"
    form = path.read_text(encoding="utf-8")
    form = form.replace('<form id="library-card"', '<form id="library-card" record_id="card"', 1)
    path.write_text(form.replace(" relevant=\"${card} = ''\"", "", 1), encoding="utf-8")


def write_roster(path, rows):
    """Every 97th row fails: its date is none."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("card,reader_name,born,reads_in,guardian,home_phone,district,branch,rules_read\r\n")
        for i in range(1, rows + 1):
            name = NAMES[i % len(NAMES)].replace('"', '""')
            born = "1990-02-30" if i % 97 == 0 else f"1990-02-{i % 28 + 1:02}"
            reads = "he" if i % 3 == 0 else "en"
            file.write(f'21234{i:07},"{name}",{born},{reads},,,Harbor,pier,yes\r\n')


def papers_in(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}
