"""Settings by name, with defaults that hold against what another release wrote."""

from __future__ import annotations

import pytest

from app.store.settings import SettingsRepository
from app.store.store import Store


async def test_a_setting_that_was_never_made_has_its_default(store: Store) -> None:
    settings = SettingsRepository(store)
    assert settings.all() == {}
    assert settings.get("scale", 1.0) == 1.0


async def test_settings_are_kept_together_and_the_last_one_counts(store: Store) -> None:
    settings = SettingsRepository(store)
    await settings.set({"scale": 1.3, "mode": "dark"})
    await settings.set({"mode": "light"})
    assert settings.all() == {"scale": 1.3, "mode": "light"}
    assert settings.get("mode", "system") == "light"


@pytest.mark.parametrize(
    ("value", "default", "expected"),
    [
        (2, 1.0, 2),
        ("big", 1.0, 1.0),
        (True, 1.0, 1.0),
        (1, False, False),
        (True, False, True),
        (None, "system", "system"),
        ({"any": 1}, None, {"any": 1}),
    ],
)
async def test_a_setting_of_another_kind_than_its_default_does_not_count(
    store: Store, value: object, default: object, expected: object
) -> None:
    await SettingsRepository(store).set({"x": value})
    assert SettingsRepository(store).get("x", default) == expected
