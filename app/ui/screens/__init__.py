"""One file a screen, a folder a job."""
