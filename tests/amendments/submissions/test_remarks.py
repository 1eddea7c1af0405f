from amendments.submissions.remarks import NO_EDITION, Remark, pack_remarks, unpack_remarks


def test_a_remark_says_its_detail_and_comes_back() -> None:
    remark = Remark(3, NO_EDITION, "Resolution 140")
    assert remark.message == "No such edition of the resolution is stored: Resolution 140"
    assert unpack_remarks(pack_remarks([remark])) == (remark,)  # type: ignore[arg-type]
