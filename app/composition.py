"""The state of the app, put together from its parts: who is given what."""

from __future__ import annotations

from time import monotonic

from app import machine
from app.content.load import read_pack
from app.keys.crypto import Crypto
from app.keys.keyring import open_keyring
from app.schemas import later
from app.state.answering import Answering
from app.state.belonging import Belonging
from app.state.clocks import Clocks
from app.state.codes import RecoveryCodes
from app.state.devices import MyDevices
from app.state.erasing import Erasing
from app.state.habit import Habits
from app.state.heard import Sheets
from app.state.identity import Identity
from app.state.improvement import Improvement
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.learn import Learn
from app.state.lock import Lock
from app.state.me import Me
from app.state.members import Members
from app.state.people import People, alone
from app.state.photos import Photos
from app.state.plans import Plans
from app.state.portable import portable
from app.state.pretest import Pretests
from app.state.proof import Proof
from app.state.quiet import Quiet
from app.state.receipts import Receipts
from app.state.reflect import Reflect
from app.state.reports import Reports
from app.state.review import Review
from app.state.rhythm import Rhythm
from app.state.rounds import Rounds
from app.state.search import Search
from app.state.searched import Entries, Learning
from app.state.securing import Securing
from app.state.sending import Sending
from app.state.sharing import Sharing
from app.state.signin import SignIn
from app.state.status import Status
from app.state.strengths import Strengths
from app.state.surroundings import Surroundings
from app.state.team_seen import TeamSeen
from app.state.teams import Teams
from app.state.today import Today
from app.state.together import Together
from app.state.values import Values
from app.state.viewing import Viewing
from app.state.views import Views
from app.state.visit import Visits
from app.store.attachments import Attachments, Shelf
from app.store.backend import Backend
from app.store.enclosed import Enclosed
from app.store.journal import JournalRepository
from app.store.pictures import Pictures
from app.store.pillow import PillowPictures
from app.store.shelves import MemoryShelf
from app.store.store import Store
from app.sync.attachments import AttachmentClient
from app.sync.client import SyncClient
from app.sync.connection import Network
from app.sync.loop import SyncLoop
from app.sync.receipts import ReceiptClient
from app.sync.reports import ReportClient
from app.sync.rounds import RoundsClient
from app.sync.views import ViewsClient


async def compose(
    backend: Backend,
    crypto: Crypto,
    around: Surroundings,
    here: str,
    shelf: Shelf | None = None,
    pictures: Pictures | None = None,
    people: People | None = None,
) -> Leadwell:
    """Return the state of the app on what `backend` keeps; `here` is the site's own address.

    Without a `shelf` photos are kept in memory.
    """
    store = await Store.open(backend)
    pack = read_pack()
    keyring = await open_keyring(store, crypto, monotonic)
    status = Status()
    identity = Identity(store, Network(machine.client), crypto, keyring, machine.kind)
    network = identity.http
    client = SyncClient(store, network)
    attachments = Attachments(shelf or MemoryShelf())
    client.beside = beside = AttachmentClient(store, network, attachments, Enclosed(store))
    belonging = Belonging(store, network)
    loop = SyncLoop(client, store)
    sending = Sending(store, client, loop, keyring, status, here, identity, crypto)
    learn = Learn(store, pack, status)
    visits = Visits(store, pack, status)
    sheets = Sheets(store, visits, status, ready=later.ready)
    plans = Plans(store, learn)
    reflect = Reflect(store, JournalRepository(store, keyring.sealer), pack, status)
    proof = Proof(store, learn, status, ready=later.ready)
    asking = ViewsClient(store, network)
    lock = Lock(keyring, reflect, store, around)
    entry_search = Search(Entries(reflect))
    values = Values(store, reflect, entry_search.type)
    views = Views(store, reflect, crypto, asking, pack, around.site, ready=later.ready)
    strengths = Strengths(reflect, plans, others=lambda: views.others, ready=later.ready)
    devices = MyDevices(store, sending, around.site)
    carried = portable(store, reflect, proof, crypto, keyring.sealer, later.ready)
    lock.keep_first(strengths.typing.flush)
    lock.keep_first(carried.lock)
    rounds = Rounds(store, strengths, belonging, RoundsClient(store, network), ready=later.ready)
    for part in (entry_search, values, strengths, rounds):
        lock.forget_with(part.forget)
    return Leadwell(
        pack=pack,
        layout=Layout(),
        status=status,
        today=Today(),
        learn=learn,
        review=Review(store, learn, ready=later.ready),
        proof=proof,
        search=Search(Learning(store, learn)),
        pretest=Pretests(store, learn),
        plans=plans,
        habit=Habits(store, status),
        reflect=reflect,
        entry_search=entry_search,
        values=values,
        quiet=Quiet(store, status),
        strengths=strengths,
        views=views,
        viewing=Viewing(reflect.journal, crypto, asking, status, around.site, ready=later.ready),
        lock=lock,
        securing=Securing(lock, later.ready),
        portable=carried,
        visits=visits,
        rhythm=Rhythm(store, visits, status),
        clocks=Clocks(store, pack),
        improvement=Improvement(store, status, ready=later.ready),
        sheets=sheets,
        receipts=Receipts(
            store, sheets, ReceiptClient(store, network), around.site, ready=later.ready
        ),
        answering=Answering(store, status),
        together=Together(store, visits, crypto, around.site, attachments=attachments),
        photos=Photos(
            store, visits, attachments, pictures or PillowPictures(), fetching=beside.fetching
        ),
        people=people or alone(),
        belonging=belonging,
        signin=SignIn(store, network, sending, belonging),
        reports=Reports(store, belonging, ReportClient(store, network), pack),
        teams=Teams(store, belonging, status),
        members=Members(store, belonging, status),
        devices=devices,
        codes=RecoveryCodes(sending, devices, lock),
        me=Me(store, status, crypto, around, sending, attachments=attachments),
        erasing=Erasing(store, network, sending.leave),
        sharing=Sharing(store, sheets, learn, belonging, network, status, ready=later.ready),
        team_seen=TeamSeen(store, belonging, network, ready=later.ready),
        rounds=rounds,
        around=around,
    )
