#!/usr/bin/env python3
"""Kills merges with SIGKILL at random moments and resumes them until they end.

A series is one merge: it is killed and resumed until a run comes to its end. Then
its folder must hold what an undisturbed merge left, byte for byte. At every kill
each file under a final name must already be that file, no row may be journaled
twice, and a file whose rows are all journaled must never be written again.

  torture.py PROGRAM [--kills N] [--rows N] [--seed N]
"""
import argparse
import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from readers import make_pack, papers_in, write_roster

STATE = ".formletter-merge"

# What is merged: as separate files, in a combined file, and as both at once.
MERGES = {
    "separate files": [],
    "separate files, three formats": ["--format", "pdf", "--format", "html", "--format", "text"],
    "combined file": ["--combined", "all.pdf"],
    "combined file in parts, and text": ["--combined", "all.pdf", "--batch-pages", "200", "--duplex",
                                         "--format", "pdf", "--format", "text"],
}


class Broken(Exception):
    """What a merge must not do."""


def journal_lines(folder):
    """The whole lines; the head is left out and a torn line counts for nothing."""
    path = folder / STATE / "journal.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[1:-1]]


def is_locked(path):
    if not path.exists():
        return False
    with open(path, "rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def rows_by_file(whole):
    """Of the papers that an undisturbed merge names in its manifest."""
    rows = {}
    for line in whole["manifest.jsonl"].splitlines():
        record = json.loads(line)
        for document in record["documents"]:
            rows.setdefault(document["file"], set()).add(record["row"])
    return rows


def check_midway(folder, whole):
    """What must hold at any moment. Returns the journaled files and their inodes."""
    if not folder.exists():
        return {}
    for path in folder.iterdir():
        hidden = path.name.startswith(".")
        if not hidden and path.read_bytes() != whole.get(path.name):
            raise Broken(f"{path.name} is under its final name and is not what it must become")
    rows = [line["row"] for line in journal_lines(folder)]
    if rows != list(range(1, len(rows) + 1)):
        raise Broken("the journal's rows are not 1, 2, 3 and so on, each once")
    # A kill may cut the lines of a part of a combined file, of which all have to be there for it to stand.
    journaled = set(rows)
    names = [name for name, held in rows_by_file(whole).items() if held <= journaled]
    return {name: (folder / name).stat().st_ino for name in names}


def check_end(folder, whole):
    left = papers_in(folder)
    if left != whole:
        wrong = sorted(n for n in left.keys() | whole.keys() if left.get(n) != whole.get(n))
        raise Broken(f"{len(wrong)} files differ from an undisturbed run's, {wrong[:5]} first")
    state = sorted(p.name for p in (folder / STATE).iterdir())
    if state != ["failed-rows.csv.sha256", "journal.jsonl", "lock"]:
        raise Broken(f"left in {STATE}: {state}")
    manifest = [json.loads(line) for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    files = [d["file"] for line in manifest for d in line["documents"] if "first_page" not in d]
    if len(files) != len(set(files)):
        raise Broken("the manifest has a file twice")


class Torture:
    def __init__(self, options, work):
        self.program, self.work, self.rows = options.program, work, options.rows
        self.random = random.Random(options.seed)
        self.pack, self.roster = work / "pack", work / "readers.csv"
        make_pack(self.pack)
        write_roster(self.roster, options.rows)
        self.seconds = {}  # of an undisturbed merge
        self.kills = self.series = 0

    def command(self, out, merge, jobs):
        return [self.program, "merge", "library-card", "--pack", str(self.pack), "--roster", str(self.roster),
                "--out", str(out), "--resume", "--today", "2026-11-24", "--progress", "none",
                "--jobs", str(jobs)] + MERGES[merge]

    def undisturbed(self, merge):
        out = self.work / ("whole " + merge)
        if not out.exists():
            begun = time.monotonic()
            done = subprocess.run(self.command(out, merge, 1), capture_output=True)
            if done.returncode != 1:  # some rows are made to fail
                raise Broken(f"an undisturbed merge gave {done.returncode}: {done.stderr.decode()}")
            self.seconds[merge] = time.monotonic() - begun
        return papers_in(out)

    def run_until(self, moment, out, merge):
        """True when the run came to its end before the moment to kill it."""
        jobs = self.random.choice([1, 2, 2, 3])
        child = subprocess.Popen(self.command(out, merge, jobs), stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE)
        try:
            _, errors = child.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.communicate()
            if child.returncode == -signal.SIGKILL:
                self.kills += 1
                return False
            errors = b""
        if child.returncode != 1:
            raise Broken(f"a resumed merge gave {child.returncode}: {errors.decode()}")
        return True

    def caught_at_work(self, out, merge):
        """A merge that holds its folder's lock. On a busy machine one may be over before it is seen."""
        for _ in range(10):
            shutil.rmtree(out, ignore_errors=True)
            child = subprocess.Popen(self.command(out, merge, 2), stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            while child.poll() is None:
                if is_locked(out / STATE / "lock"):
                    return child
        raise Broken("a merge ran without locking its folder")

    def two_at_once(self):
        """A second merge into the folder of one that runs is refused, and the first is not disturbed."""
        merge = "separate files"
        whole, out = self.undisturbed(merge), self.work / "both"
        first = self.caught_at_work(out, merge)
        first.send_signal(signal.SIGSTOP)
        second = subprocess.run(self.command(out, merge, 1), capture_output=True, text=True)
        first.send_signal(signal.SIGCONT)
        if second.returncode != 1 or "[folder-in-use]" not in second.stderr:
            raise Broken(f"a second merge into the folder gave {second.returncode}: {second.stderr}")
        if first.wait() != 1:
            raise Broken(f"a second merge made the first one give {first.returncode}")
        check_end(out, whole)
        print("  two merges into one folder: the second is refused, the first undisturbed", flush=True)

    def one_series(self, merge, most_kills):
        whole = self.undisturbed(merge)
        out = self.work / "killed"
        shutil.rmtree(out, ignore_errors=True)
        before, killed = {}, 0
        while True:
            # When there are kills enough, the run may end.
            moment = self.random.uniform(0.0, self.seconds[merge]) if killed < most_kills else None
            ended = self.run_until(moment, out, merge)
            now = check_midway(out, whole)
            again = [name for name, inode in before.items() if now.get(name) != inode]
            if again:
                raise Broken(f"{again[0]} was journaled and is printed again")
            before = now
            if ended:
                break
            killed += 1
        check_end(out, whole)
        self.series += 1
        print(f"  series {self.series}, {merge}: {killed} kills, then the bytes of an undisturbed run",
              flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--rows", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    if options.seed is None:
        options.seed = int.from_bytes(os.urandom(4), "little")
    print(f"torture: seed {options.seed}, {options.rows} rows, {options.kills} kills", flush=True)
    with tempfile.TemporaryDirectory(prefix="formletter-torture-") as folder:
        torture = Torture(options, Path(folder))
        try:
            torture.two_at_once()
            while torture.kills < options.kills:
                merges = list(MERGES)
                torture.one_series(merges[torture.series % len(merges)], options.kills - torture.kills)
        except Broken as broken:
            print(f"torture: seed {options.seed}, after {torture.kills} kills: {broken}", file=sys.stderr)
            return 1
    print(f"torture: {torture.kills} kills in {torture.series} series, every folder as if undisturbed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
