"""How bytes reach a printer.

`base` is a Transport, `factory` the one of a hall file: `network`, `posix` and `windows` (serial ports,
devices, files), `usb`, `print_queues` (CUPS) and `windows_queues`; `handed_over`
is the last job each queue got.
"""
