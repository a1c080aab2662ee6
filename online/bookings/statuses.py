"""What the statuses of other systems mean here."""

from db.spelling import folded

_CANCELLED = {
    folded(word)
    for word in (
        "cancelled", "canceled", "cancel", "cancelled by customer", "cancelled by visitor",
        "deleted", "void", "withdrawn", "rejected",
        "ملغي", "ملغى", "ملغية", "ملغاة", "الغيت", "الغي", "تم الالغاء", "محذوف", "ملغي من المراجع",
        "مرفوض",
    )
}  # fmt: skip


def is_cancelled(status: str) -> bool:
    """Whether a status, written by people in Arabic or English, says that nobody will come."""
    return folded(status) in _CANCELLED
