"""A disk below SQLite: every write, sync and truncation of this process is noted, and can be made to fail.

It reaches the SQLite that Python has loaded, through ctypes and without a compiler: system calls are replaced
by `xSetSystemCall`, and `xOpen` gives out files whose methods pass through here. It is for the whole process
and for good, so it belongs into a process of its own. Only on POSIX.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sqlite3
import stat
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FAULTS", "Disk", "NoDisk", "Op"]

_WRITES = ("write", "pwrite", "pwrite64")
_IOERR_FSYNC, _IOERR_TRUNCATE = 1034, 1546
FAULTS = ("write error", "disk full", "short write", "sync error", "one write error")
"""What can happen to an operation: a lasting one passes when `Disk.mend` is called."""

_Pointer = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int,
    _Pointer,
    _Pointer,
    _Pointer,
    ctypes.c_int,
    _Pointer,  # a name is kept by its address
)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int)
_CLOSE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer)
_SET_CALL = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_char_p, _Pointer)
_GET_CALL = ctypes.CFUNCTYPE(_Pointer, _Pointer, ctypes.c_char_p)
_SYS_WRITE = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, _Pointer, ctypes.c_size_t, use_errno=True)
_SYS_PWRITE = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, _Pointer, ctypes.c_size_t, ctypes.c_int64, use_errno=True
)
_SYS_FOLDER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), use_errno=True)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", ctypes.c_int), ("szOsFile", ctypes.c_int), ("mxPathname", ctypes.c_int),
        ("pNext", _Pointer), ("zName", ctypes.c_char_p), ("pAppData", _Pointer),
        ("xOpen", _Pointer), ("xDelete", _Pointer), ("xAccess", _Pointer), ("xFullPathname", _Pointer),
        ("xDlOpen", _Pointer), ("xDlError", _Pointer), ("xDlSym", _Pointer), ("xDlClose", _Pointer),
        ("xRandomness", _Pointer), ("xSleep", _Pointer), ("xCurrentTime", _Pointer),
        ("xGetLastError", _Pointer), ("xCurrentTimeInt64", _Pointer),
        ("xSetSystemCall", _Pointer), ("xGetSystemCall", _Pointer), ("xNextSystemCall", _Pointer),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = (
        ("iVersion", ctypes.c_int),
        *(
            (name, _Pointer)
            for name in (
                "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock",
                "xCheckReservedLock", "xFileControl", "xSectorSize", "xDeviceCharacteristics",
                "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap", "xFetch", "xUnfetch",
            )
        ),
    )  # fmt: skip


class _File(ctypes.Structure):
    _fields_ = (("pMethods", ctypes.POINTER(_Methods)),)


class NoDisk(Exception):  # noqa: N818 - reads as what it is
    """This Python's SQLite cannot be reached, and why."""


class Op(NamedTuple):
    """What was done to a file, or to a folder ("names": the names in it were synced).

    "create", "write" (`data` at `place`), "truncate" (to `place`), "sync", "delete", "names"; and "told",
    where what was written before it was acknowledged: `path` then says what.
    """

    what: str
    path: str
    place: int = 0
    data: bytes = b""


