"""WebAssembly that other people built, with what is never used taken out of it."""
