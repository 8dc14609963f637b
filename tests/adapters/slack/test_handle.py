from adapters.slack.handle import Handle, read_handle


def test_a_handle_survives_packing_and_does_not_tell_its_address() -> None:
    handle = Handle("U1", "https://slack.example/response/1?a=b%20c")

    assert read_handle(handle.packed()) == handle
    assert "slack.example" not in repr(handle)
