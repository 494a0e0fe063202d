"""Generates the Python client from proto/ with grpcio-tools, into a directory that is thrown away.

Only herstelboek/v1 is generated: google/type/date.proto and google/rpc are imported from googleapis-common-protos, which
shows that ours are compatible with them.
"""

import atexit
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from grpc_tools import protoc

PROTO = Path(__file__).resolve().parents[2] / "proto"


def generate() -> Path:
    """Generates the client and puts it on the import path; returns where it is."""
    directory = tempfile.TemporaryDirectory(prefix="herstelboek-stubs-")
    atexit.register(directory.cleanup)
    well_known = files("grpc_tools") / "_proto"
    protos = sorted(str(path.relative_to(PROTO)) for path in PROTO.glob("herstelboek/v1/*.proto"))
    arguments = [
        f"-I{PROTO}",
        f"-I{well_known}",
        f"--python_out={directory.name}",
        f"--grpc_python_out={directory.name}",
    ]
    if protoc.main(["protoc", *arguments, *protos]) != 0:
        raise RuntimeError("grpcio-tools cannot compile proto/; see its messages above")
    sys.path.insert(0, directory.name)
    return Path(directory.name)
