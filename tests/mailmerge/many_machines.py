#!/usr/bin/env python3
"""Prints the shards of a merge as a cluster would, gathers them and compares with one run.

  many_machines.py PROGRAM parallel   under GNU parallel
  many_machines.py PROGRAM slurm      as job arrays of a Slurm of one node, started for it
                                      (slurmctld and slurmd as root, without munge)

Exits with 77 where that cannot be started.
"""
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from readers import make_pack, papers_in, write_roster

SKIPPED = 77
ROWS = 100  # the 97th fails
SOME_FAILED = 1


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            sys.exit(skip(f"{program} is not installed"))


def skip(why):
    print(f"skipped: {why}")
    return SKIPPED


def run(command, **how):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **how)


class Desk:
    """A roster, its papers of one run, and what a shard's command begins with."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        make_pack(folder / "pack")
        write_roster(folder / "people.csv", ROWS)
        self.merge = [program, "merge", "library-card", "--pack", folder / "pack", "--roster",
                      folder / "people.csv", "--today", "2026-11-24", "--jobs", "1", "--sort", "reader_name"]
        self.print_whole("whole")
        self.print_whole("whole-combined", "--combined", "all.pdf")

    def print_whole(self, name, *options):
        done = run([*self.merge, "--out", self.folder / name, *options])
        assert done.returncode == SOME_FAILED, done.stderr

    def gather(self, name, shards):
        done = run([self.program, "merge", "--gather", *shards, "--out", self.folder / name])
        # Shards that cannot be gathered exit with 1, too.
        assert "3 shards gathered" in done.stdout, done.stdout + done.stderr
        print(f"{name}: {done.stdout.strip()}")

    def compare(self, name):
        """The papers, the manifest and the failed rows are those of one run."""
        ours, whole = papers_in(self.folder / name), papers_in(self.folder / "whole")
        shards_own = [file for file in ours if "-of-" in file]
        for file in shards_own:
            del ours[file]
        different = [file for file in sorted(ours.keys() | whole.keys()) if ours.get(file) != whole.get(file)]
        assert not different, f"{name} differs from one run in {different[:5]}"

    def compare_combined(self, name):
        ours, whole = papers_in(self.folder / name), papers_in(self.folder / "whole-combined")
        assert ours.keys() == whole.keys(), sorted(ours)
        assert ours["failed-rows.csv"] == whole["failed-rows.csv"]
        texts = [run(["pdftotext", self.folder / of / "all.pdf", "-"]).stdout for of in (name, "whole-combined")]
        assert texts[0] == texts[1] and texts[0], "the joined file says something else"
        check = run(["qpdf", "--check", self.folder / name / "all.pdf"])
        assert check.returncode == 0, check.stdout


def under_parallel(desk):
    need("parallel")
    out = desk.folder / "parallel"
    own = str(desk.folder / "machine-{}")
    run(["parallel", "--will-cite", "-j", 2, *desk.merge, "--out", out, "--shard", "{}/3", ":::", 1, 2, 3])
    desk.gather("parallel", [out])
    desk.compare("parallel")
    run(["parallel", "--will-cite", "-j", 2, *desk.merge, "--out", own, "--combined", "all.pdf", "--shard", "{}/3",
         ":::", 1, 2, 3])
    desk.gather("parallel-combined", [own.replace("{}", str(number)) for number in (3, 1, 2)])
    desk.compare_combined("parallel-combined")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Slurm:
    """A cluster of this machine alone, with everything of it in one folder."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        name = socket.gethostname().split(".")[0]
        self.conf = folder / "slurm.conf"
        self.conf.write_text("\n".join([
            "ClusterName=formletter", f"SlurmctldHost={name}(127.0.0.1)", "SlurmUser=root", "SlurmdUser=root",
            "AuthType=auth/none", "CredType=cred/none", "ProctrackType=proctrack/linuxproc",
            "TaskPlugin=task/none", "SelectType=select/cons_tres", "SelectTypeParameters=CR_Core",
            "JobAcctGatherType=jobacct_gather/none", "MpiDefault=none", "ReturnToService=2",
            f"SlurmctldPort={free_port()}", f"SlurmdPort={free_port()}",
            f"StateSaveLocation={folder}/state", f"SlurmdSpoolDir={folder}/spool",
            f"SlurmctldPidFile={folder}/slurmctld.pid", f"SlurmdPidFile={folder}/slurmd.pid",
            f"NodeName={name} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN",
            f"PartitionName=all Nodes={name} Default=YES MaxTime=INFINITE State=UP", ""]))
        self.environment = {**os.environ, "SLURM_CONF": str(self.conf)}
        self.programs = [self.start(program) for program in ("slurmctld", "slurmd")]

    def start(self, program):
        log = open(self.folder / f"{program}.log", "w")
        return subprocess.Popen([program, "-D", "-f", self.conf], env=self.environment, stdout=log,
                                stderr=subprocess.STDOUT)

    def is_up(self, seconds=30):
        for _ in range(seconds * 2):
            if any(program.poll() is not None for program in self.programs):
                return False
            if run(["sinfo", "-h", "-o", "%T"], env=self.environment).stdout.strip() == "idle":
                return True
            time.sleep(0.5)
        return False

    def log(self):
        return "".join((self.folder / f"{name}.log").read_text()[-1500:] for name in ("slurmctld", "slurmd"))

    def run_array(self, indices, command):
        words = " ".join(f"'{word}'" for word in command)
        script = self.folder / "job.sh"
        script.write_text(f"#!/bin/sh\nenv | grep ^SLURM_ARRAY_TASK > {self.folder}/seen-$SLURM_ARRAY_TASK_ID\n{words}\n")
        run(["sbatch", "--wait", "--array", indices, "--output", self.folder / "job-%A-%a.out", script],
            env=self.environment, timeout=120)

    def stop(self):
        for program in reversed(self.programs):
            program.terminate()
        for program in self.programs:
            try:
                program.wait(20)
            except subprocess.TimeoutExpired:
                program.kill()


def under_slurm(desk):
    need("slurmctld", "slurmd", "sbatch", "sinfo")
    if os.geteuid() != 0:
        return skip("Slurm's daemons need root")
    slurm = Slurm(desk.folder / "slurm")
    try:
        if not slurm.is_up():
            return skip("Slurm does not start here:\n" + slurm.log())
        # Arrays begin anywhere; the program reads its place from the variables alone.
        for name, indices in (("from-0", "0-2"), ("from-1", "1-3"), ("by-fives", "10-20:5")):
            slurm.run_array(indices, [*desk.merge, "--out", desk.folder / name])
            for seen in sorted(slurm.folder.glob("seen-*")):
                print(f"array {indices}:", *sorted(seen.read_text().split()))
                seen.unlink()
            desk.gather(name, [desk.folder / name])
            desk.compare(name)
        return 0
    finally:
        slurm.stop()


def main():
    program, how = Path(sys.argv[1]).resolve(), sys.argv[2]
    with tempfile.TemporaryDirectory(prefix="formletter-machines-") as folder:
        if how == "parallel":
            need("parallel")
        return {"parallel": under_parallel, "slurm": under_slurm}[how](Desk(program, Path(folder))) or 0


if __name__ == "__main__":
    sys.exit(main())
