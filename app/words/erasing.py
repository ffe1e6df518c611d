"""Words of erasing what the endpoint has."""

ERASE = "Erase all of mine at the endpoint"
QUESTION = "Erase it all?"
LEAD = "This takes away everything the endpoint has of you: what you sent, what you shared, your photos and your place in the organisation. It cannot be undone there."
STAYS = "Everything stays on this device, and on your other devices. Nothing is sent any more until you join again with a new code."
SURE = "Yes, erase it"
NOT = "Keep it"
DONE = "The endpoint has erased everything of yours. All of it is still on this device."
