"""The working set: turns between hosts, a cap at each."""

from __future__ import annotations

from crawler.fetch.scheduler import HostQueues
from crawler.records import FrontierEntry


def entry(url_id: int, host: str) -> FrontierEntry:
    return FrontierEntry(url_id, "p", f"http://{host}/{url_id}", "page")


def test_hosts_take_turns() -> None:
    queues = HostQueues(per_host=9)
    queues.add([entry(1, "a.vn"), entry(2, "a.vn"), entry(3, "a.vn"), entry(4, "b.vn")])
    taken = [queues.take() for _ in range(5)]
    assert [one.url_id if one else None for one in taken] == [1, 4, 2, 3, None]


def test_each_host_is_capped_until_an_answer_comes() -> None:
    queues = HostQueues(per_host=1)
    queues.add([entry(1, "a.vn"), entry(2, "a.vn"), entry(3, "b.vn")])
    assert queues.take() == entry(1, "a.vn")
    assert queues.take() == entry(3, "b.vn")
    assert queues.take() is None
    queues.done(1)
    assert queues.take() == entry(2, "a.vn")
    assert (len(queues), queues.under_way) == (0, 2)


def test_an_answer_to_nothing_is_no_error() -> None:
    queues = HostQueues(per_host=1)
    queues.done(99)
    assert queues.under_way == 0


def test_order_within_a_host_is_kept() -> None:
    queues = HostQueues(per_host=50)
    queues.add([entry(number, "a.vn") for number in range(20)])
    assert [one.url_id for one in iter(queues.take, None)] == list(range(20))
