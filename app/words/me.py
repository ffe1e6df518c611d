"""Words of Me."""

TITLE = "Me"
PROFILE = "About me"
PROFILE_LEAD = "All of this is up to you. No account is needed."
NAME = "What should we call you?"
JOB = "What do you do?"
ROLE = "My role"
ROLES = {
    "any": "Any member of staff",
    "first": "First leadership role",
    "senior": "Senior leader",
    "board": "Board member",
}
LOOK = "How it looks"
TEXT_SIZE = "Text size"
SCALES = {1.0: "Usual", 1.15: "A little larger", 1.3: "Large", 1.6: "Larger", 2.0: "Twice"}
MODE = "Light or dark"
MODES = {"system": "As the device", "light": "Light", "dark": "Dark"}
CONTRAST = "High contrast"
STILL = "Less motion"
ON = "On"
OFF = "Off"
STORAGE = "What is kept on this device"
KINDS = {
    "opfs": "Everything is written to this browser's own files, and checked, before we say “saved”.",
    "indexeddb": "Everything is written to this browser's database, and checked, before we say “saved”.",
    "file": "Everything is written to a folder on this computer, and checked, before we say “saved”.",
    "memory": "Nothing is kept once this window is closed.",
}
PERSISTED = "The browser has promised not to clear it when space is short."
NOT_PERSISTED = "The browser may clear it when space is short. Ask it to keep it, or put Leadwell on your home screen."
ASK = "Ask the browser to keep it"
STILL_NOT = "The browser did not promise. Putting Leadwell on the home screen helps."
USED = "{used} of {all} used."
EXPORT = "Save everything to a file"
EXPORT_LEAD = "One file with all you learned, wrote and visited. Without a pass phrase anyone who has the file can read it, your journal too."
PASS = "Pass phrase for the file (you choose)"
EXPORT_NOW = "Save the file"
IMPORT_NOW = "Bring a file in"
IMPORTED = "Brought in {added} changes. {known} were here already."
WORKING = {"import": "Bringing in", "export": "Writing the file"}
SAVED_FILE = "Saved as {name}."
SHARE = "Sending"
SHARE_OFF = "Nothing leaves this device. If your organisation has given you a code, you can send what you do to its endpoint. Your journal is sealed first: only your own devices can read it. Visits and learning can be read by the endpoint."
ENDPOINT = "Address (leave empty for this site)"
CODE = "Code"
ENROL = "Join with an invite code"
JOIN = "Join my other device"
JOINED = "This device has joined {organisation}."
WITH = "Joined to {organisation}"
SEND_NOW = "Send now"
LINK = "Add another device of mine"
LINK_LEAD = "On the other device, open Me, type this code and choose “Join my other device”. It works once, for ten minutes. Show it to nobody."
HIDE = "Hide the code"
LEAVE = "Stop sending from this device"
LEFT = "This device sends nothing any more. Everything is still on it."
ATTENTION = "Needs attention"
ATTENTION_LEAD = "The endpoint kept these apart. They are safe on this device."
ABOUT = "About Leadwell"
ABOUT_WORDS = "Leadwell helps people who lead in health and care to live their values every day. It is not part of the NHS and is not endorsed by it. It sends nothing anywhere unless you join an endpoint."
EDITION = "Edition of the lessons: {edition}"
ACCESSIBILITY = "It should work with a keyboard, a screen reader and text at twice its size. If something does not, please tell the people who run it for you."
