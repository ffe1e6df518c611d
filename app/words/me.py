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
EXPORT_LEAD = "One file with all you learned, wrote and visited, and the photos that are on this device. Without a pass phrase anyone who has the file can read it, your journal too."
PASS = "Pass phrase for the file (you choose)"
EXPORT_NOW = "Save the file"
IMPORT_NOW = "Bring a file in"
IMPORTED = "Brought in {added} changes. {known} were here already."
WORKING = {"import": "Bringing in", "export": "Writing the file"}
SAVED_FILE = "Saved as {name}."
SHARING = "Sharing"
SHARING_WAY = "Sharing and devices"
ALONE = "Nothing leaves this device."
ABOUT = "About Leadwell"
ABOUT_WORDS = "Leadwell helps people who lead in health and care to live their values every day. It is not part of the NHS and is not endorsed by it. It sends nothing anywhere unless you join an endpoint."
EDITION = "Edition of the lessons: {edition}"
ACCESSIBILITY = "It should work with a keyboard, a screen reader and text at twice its size. If something does not, please tell the people who run it for you."
