"""Words of Share."""

TITLE = "Sharing and devices"
SHARE = "Nothing leaves this device"
SHARE_OFF = (
    "If your organisation has given you a code, this device can send what you do to its endpoint: the place that keeps a copy for you, brings it to your other devices, and shows a team what you choose to share.",
    "Your journal is sealed first, and only your own devices can read it. Visits and learning can be read by whoever runs the endpoint.",
)
ENDPOINT = "Address of the endpoint (leave empty for this site)"
CODE = "Code"
ENROL = "Join with an invite code"
JOIN = "Join my other device"
JOINED = "This device has joined {organisation}."
WITH = "Joined to {organisation}"
SEND_NOW = "Send now"
LINK = "Add another device of mine"
HIDE = "Hide the code"
WITHOUT_CODE = "No code?"
OUT = "Stopping, leaving and erasing"
OUT_DETAIL = "Everything stays on this device, whichever you choose"
LEAVE = "Stop sending from this device"
LEAVE_LEAD = "For this device alone. Your other devices go on, and what was shared stays shared."
LEAVE_ORGANISATION = "What you shared with it and its teams is taken back. Your devices go on sending to each other. You are asked once more on its page."
LEFT = "This device sends nothing any more. Everything is still on it."
ATTENTION = "Needs attention"
ATTENTION_LEAD = "The endpoint did not accept something. It is safe on this device."
ATTENTION_GO = "See what to do"
