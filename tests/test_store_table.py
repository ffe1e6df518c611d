"""TinyDB's queries over documents that change in place."""

from __future__ import annotations

import pytest
from tinydb import where

from app.store.table import LiveTable, View


@pytest.fixture
def table() -> LiveTable:
    table = View().table("visits")
    for number in range(5):
        table.put(f"v{number}", {"id": f"v{number}", "fields": {"n": number}})
    return table


def test_a_document_is_found_by_its_record(table: LiveTable) -> None:
    assert table.find("v3") == {"id": "v3", "fields": {"n": 3}}
    assert table.find("v9") is None


def test_tinydb_queries_read_the_documents(table: LiveTable) -> None:
    assert [row["id"] for row in table.search(where("fields").n > 2)] == ["v3", "v4"]
    assert table.count(where("fields").n < 2) == 2
    assert table.contains(where("id") == "v0")
    assert table.get(where("id") == "v1") == table.find("v1")
    assert table.get(doc_id="v2") == table.find("v2")  # type: ignore[call-overload]


def test_all_documents_come_oldest_record_first(table: LiveTable) -> None:
    table.put("v0", {"id": "v0", "fields": {"n": 9}})
    assert [row["id"] for row in table.all()] == ["v0", "v1", "v2", "v3", "v4"]
    assert [row["id"] for row in table] == ["v0", "v1", "v2", "v3", "v4"]
    assert len(table) == 5


def test_a_query_sees_a_document_put_after_it_was_last_asked(table: LiveTable) -> None:
    query = where("fields").n == 9
    assert table.search(query) == []
    table.put("v1", {"id": "v1", "fields": {"n": 9}})
    assert [row["id"] for row in table.search(query)] == ["v1"]


def test_a_document_changed_in_place_is_put_without_a_copy(table: LiveTable) -> None:
    document = table.find("v1")
    assert document is not None
    document["fields"]["n"] = 8
    table.put("v1", document)
    assert table.find("v1") is document


@pytest.mark.parametrize(
    "write",
    [
        lambda table: table.insert({"id": "v7"}),
        lambda table: table.update({"id": "v7"}),
        lambda table: table.remove(where("id") == "v1"),
        lambda table: table.truncate(),
    ],
)
def test_nobody_can_write_past_the_log(table: LiveTable, write: object) -> None:
    with pytest.raises(TypeError, match="only an op changes it"):
        write(table)  # type: ignore[operator]
    assert len(table) == 5


def test_the_same_name_is_the_same_table() -> None:
    view = View()
    assert view.table("visits") is view.table("visits")
    assert view.table("visits") is not view.table("promises")
