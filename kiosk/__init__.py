"""The check-in kiosk: a visitor touches, takes a number, and has it on paper.

How the parts stand together:

- `presenter.KioskPresenter` holds what the visitor has chosen and asks the use cases, all on one
  worker. It emits one frozen `state.KioskState`; it knows no widget.
- `screen.KioskWindow` draws that state whole, one page at a time (`pages/`, `parts`). It flips
  between right to left and left to right at run time and never opens a dialog.
- `print_desk.PrintDesk` puts queued tickets on paper, on a worker of its own: `ticket_drawing`
  draws the picture, `printers` carries it to a virtual or a real printer: `escpos_printer` to one
  that answers (over `printer_links`, in the words of `printer_status`), `spooled_printer` to a
  queue of the system.
- A ticket is drawn from `ticket_words` (what it says), a `ticket_layout` (an office's file: what
  stands where, how large), `ticket_crest`, and `ticket_paper`, whose pieces know their height;
  `ticket_lines` breaks text.

The number is on the screen as soon as the ticket is committed. Paper follows when it can: a
printer that fails costs the visitor nothing but the paper, and staff are told.

A walk-in takes three touches (path, service, ticket), a booking three and the typing, or a scan
and one touch.
"""
