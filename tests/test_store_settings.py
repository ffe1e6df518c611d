"""Settings by name."""

from __future__ import annotations

from app.store.settings import SettingsRepository
from app.store.store import Store


async def test_no_setting_is_made_until_somebody_makes_it(store: Store) -> None:
    assert SettingsRepository(store).all() == {}


async def test_settings_are_kept_together_and_the_last_one_counts(store: Store) -> None:
    settings = SettingsRepository(store)
    await settings.set({"scale": 1.3, "mode": "dark"})
    await settings.set({"mode": "light"})
    assert settings.all() == {"scale": 1.3, "mode": "light"}
