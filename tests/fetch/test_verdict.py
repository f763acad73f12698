"""The verdict and the exit code, as a table of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.errors import ExitCode
from crawler.fetch.verdict import Facts, Verdict, exit_code, judge

DONE = Facts(pending=0, failed={}, pages=120, articles=40)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (DONE, "complete"),
        (replace(DONE, pending=1), "partial"),
        (replace(DONE, failed={"http_500": 2}), "partial"),
        (replace(DONE, articles=0), "empty"),
        (replace(DONE, articles=0, pages=0, failed={"dns": 1}), "failed"),
        (replace(DONE, articles=40, pages=0, failed={"refused": 1}), "failed"),
        (replace(DONE, pages=0, pending=9, interrupted=True), "partial"),
        (replace(DONE, fatal="disk full"), "failed"),
        (replace(DONE, limit=40), "complete"),
        (replace(DONE, not_found=3), "complete"),
        (replace(DONE, not_found=120, pages=0, met=0), "failed"),
        (replace(DONE, met=0), "partial"),
        (replace(DONE, closed_starts=("the start page was not read: robots",)), "partial"),
        (replace(DONE, limit=40, pending=3), "partial"),
    ],
)
def test_verdict(facts: Facts, verdict: Verdict) -> None:
    assert judge(facts)[0] == verdict


def test_reasons_say_what_happened_and_what_to_do() -> None:
    facts = replace(DONE, pending=7, failed={"http_503": 2}, limit=5)
    text = "; ".join(judge(facts)[1])
    assert "limit of 5" in text
    assert "7 addresses are still queued; the same command goes on" in text
    assert "2 failed: http_503" in text


def test_complete_has_no_reasons_and_every_other_verdict_has_some() -> None:
    assert judge(DONE)[1] == ()
    for facts in (replace(DONE, pending=1), replace(DONE, articles=0), replace(DONE, fatal="x")):
        assert judge(facts)[1]


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        (["complete"], ExitCode.COMPLETE),
        (["complete", "partial"], ExitCode.PARTIAL),
        (["complete", "empty", "partial"], ExitCode.EMPTY),
        (["empty", "failed"], ExitCode.FAILED),
        ([], ExitCode.FAILED),
    ],
)
def test_worst_verdict_decides(verdicts: list[Verdict], code: ExitCode) -> None:
    assert exit_code(verdicts) == code
    assert exit_code(verdicts, interrupted=True) == ExitCode.INTERRUPTED
