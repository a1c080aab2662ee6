"""The ways to a thermal printer that answers, each opened through python-escpos.

Reading is done here: the library reads for as long as it was told at opening, and some of its
classes cannot read at all.
"""

import logging
import os
import select
import struct
import time
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET
from typing import Any, Protocol

from escpos.printer import File, Network, Serial, Usb

log = logging.getLogger(__name__)

_MOST = 64
"""Bytes read at once: an answer is one byte."""


class Link(Protocol):
    """A connection to a printer, open for one ticket."""

    def write(self, data: bytes) -> None:
        """Hands all of `data` over. Raises TimeoutError when the printer takes none, OSError."""
        ...

    def read(self, patience_s: float) -> bytes:
        """What has come by then, as soon as anything has; empty for silence.

        Raises OSError when the connection is broken.
        """
        ...

    def close(self, *, discard: bool) -> None:
        """Ends it; `discard` throws away what the printer has not taken yet.

        Else the system would still deliver it, once the printer is mended. Never raises: a
        connection that cannot be closed is as good as closed.
        """
        ...


class _EscposLink:
    def __init__(self, device: Any) -> None:
        """`device` is an open printer of python-escpos."""
        self._device = device

    def write(self, data: bytes) -> None:
        self._device._raw(data)

    def close(self, *, discard: bool) -> None:
        try:
            if discard:
                self._discard()
            self._device.close()
        except Exception as error:
            log.debug("a printer's connection did not close: %s", error)

    def _discard(self) -> None:
        """Nothing is held back, unless a kind of connection says otherwise."""


class _NetworkLink(_EscposLink):
    def __init__(self, device: Network, timeout_s: float) -> None:
        super().__init__(device)
        self._timeout_s = timeout_s

    def read(self, patience_s: float) -> bytes:
        line = self._device.device
        line.settimeout(patience_s)
        try:
            data: bytes = line.recv(_MOST)
        except (TimeoutError, BlockingIOError):
            return b""
        finally:
            line.settimeout(self._timeout_s)
        if not data:
            raise ConnectionError("the printer hung up")
        return data

    def _discard(self) -> None:
        # A reset instead of a farewell, which would come after all that is still to be sent.
        self._device.device.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))


def network_link(host: str, port: int, timeout_s: float) -> Link:
    device = Network(host, port, timeout=timeout_s)
    device.open()
    return _NetworkLink(device, timeout_s)


class _UsbLink(_EscposLink):
    def write(self, data: bytes) -> None:
        from usb.core import USBTimeoutError

        try:
            super().write(data)
        except USBTimeoutError as error:
            raise TimeoutError(str(error)) from error

    def read(self, patience_s: float) -> bytes:
        from usb.core import USBTimeoutError

        # To the driver, 0 means for ever.
        milliseconds = max(1, round(patience_s * 1000))
        try:
            return bytes(self._device.device.read(self._device.in_ep, _MOST, milliseconds))
        except USBTimeoutError:
            return b""


def usb_link(vendor: int, product: int, timeout_s: float) -> Link:
    if not Usb.is_usable():
        raise OSError("the USB library (pyusb) is not installed")
    device = Usb(vendor, product, timeout=round(timeout_s * 1000))
    device.open()
    return _UsbLink(device)


class _SerialLink(_EscposLink):
    def write(self, data: bytes) -> None:
        from serial import SerialTimeoutException

        try:
            super().write(data)
        except SerialTimeoutException as error:
            raise TimeoutError(str(error)) from error

    def read(self, patience_s: float) -> bytes:
        line = self._device.device
        line.timeout = patience_s
        return bytes(line.read(max(1, min(_MOST, line.in_waiting))))

    def _discard(self) -> None:
        # Closing waits, without an end, until a printer that is stuck has taken all.
        self._device.device.reset_output_buffer()


def serial_link(port: str, baud: int, timeout_s: float) -> Link:
    if not Serial.is_usable():
        raise OSError("the serial library (pyserial) is not installed")
    device = Serial(port, baud, timeout=timeout_s)
    device.open()
    device.device.write_timeout = timeout_s
    return _SerialLink(device)


class _Stream:
    """A device file open both ways at once: the kernel's printer driver lets only one in.

    The library opens such a file for writing only, and would wait for ever on a printer that is
    stuck.
    """

    def __init__(self, path: Path, timeout_s: float) -> None:
        flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        self._handle = os.open(path, flags)
        self._timeout_s = timeout_s

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            _, ready, _ = select.select([], [self._handle], [], self._timeout_s)
            if not ready:
                raise TimeoutError("the printer takes no more")
            rest = rest[os.write(self._handle, rest) :]

    def flush(self) -> None:
        """Nothing is held back here."""

    def read(self, patience_s: float) -> bytes:
        over = time.monotonic() + patience_s
        while True:
            left = max(0.0, over - time.monotonic())
            ready, _, _ = select.select([self._handle], [], [], left)
            if data := os.read(self._handle, _MOST) if ready else b"":
                return data
            if time.monotonic() >= over:
                return b""
            # Some drivers say that an empty answer is there to be read.
            time.sleep(min(0.01, left))

    def close(self) -> None:
        os.close(self._handle)


class _DeviceLink(_EscposLink):
    def read(self, patience_s: float) -> bytes:
        data: bytes = self._device.device.read(patience_s)
        return data


def device_link(path: Path, timeout_s: float) -> Link:
    device = File(str(path))
    device.device = _Stream(path, timeout_s)
    return _DeviceLink(device)
