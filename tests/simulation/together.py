"""What must be so of devices and the endpoint together, once all is whole again."""

from __future__ import annotations

import hashlib
from functools import reduce
from operator import xor

from app.errors import LeadwellError
from app.models.checksum import mark
from app.sync.errors import Rejected
from app.sync.session import OUT
from tests.simulation.device import VISITS, Device
from tests.simulation.site import Site
from tests.simulation.twins import without_twins

LOST = "photos are not at the endpoint"


def faults_between(devices: list[Device], site: Site) -> list[str]:
    """Return where a device and the endpoint differ; nothing where all is well."""
    wrong = []
    sum = int(site.sum(devices[0].store.meta["account"]["account"]), 16)
    for device in devices:
        if sum not in (int(device.store.checksum, 16), _once(device, site)):
            wrong.append(f"{device.name}: not what the endpoint has: {device.store.checksum}")
        if device.has_photos and device.client.beside is not None and device.beside.waiting:
            wrong.append(f"{device.name}: {device.beside.waiting} photos wait")
        small = {photo.small for visit in VISITS for photo in device.photos(visit)}
        if lacking := small - device.shelf.kept.keys():
            wrong.append(f"{device.name}: {len(lacking)} small copies are not here")
    if any(device.photos(visit) for device in devices for visit in VISITS):
        whole = site.whole()
        for device in devices:
            named = {photo.digest for visit in VISITS for photo in device.photos(visit)}
            if lacking := named - whole:
                wrong.append(f"{device.name}: {len(lacking)} {LOST}")
    return wrong


def _once(device: Device, site: Site) -> int:
    """Return the checksum of what a device has, each change once."""
    apart = {(device.store.device, each.q) for each in device.store.rejections}
    kept = (op for op in without_twins(device.store.ops, site.ids()) if op.id not in apart)
    return reduce(xor, (mark(op.device, op.q, op.clock) for op in kept), 0)


async def photos_missing(device: Device) -> list[str]:
    """Return which photos do not come to a device when they are looked at."""
    wrong = []
    for photo in (photo for visit in VISITS for photo in device.photos(visit)):
        try:
            found = await device.beside.fetching.fetch(photo.digest)
        except LeadwellError as error:
            if isinstance(error, Rejected) and error.code in OUT:
                # It was turned out and has not heard of it before this.
                return []
            wrong.append(f"{device.name}: a photo that does not come: {error}")
            continue
        if found is None or hashlib.sha256(found).hexdigest() != photo.digest:
            wrong.append(f"{device.name}: a photo that is nowhere: {photo.id}")
    return wrong
