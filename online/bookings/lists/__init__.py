"""Lists of bookings in files: text, Excel workbooks, and the folder they are dropped into."""
