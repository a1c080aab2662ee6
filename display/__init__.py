"""The hall display: who is called, to which counter, in Arabic and English at once."""
