"""The sandbox: blocks the network for a process that does not need it, in case the guard ever misses a SERVICE.

The Linux kernel checks each system call with a small program (seccomp with BPF, see seccomp(2)). Open sockets
stay usable.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from typing import Final

# The audit number of each architecture in the kernel, and the system call number of socket(2) on it.
_ARCHITECTURES: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
# BPF instructions: load a word of the call, jump if it is equal, return; from linux/bpf_common.h and
# linux/seccomp.h.
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_INET, _INET6 = 2, 10


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def forbid_network() -> bool:
    """Forbid this thread, and the threads that it starts, to open internet sockets.

    :return: whether it worked; it fails without seccomp, as on systems other than Linux.
    """
    if platform.system() != "Linux" or platform.machine() not in _ARCHITECTURES:
        return False
    architecture, socket = _ARCHITECTURES[platform.machine()]
    instructions = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 0, 6, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_IF_EQUAL, 0, 4, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 1, 0, _INET),
        (_IF_EQUAL, 0, 1, _INET6),
        (_RETURN, 0, 0, _FAIL | errno.EACCES),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = ctypes.create_string_buffer(
        b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)
    )
    program = _Program(len(instructions), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        and libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0
    )
