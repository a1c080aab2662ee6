"""The kiosk's pages, one decision each; every page draws the whole state it is given."""
