"""Ledger and frontier over several crawls."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

import pytest

from crawler.archive import ArchiveWriter, Frontier, archived_portals, finish_crawl, open_reader, start_crawl
from crawler.archive import ledger as ledger_module
from crawler.archive.known import Known
from crawler.archive.ledger import PRIORITY
from crawler.records import FrontierEntry, Image, Link, LinkRole, Outcome
from tests.archive.made import HOST, PORTAL, Run, article, capture, links, outcome, page, shows, sizes


def state(run: Run, path: str) -> tuple[str, str | None]:
    return run.rows("SELECT state, reason FROM urls WHERE url = ?", HOST + path)[0]


def test_a_stored_outcome_leaves_the_frontier_and_brings_its_links(run: Run) -> None:
    run.store(outcome(run.entry(), page=page(run.entry()), links=links("/a", "/b", "/a")))
    assert state(run, "/") == ("captured", None)
    assert [entry.url for entry in run.entries()] == [HOST + "/a", HOST + "/b"]
    assert run.counts["links_found"] == 2
    assert run.rows("SELECT found_on, depth FROM urls WHERE url = ?", HOST + "/a") == [(1, 1)]


def test_one_address_in_several_spellings_is_one_url(run: Run) -> None:
    spellings = ("/a?utm_source=x", "/a#chu", "/a", "/./a", "/a?fbclid=2")
    run.store(outcome(run.entry(), links=(*links(*spellings), Link("https://www.thixamau.gov.vn/a"))))
    assert run.value("SELECT count(*) FROM urls") == 2


def test_links_are_handed_out_by_priority_then_age(run: Run) -> None:
    roles = ("requisite", "image", "page", "attachment", "pager", "sitemap")
    run.store(outcome(run.entry(), links=tuple(Link(f"{HOST}/{role}", cast(LinkRole, role)) for role in roles)))
    assert [entry.role for entry in run.entries()] == ["pager", "sitemap", "page", "image", "attachment", "requisite"]
    assert set(PRIORITY) == set(get_args(LinkRole))


def test_what_is_taken_is_not_handed_out_twice(run: Run) -> None:
    run.store(outcome(run.entry(), links=links(*(f"/{n}" for n in range(10)))))
    with closing(Frontier(run.writer.path, PORTAL.id)) as frontier:
        first = frontier.next(4)
        second = frontier.next(4, {entry.url_id for entry in first})
        assert len({entry.url_id for entry in first + second}) == 8
        assert len(frontier.next(100, {entry.url_id for entry in first + second})) == 2


def test_a_form_is_told_apart_by_its_identity(run: Run) -> None:
    forms = tuple(Link(HOST + "/ds.aspx", "pager", "POST", b"t=%d" % n, f"Page${n % 2}") for n in range(4))
    run.store(outcome(run.entry(), links=forms))
    assert [(entry.method, entry.body) for entry in run.entries()] == [("POST", b"t=0"), ("POST", b"t=1")]


def test_a_retry_stays_pending_and_waits(run: Run) -> None:
    entry = run.entry()
    run.store(Outcome(entry, "retry", reason="timeout", detail="15 s", retry_after=3600))
    assert state(run, "/") == ("pending", "timeout")
    assert run.entries() == []
    with closing(Frontier(run.writer.path, PORTAL.id)) as frontier:
        ready, delayed, seconds = frontier.waiting()
    assert (ready, delayed) == (0, 1)
    assert 3500 < seconds <= 3600
    run.store(Outcome(entry, "retry", retry_after=0))
    assert [entry.attempts for entry in run.entries()] == [2]


@pytest.mark.parametrize("result", ["failed", "excluded"])
def test_the_end_of_an_address_is_told_with_its_reason(run: Run, result: str) -> None:
    run.store(Outcome(run.entry(), result, reason="why", detail="in words"))  # type: ignore[arg-type]
    assert run.rows("SELECT state, reason, detail FROM urls") == [(result, "why", "in words")]
    assert run.entries() == []


def test_refused_links_are_noted_and_never_hide_a_page(run: Run) -> None:
    refused = ((Link(HOST + "/lich/2031"), "calendar"), (Link(HOST + "/a"), "depth"))
    run.store(outcome(run.entry(), links=links("/a"), excluded=refused))
    assert state(run, "/lich/2031") == ("excluded", "calendar")
    assert state(run, "/a") == ("pending", None)
    assert run.counts["links_excluded"] == 1
    run.store(outcome(run.entry("/a"), links=links("/lich/2031")))
    assert state(run, "/lich/2031") == ("pending", None)


def test_a_broken_link_costs_only_itself(run: Run) -> None:
    run.store(outcome(run.entry(), links=(Link("javascript:void(0)"), Link("http://[::1"), *links("/a"))))
    assert [entry.url for entry in run.entries()] == [HOST + "/a"]
    assert run.counts["links_broken"] == 2


def test_two_addresses_with_one_hash_are_both_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_module, "key_hash", lambda key: len(key) - len(key.rstrip("\0")))
    run.store(outcome(run.entry(), links=links("/a", "/b", "/c")))
    stored = run.rows("SELECT url FROM urls ORDER BY key_hash")
    assert stored[1:] == [(HOST + path,) for path in ("/a", "/b", "/c")]
    run.store(outcome(run.entry("/a"), links=links("/b?utm_source=x")))
    assert run.value("SELECT count(*) FROM urls") == 4


def test_a_crawl_resumes_the_walk_that_is_not_finished(run: Run) -> None:
    run.store(outcome(run.entry(), links=links("/a")))
    second = run.again()
    assert (second.crawl.resumed, second.crawl.walk) == (True, run.crawl.id)
    assert [entry.url for entry in second.entries()] == [HOST + "/a"]
    second.drain(outcome)
    third = second.again()
    assert (third.crawl.resumed, third.crawl.walk) == (False, third.crawl.id)
    assert [entry.url for entry in third.entries()] == [HOST + "/"]


def site(entry: FrontierEntry) -> Outcome:
    """A portal of two listings, three articles with pictures, a missing page and a redirect."""
    menu = links("/", "/ds?page=2", "/cu", "/mat")
    path = entry.url.removeprefix(HOST)
    if path == "/mat":
        return Outcome(entry, "failed", reason="not_found", capture=capture(entry.url, "404", 404))
    if path == "/cu":
        moved = capture(entry.url, "301", 301)
        return Outcome(entry, "captured", reason="redirect", capture=moved, links=links("/tin/1"))
    if path.endswith(".png"):
        return outcome(entry)
    if path.startswith("/tin/"):
        picture = HOST + path + ".png"
        shown = article(path, f"Tin {path}", body=f"{path} {article().body}", images=(Image(picture, "Ảnh"),))
        return shows(entry, shown, links=(*menu, Link(picture, "image")))
    return outcome(entry, page=page(entry), links=(*menu, *links("/tin/1", "/tin/2", "/tin/3")))


def test_a_second_run_over_an_unchanged_portal_adds_only_its_visits(run: Run, path: Path) -> None:
    run.drain(site)
    with closing(open_reader(path)) as conn:
        before = sizes(conn)
    second = run.again()
    second.drain(site)
    with closing(open_reader(path)) as conn:
        grown = {name for name, size in sizes(conn).items() if size != before[name]}
    assert grown == {"crawls", "captures"}
    assert second.counts["unchanged"] == 3
    assert second.counts.get("new", 0) + second.counts.get("changed", 0) + second.counts.get("duplicate", 0) == 0
    assert run.rows("SELECT state, count(*) FROM urls GROUP BY 1 ORDER BY 1") == [("failed", 1), ("unchanged", 9)]


def test_every_outcome_counts_once(run: Run) -> None:
    run.drain(site)
    words = ("new", "changed", "unchanged", "duplicate", "dropped", "listing", "attachment", "other", "excluded",
             "not_found", "failed", "retried")  # fmt: skip
    assert sum(run.counts.get(word, 0) for word in words) == run.counts["captures"] == 10
    report = run.rows("SELECT captures, new, listing, attachment, other, not_found, articles_fetched FROM crawl_report")
    assert report == [(10, 3, 2, 3, 1, 1, 3)]


def test_a_redirect_to_https_is_followed_on_the_same_row(run: Run) -> None:
    entry = run.entry()
    secure = Link("https://thixamau.gov.vn/", "seed")
    moved = Outcome(entry, "captured", reason="redirect", capture=capture(entry.url, "301", 301), links=(secure,))
    run.store(moved)
    (again,) = run.entries()
    assert (again.url_id, again.url) == (entry.url_id, secure.url)
    run.store(outcome(again))
    assert run.rows("SELECT state, status, url FROM urls") == [("captured", 200, secure.url)]
    assert run.rows("SELECT url, status FROM captures") == [(entry.url, 301), (secure.url, 200)]
    assert [entry.url for entry in run.again().entries()] == [secure.url]


def test_a_redirect_between_two_spellings_ends(run: Run) -> None:
    spellings = ("http://thixamau.gov.vn/", "https://thixamau.gov.vn/")
    hops = 0
    while entries := run.entries():
        entry = entries[0]
        target = Link(spellings[entry.url == spellings[0]], "seed")
        run.store(Outcome(entry, "captured", capture=capture(entry.url, "301", 301), links=(target,)))
        hops += 1
    assert hops <= 10
    assert state(run, "/")[0] != "pending"


def test_an_address_that_failed_is_tried_again_in_the_next_walk(run: Run) -> None:
    run.store(Outcome(run.entry(), "failed", reason="timeout"))
    run.again().drain(outcome)
    assert state(run, "/") == ("captured", None)


def test_robots_txt_is_kept_without_having_been_queued(run: Run) -> None:
    robots = FrontierEntry(0, PORTAL.id, HOST + "/robots.txt", "seed")
    told = Link(HOST + "/sitemap.xml", "sitemap")
    run.store(outcome(robots, links=(told,)), outcome(robots))
    assert state(run, "/robots.txt") == ("captured", None)
    assert run.value("SELECT count(*) FROM urls WHERE url LIKE '%robots.txt'") == 1
    assert [entry.url for entry in run.entries()] == [HOST + "/", told.url]


def test_a_killed_crawl_gets_its_verdict_from_the_next(run: Run) -> None:
    run.writer.run(lambda conn: start_crawl(conn, PORTAL))
    assert run.rows("SELECT crawl_id, verdict FROM crawls") == [(1, "interrupted"), (2, None)]


def test_a_verdict_is_kept_with_its_reasons(run: Run) -> None:
    run.writer.run(lambda conn: finish_crawl(conn, run.crawl.id, "partial", ["Hết giờ"]))
    assert run.rows("SELECT verdict, reasons, last_verdict FROM crawls, portal_health") == [
        ("partial", '["Hết giờ"]', "partial")
    ]


def test_memory_of_links_is_bounded_and_keeps_the_menu() -> None:
    known = Known(generation=100)
    menu = links(*(f"/menu/{n}" for n in range(20)))
    known.add(key for key, _ in known.unmet(menu))
    for number in range(1000):
        known.add(key for key, _ in known.unmet((*menu, Link(f"{HOST}/{number}"))))
        assert known.unmet(menu) == []
        assert len(known) <= 220


def test_a_forgotten_link_is_found_in_the_database(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Known.__init__, "__defaults__", (1,))
    run.drain(site)
    assert run.value("SELECT count(*) FROM urls") == 10


def test_portals_learn_and_forget_nothing(path: Path) -> None:
    assert archived_portals(path) == ()
    with ArchiveWriter(path) as writer:
        writer.run(lambda conn: start_crawl(conn, replace(PORTAL, province="Mẫu", platform="generic")))
        writer.run(lambda conn: start_crawl(conn, replace(PORTAL, name="Tên mới", hosts=("moi.vn",))))
    (portal,) = archived_portals(path)
    assert portal == replace(
        PORTAL, name="Tên mới", province="Mẫu", platform="generic", hosts=("moi.vn", "thixamau.gov.vn")
    )


def test_a_row_for_an_unknown_portal_is_refused(run: Run) -> None:
    stray = "INSERT INTO crawls (portal_id, walk, started_at, software) VALUES ('x', 1, '', '')"
    with pytest.raises(sqlite3.IntegrityError):
        run.writer.run(lambda conn: conn.execute(stray))
    run.store(outcome(run.entry()))


def test_known_links_cost_no_sql(run: Run) -> None:
    menu = links(*(f"/{n}" for n in range(100)))
    run.store(outcome(run.entry(), links=menu))
    statements: list[str] = []
    run.writer.run(lambda conn: conn.set_trace_callback(statements.append))
    first, second = run.entries(2)
    run.store(outcome(first, links=menu))
    with_menu = sum("urls" in statement for statement in statements)
    statements.clear()
    run.store(outcome(second))
    assert with_menu == sum("urls" in statement for statement in statements)
