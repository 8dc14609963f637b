import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from bot.news.body import BodyTooLarge, BrokenBody, Unpacker


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    " GZIP ": gzip.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


def unpack(encoding: str, data: bytes, limit: int = 1_000_000, step: int = 1000) -> bytes:
    unpacker = Unpacker(encoding, limit)
    for start in range(0, len(data), step):
        unpacker.feed(data[start : start + step])
    return unpacker.finish()


@pytest.mark.parametrize("encoding", PACKERS)
@given(data=st.binary(max_size=3000), times=st.integers(1, 60), step=st.integers(1, 5000))
def test_what_was_packed_comes_back_in_pieces_of_any_size(encoding, data, times, step):
    packed = PACKERS[encoding](data * times)

    assert unpack(encoding, packed, step=step) == data * times


@given(data=st.binary(max_size=3000), times=st.integers(1, 60), step=st.integers(1, 5000))
def test_deflate_without_its_header_is_read_too(data, times, step):
    assert unpack("deflate", raw_deflate(data * times), step=step) == data * times


@pytest.mark.parametrize("size", [65535, 65536, 65537, 131072, 262144])
@pytest.mark.parametrize("encoding", PACKERS)
def test_a_body_that_ends_with_a_piece_is_whole(encoding, size):
    assert len(unpack(encoding, PACKERS[encoding](bytes(size)), step=10**6)) == size


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_several_members_in_a_row_are_one_body(packer):
    packed = PACKERS[packer](b"one ") + PACKERS[packer](b"two")

    assert unpack(packer, packed) == b"one two"
    assert unpack(packer, packed, step=1) == b"one two"


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_very_many_members_are_refused(packer):
    with pytest.raises(BrokenBody):
        unpack(packer, PACKERS[packer](b"") * 1000)


def test_rubbish_after_a_gzip_body_is_ignored():
    assert unpack("gzip", gzip.compress(b"text") + b"\0" * 512) == b"text"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_ends_too_early_is_broken(encoding):
    packed = PACKERS[encoding](bytes(range(256)) * 40)

    with pytest.raises(BrokenBody):
        unpack(encoding, packed[: len(packed) // 2])


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
@given(data=st.binary(min_size=1, max_size=200))
def test_rubbish_is_broken_or_short_but_never_another_error(encoding, data):
    try:
        body = unpack(encoding, data)
    except BrokenBody:
        return

    assert len(body) <= 1_000_000


@pytest.mark.parametrize("encoding", PACKERS)
def test_the_limit_holds_and_what_fits_is_kept(encoding):
    unpacker = Unpacker(encoding, 1000)

    with pytest.raises(BodyTooLarge):
        unpacker.feed(PACKERS[encoding](bytes(10_000_000)))

    assert len(unpacker.so_far) == 1000


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_body_of_just_the_limit_is_read(encoding):
    text = bytes(range(250)) * 4

    assert unpack(encoding, PACKERS[encoding](text), limit=len(text) + 100)[: len(text)] == text


def test_a_packed_body_that_unpacks_to_nothing_stops_at_the_limit_too():
    empty_block = b"\x00\x00\x00\xff\xff"
    unpacker = Unpacker("deflate", 10_000)
    unpacker.feed(empty_block * 2000)

    with pytest.raises(BodyTooLarge):
        unpacker.feed(empty_block)

    assert unpacker.so_far == b""


def test_a_zstd_frame_may_not_claim_a_large_window():
    packer = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    packed = packer.compress(bytes(1_000_000)) + packer.flush()

    with pytest.raises(BrokenBody):
        unpack("zstd", packed)


@pytest.mark.parametrize("encoding", ["compress", "gzip, gzip", "zip", "br,gzip", "x" * 1000])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding):
    with pytest.raises(BrokenBody):
        Unpacker(encoding, 1000)


def test_an_empty_body_is_empty_whatever_it_claims():
    assert unpack("gzip", b"") == b""
