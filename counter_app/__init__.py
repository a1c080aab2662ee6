"""The clerk's console: call, serve and finish visits at one counter."""
