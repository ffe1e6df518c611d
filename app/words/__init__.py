"""Words on the screen that are not content, one module a job."""
