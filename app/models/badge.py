"""A finished pathway as an Open Badges 3.0 credential, without a signature.

Whoever keeps a key for an organisation can sign one; a device of one's own could only sign that it
said so itself. So the credential names the app as its issuer and says in words that nobody has
checked it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.models.address import HOME, LANGUAGE, pathway_address, stamp, uuid_of
from app.models.cpd import Finished

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a badge."""

    issuer: str
    about: str
    """That it is made by the person's own device, unsigned, and approved by nobody."""
    criteria: str
    """What one has done to have it, in Markdown."""


def credential(done: Finished, words: Wording, name: str = "") -> dict[str, Any]:
    """Return the credential for a finished pathway; with a `name`, it says whose it is."""
    name = name.strip()
    parts = (done.pathway.id, str(done.at), name)
    subject: dict[str, Any] = {
        "id": f"urn:uuid:{uuid_of('people', *parts)}",
        "type": ["AchievementSubject"],
        "activityEndDate": stamp(done.at)[:10],
        "achievement": {
            "id": pathway_address(done.pathway.id),
            "type": ["Achievement"],
            "achievementType": "LearningProgram",
            "name": done.pathway.title,
            "description": done.pathway.summary,
            "inLanguage": LANGUAGE,
            "criteria": {"narrative": words.criteria},
        },
    }
    if name:
        subject["identifier"] = [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": name,
                "identityType": "name",
            }
        ]
    return {
        "@context": list(CONTEXTS),
        "id": f"urn:uuid:{uuid_of('badges', *parts)}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": done.pathway.title,
        "description": words.about,
        "issuer": {"id": HOME, "type": ["Profile"], "name": words.issuer},
        "validFrom": stamp(done.at),
        "credentialSubject": subject,
    }


def file_of(made: dict[str, Any]) -> bytes:
    """Return a credential as a file."""
    return json.dumps(made, ensure_ascii=False, indent=1).encode()
