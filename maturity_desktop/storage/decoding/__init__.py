"""Pictures and pages of evidence made pixels, in a child process with limits."""
