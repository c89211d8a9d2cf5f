#!/usr/bin/env python3
"""Fills disks up under formletter: small ones of their own when root may mount them,
else by a limit on the size of each file.

Every command must say which file and why, exit with 3, and leave nothing under a
final name that is not whole; a merge must go on with --resume when there is room.

  full_disk.py PROGRAM [--rows N]
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from readers import ROOT, make_pack, papers_in, write_roster

MACHINE_FAILED = 3
STATE = ".formletter-merge"


class Broken(Exception):
    """What a full disk must not lead to."""


class SmallDisk:
    """A file system in memory that has room for little."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "formletter", folder], check=True,
                       capture_output=True)

    def close(self):
        subprocess.run(["umount", self.folder], check=True)

    def fill_to(self, room):
        """Leaves `room` bytes, to whole pages; a size of 0 would be no limit."""
        at = os.statvfs(self.folder)
        used = (at.f_blocks - at.f_bfree) * at.f_frsize
        subprocess.run(["mount", "-o", f"remount,size={max(used + room, 4096)}", self.folder], check=True)

    limits = staticmethod(lambda: None)
    reason = "No space left on device"


class SizeLimit:
    """A folder in which no file may grow past a limit: what users who may not mount can try."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.room = None

    def close(self):
        pass

    def fill_to(self, room):
        self.room = room

    def limits(self):
        if self.room is not None and self.room < 1 << 20:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.room, self.room))

    reason = "File too large"


class Trial:
    def __init__(self, options, work, disk):
        self.program, self.work, self.disk = options.program, work, disk
        self.pack, self.roster = work / "pack", work / "readers.csv"
        make_pack(self.pack)
        write_roster(self.roster, options.rows)

    def run(self, arguments, limited=True):
        return subprocess.run([self.program] + arguments, capture_output=True, text=True,
                              preexec_fn=self.disk.limits if limited else None)

    def expect_full(self, what, done):
        if done.returncode != MACHINE_FAILED or self.disk.reason not in done.stderr:
            raise Broken(f"{what} on a full disk gave {done.returncode}: {done.stderr}")
        if str(self.disk.folder) not in done.stderr:
            raise Broken(f"{what} does not say which file: {done.stderr}")

    def merge(self, out, more):
        return ["merge", "library-card", "--pack", str(self.pack), "--roster", str(self.roster), "--out",
                str(out), "--resume", "--today", "2026-11-24", "--progress", "none", "--jobs", "2"] + more

    def try_merge(self, what, more, rooms):
        whole = self.work / ("whole " + what)
        self.run(self.merge(whole, more), limited=False)
        expected, out = papers_in(whole), self.disk.folder / "papers"
        for room in rooms:
            self.disk.fill_to(room)
            self.expect_full(f"{what}, {room} bytes", self.run(self.merge(out, more)))
            for name, data in papers_in(out).items() if out.exists() else []:
                if name.startswith(".") or data != expected.get(name):
                    raise Broken(f"{what}, {room} bytes: {name} was left")
        self.disk.fill_to(64 << 20)
        done = self.run(self.merge(out, more))
        if done.returncode != 1 or papers_in(out) != expected:
            raise Broken(f"{what} gave {done.returncode} when there was room again: {done.stderr}")
        if sorted(os.listdir(out / STATE)) != ["failed-rows.csv.sha256", "journal.jsonl", "lock"]:
            raise Broken(f"{what}: left in {STATE}: {os.listdir(out / STATE)}")
        subprocess.run(["rm", "-r", out], check=True)
        print(f"  {what}: says so, leaves nothing half-written, goes on when there is room")

    def try_command(self, what, arguments, room):
        out = self.disk.folder / "out"
        out.mkdir()
        self.disk.fill_to(room)
        self.expect_full(what, self.run(arguments(out)))
        left = [p for p in out.rglob("*") if p.is_file()]
        if left:
            raise Broken(f"{what} on a full disk left {left}")
        self.disk.fill_to(64 << 20)
        done = self.run(arguments(out))
        if done.returncode != 0:
            raise Broken(f"{what} gave {done.returncode} when there was room again: {done.stderr}")
        subprocess.run(["rm", "-r", out], check=True)
        print(f"  {what}: says so and leaves nothing")


def small_disk(folder):
    try:
        return SmallDisk(folder)
    except (subprocess.CalledProcessError, FileNotFoundError):
        folder.rmdir()
        return SizeLimit(folder)


def try_all(trial):
    on_disk = isinstance(trial.disk, SmallDisk)
    trial.try_merge("separate files", [], [0, 8192, 300000, 2000000] if on_disk else [100, 5000, 60000])
    trial.try_merge("combined file", ["--combined", "all.pdf"],
                    [0, 8192, 100000] if on_disk else [100, 5000, 60000])
    pack = ["--pack", str(ROOT)]
    answers = str(ROOT / "forms/samples/01-court-two-surnames.json")
    trial.try_command("render", lambda out: ["render", "pd-request", "--answers", answers, "--out", str(out)] + pack,
                      8192)
    trial.try_command("blank", lambda out: ["blank", "pd-request", "--out", str(out)] + pack, 8192)
    trial.try_command("roster", lambda out: ["roster", "pd-request", "--out", str(out / "r.csv")] + pack, 4096)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=700)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="formletter-full-") as folder:
        disk = small_disk(Path(folder) / "disk")
        print(f"full disk: by {type(disk).__name__}", flush=True)
        try:
            try_all(Trial(options, Path(folder), disk))
        except Broken as broken:
            print(f"full disk: {broken}", file=sys.stderr)
            return 1
        finally:
            disk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