class Disk:
    """The disk; there is one for a process. `ops` is what was done since `watch`."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self.tried: Counter[str] = Counter()  # system calls since `watch`, by what they are
        self.failed = 0
        self._folder = ""
        self._fault, self._at, self._once = "", 0, False
        self._files: dict[int, str] = {}
        self._wrapped: dict[int, _Methods] = {}
        self._kept: list[object] = []  # what C holds a pointer to
        self._vfs = _found()
        self._reach()

    def watch(self, folder: Path) -> None:
        """Begin anew, with the files of a folder."""
        self._folder = str(folder)
        self.ops, self.failed = [], 0
        self.tried.clear()
        self.mend()

    def fail(self, fault: str, at: int) -> None:
        """Let the `at`-th write (or sync, for a sync error) fail, and but for "one …" all that follow."""
        self._fault, self._at = fault.removeprefix("one "), at
        self._once = fault.startswith("one ")

    def mend(self) -> None:
        """Let nothing fail any more."""
        self._fault = ""

    def told(self, what: str) -> None:
        """Note that something was acknowledged."""
        self.ops.append(Op("told", what))

    # -- what is put in SQLite's way ----------------------------------------------------------------

    def _keep(self, kind: type, function: object) -> int:
        callback = kind(function)
        self._kept.append(callback)
        address = ctypes.cast(callback, _Pointer).value
        assert address is not None
        return address

    def _reach(self) -> None:
        vfs = self._vfs
        get, put = _GET_CALL(vfs.xGetSystemCall), _SET_CALL(vfs.xSetSystemCall)
        here = ctypes.addressof(vfs)
        for name in _WRITES:
            if address := get(here, name.encode()):
                kind, function = self._writing(name, address)
                put(here, name.encode(), self._keep(kind, function))
        folder = _SYS_FOLDER(get(here, b"openDirectory"))

        def open_folder(path: bytes, handle: object) -> int:
            if self._mine(os.path.dirname(path.decode())):  # noqa: PTH120 - a path of C's
                self.ops.append(Op("names", os.path.dirname(path.decode())))  # noqa: PTH120 - as above
            return folder(path, handle)

        put(here, b"openDirectory", self._keep(_SYS_FOLDER, open_folder))
        opened, deleted = _OPEN(vfs.xOpen), _DELETE(vfs.xDelete)

        def open_file(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
            path = ctypes.string_at(name).decode() if name else ""
            new = bool(path) and not os.path.exists(path)  # noqa: PTH110 - as above
            code = opened(vfs, name, file, flags, out)
            if code == 0 and self._mine(path):
                if new:
                    self.ops.append(Op("create", path))
                self._files[file] = path
                found = _File.from_address(file)
                found.pMethods = ctypes.pointer(self._methods(found.pMethods.contents))
            return code

        def delete_file(vfs: int, name: int, sync: int) -> int:
            code = deleted(vfs, name, sync)
            path = ctypes.string_at(name).decode()
            if code == 0 and self._mine(path):
                self.ops.append(Op("delete", path))
            return code

        vfs.xOpen = self._keep(_OPEN, open_file)
        vfs.xDelete = self._keep(_DELETE, delete_file)
        self._python()

    def _python(self) -> None:
        """Note what Python itself makes and syncs."""
        make, sync = os.open, os.fsync

        def open_(path: str, flags: int, *rest: int, **more: int) -> int:
            handle = make(path, flags, *rest, **more)
            if flags & os.O_EXCL and self._mine(os.fspath(path)):
                self.ops.append(Op("create", os.fspath(path)))
            return handle

        def fsync(handle: int) -> None:
            sync(handle)
            path = _path(handle)
            if self._mine(path):
                self.ops.append(Op("names" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync", path))

        os.open, os.fsync = open_, fsync  # type: ignore[assignment]

    def _mine(self, path: str) -> bool:
        return bool(self._folder) and path.startswith(self._folder)

    def _due(self, what: str) -> bool:
        """Count an operation; say whether it is to fail."""
        self.tried[what] += 1
        count = self.tried[what]
        fails = bool(self._fault) and (count == self._at if self._once else count >= self._at)
        fails = fails and (what == "sync") == (self._fault == "sync error")
        self.failed += fails
        return fails

    def _writing(self, name: str, address: int) -> tuple[type, object]:
        kind = _SYS_WRITE if name == "write" else _SYS_PWRITE
        write = kind(address)

        def wrote(handle: int, data: int, size: int, *place: int) -> int:
            if not self._mine(_path(handle)) or not self._due("write"):
                code = write(handle, data, size, *place)
                ctypes.set_errno(ctypes.get_errno())
                return int(code)
            if self._fault == "short write" and size > 1 and self.tried["write"] == self._at:
                return int(write(handle, data, size // 2, *place))
            ctypes.set_errno(errno.EIO if self._fault == "write error" else errno.ENOSPC)
            return -1

        return kind, wrote

    def _methods(self, own: _Methods) -> _Methods:
        """Return methods that pass through here to those of a file."""
        key = ctypes.addressof(own)
        if key in self._wrapped:
            return self._wrapped[key]
        made = _Methods()
        ctypes.memmove(ctypes.byref(made), ctypes.byref(own), ctypes.sizeof(_Methods))
        self._wrapped[ctypes.addressof(made)] = self._wrapped[key] = made
        write, truncate = _WRITE(own.xWrite), _TRUNCATE(own.xTruncate)
        sync, close = _SYNC(own.xSync), _CLOSE(own.xClose)

        def wrote(file: int, data: int, size: int, place: int) -> int:
            code = write(file, data, size, place)
            if code == 0:
                self.ops.append(Op("write", self._files[file], place, ctypes.string_at(data, size)))
            return code

        def truncated(file: int, size: int) -> int:
            code = truncate(file, size)
            if code == 0:
                self.ops.append(Op("truncate", self._files[file], size))
            return code

        def synced(file: int, flags: int) -> int:
            if self._due("sync"):
                return _IOERR_FSYNC
            code = sync(file, flags)
            if code == 0:
                self.ops.append(Op("sync", self._files[file]))
            return code

        def closed(file: int) -> int:
            self._files.pop(file, None)
            return close(file)

        made.xWrite, made.xTruncate = self._keep(_WRITE, wrote), self._keep(_TRUNCATE, truncated)
        made.xSync, made.xClose = self._keep(_SYNC, synced), self._keep(_CLOSE, closed)
        return made


def _path(handle: int) -> str:
    """Return which file a handle is of."""
    for place in ("/proc/self/fd", "/dev/fd"):
        try:
            return os.readlink(f"{place}/{handle}")  # noqa: PTH115 - at every write
        except OSError:
            continue
    return ""


def _found() -> _Vfs:
    """Return how the SQLite of this Python's `sqlite3` reaches the system; raises NoDisk."""
    import _sqlite3

    try:
        library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        find, source = library.sqlite3_vfs_find, library.sqlite3_sourceid
    except (AttributeError, OSError) as error:
        raise NoDisk(f"the SQLite of this Python is linked into it, out of reach: {error}") from error
    find.restype, find.argtypes = _Pointer, (ctypes.c_char_p,)
    source.restype = ctypes.c_char_p
    ours = sqlite3.connect(":memory:")
    (wanted,) = ours.execute("SELECT sqlite_source_id()").fetchone()
    ours.close()
    if source().decode() != wanted:
        raise NoDisk("another SQLite than that of this Python was found")
    if not _path(os.open(os.curdir, os.O_RDONLY)):
        raise NoDisk("this system does not say which file a handle is of")
    vfs = _Vfs.from_address(find(None))
    if vfs.iVersion < 3 or not vfs.xSetSystemCall or not vfs.zName.startswith(b"unix"):
        raise NoDisk("this SQLite has no system calls that can be replaced")
    return vfs
