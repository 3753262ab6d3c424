"""What the reading process has used: seconds of the processor, and the most memory."""

from __future__ import annotations

from pathlib import Path

import psutil

from benchmarks.gates.figures import GateBroken


def spent(pid: int | None) -> float:
    """Seconds of the processor that the reading process has used. By the wall a busy computer would be measured."""
    if pid is None:
        return 0.0
    used = psutil.Process(pid).cpu_times()
    return float(used.user + used.system)


def most_memory(pid: int | None) -> int:
    """The most memory the reading process has held, in bytes; where the system does not say, what it holds now."""
    if pid is None:
        raise GateBroken("the reading process is not there any more")
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return int(psutil.Process(pid).memory_info().rss)
