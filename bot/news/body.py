"""Unpacking a body as it comes, in small pieces and up to a limit, so that a bomb costs no more than the limit.

In: the Content-Encoding header and the bytes of the wire. Out: the bytes of the page. aiohttp could unpack by itself,
and stops at a limit too; but it does so on the event loop, takes zstd frames with windows of 128 MB (RFC 9659 allows
8 MB on the web), and calls a page broken that has rubbish after the end of its gzip body.
"""

import sys
import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE = 65536
START_BYTES = 1024
MOST_MEMBERS = 64
ZSTD_WINDOW_LOG = 23

ACCEPTED_ENCODINGS = "gzip, deflate, br, zstd"


class BrokenBody(Exception):
    """The bytes are not what the header says, or end too early."""


class BodyTooLarge(Exception):
    """More bytes than the limit."""


class _Stream(Protocol):
    """One way of packing."""

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Pieces of at most PIECE bytes, or a little more for brotli."""
        ...

    def is_finished(self) -> bool: ...


class _Plain:
    def unpack(self, data: bytes) -> Iterator[bytes]:
        yield data

    def is_finished(self) -> bool:
        return True


class _Zlib:
    """gzip (also several members in a row) and deflate (with its header, and without it, as some servers send it)."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._member = zlib.decompressobj(31 if gzip else 15)
        self._members = 1
        self._started = False

    def unpack(self, data: bytes) -> Iterator[bytes]:
        if not self._started and data:
            self._started = True
            if not self._gzip and data[0] & 0x0F != 8:
                self._member = zlib.decompressobj(-15)
        full = False
        while data or full:
            if self._member.eof and not self._next_member(data):
                return
            piece = self._member.decompress(data, PIECE)
            full = len(piece) == PIECE and not self._member.eof
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            yield piece

    def _next_member(self, data: bytes) -> bool:
        """A gzip file may hold several; whatever else follows the end is ignored, as browsers do."""
        if not self._gzip or data[:1] != b"\x1f":
            return False
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise BrokenBody("too many gzip members")
        self._member = zlib.decompressobj(31)
        return True

    def is_finished(self) -> bool:
        return self._member.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def unpack(self, data: bytes) -> Iterator[bytes]:
        if self._stream.is_finished():
            return
        piece = self._stream.process(data, output_buffer_limit=PIECE)
        yield piece
        while not self._stream.is_finished() and (len(piece) >= PIECE or not self._stream.can_accept_more_data()):
            piece = self._stream.process(b"", output_buffer_limit=PIECE)
            yield piece

    def is_finished(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._frame = self._new_frame()
        self._frames = 1

    @staticmethod
    def _new_frame() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG})

    def unpack(self, data: bytes) -> Iterator[bytes]:
        while data or not (self._frame.needs_input or self._frame.eof):
            if self._frame.eof:
                self._next_frame()
            yield self._frame.decompress(data, PIECE)
            data = self._frame.unused_data if self._frame.eof else b""

    def _next_frame(self) -> None:
        self._frames += 1
        if self._frames > MOST_MEMBERS:
            raise BrokenBody("too many zstd frames")
        self._frame = self._new_frame()

    def is_finished(self) -> bool:
        return self._frame.eof


class Unpacker:
    """Collects one body. `limit` is in bytes, for the wire and for what is unpacked."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        """Raises BrokenBody for an encoding that we did not ask for."""
        self._stream = _stream(content_encoding.strip().lower())
        self._limit = limit
        self._received = 0
        self._body = bytearray()

    @property
    def so_far(self) -> bytes:
        """What is unpacked by now."""
        return bytes(self._body)

    @property
    def start(self) -> bytes:
        """Its first bytes, enough to tell a text from a picture."""
        return bytes(self._body[:START_BYTES])

    def feed(self, data: bytes) -> None:
        """Raises BrokenBody, or BodyTooLarge when the limit is reached; `so_far` then holds what fits."""
        self._received += len(data)
        try:
            for piece in self._stream.unpack(data):
                self._keep(piece)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError, ValueError) as exc:
            raise BrokenBody(str(exc)) from exc
        if self._received > self._limit:
            raise BodyTooLarge

    def _keep(self, piece: bytes) -> None:
        room = self._limit - len(self._body)
        self._body += piece[:room]
        if len(piece) > room:
            raise BodyTooLarge

    def finish(self) -> bytes:
        """The whole body, when no more bytes come. Raises BrokenBody when some are missing."""
        if self._received and not self._stream.is_finished():
            raise BrokenBody("the packed body ends too early")
        return bytes(self._body)


def _stream(encoding: str) -> _Stream:
    match encoding:
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
        case _:
            raise BrokenBody(f"packed as {encoding[:20]!r}")
