"""How much memory a child process takes, where the system cannot bound it."""

from __future__ import annotations

import ctypes
import subprocess
import sys


def memory_of(child: subprocess.Popen[bytes]) -> int:
    """The child's bytes in memory; 0 where nobody need look, because the child has bounded itself."""
    if sys.platform == "win32":
        return _on_windows(child)
    if sys.platform == "darwin":
        told = subprocess.run(  # noqa: S603 - the number is our own child's
            ["/bin/ps", "-o", "rss=", "-p", str(child.pid)], capture_output=True, text=True, check=False
        )
        return int(told.stdout.strip() or 0) * 1024
    return 0


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        *((name, ctypes.c_size_t) for name in ("peak_working_set", "working_set")),
        *((f"quota_{number}", ctypes.c_size_t) for number in range(4)),
        ("page_file", ctypes.c_size_t),
        ("peak_page_file", ctypes.c_size_t),
    )


def _on_windows(child: subprocess.Popen[bytes]) -> int:
    counters = _Counters(cb=ctypes.sizeof(_Counters))
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    handle = ctypes.c_void_p(int(child._handle))  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    return int(counters.page_file)
