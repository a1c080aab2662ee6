"""Reception: the whole floor at a glance, and what a kiosk cannot do."""

from counter_app.reception.page import ReceptionPage

__all__ = ["ReceptionPage"]
