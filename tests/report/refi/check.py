"""Whether files hold to REFI-QDA 1.5: ``python -m tests.report.refi.check FILE…`` for ``.qdpx`` and ``.qdc``.

The schema first (``Project.xsd`` as REFI published it in 2019 under the MIT licence, ``Codebook.xsd`` written from the
standard's rules), then what a schema cannot say: every id once, every reference to something that is there, every
selection inside its text, and every source in the zip.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from xmlschema import XMLSchema

_HERE = Path(__file__).parent
_INTERNAL = "internal://"


@cache
def _schema(name: str) -> XMLSchema:
    return XMLSchema(_HERE / f"{name}.xsd")


def faults(name: str, content: bytes) -> list[str]:
    """All that does not hold; empty where the file does. ``name`` tells a project from a codebook by its ending."""
    return list(_project(content) if name.endswith(".qdpx") else _codebook(content))


def _codebook(content: bytes) -> Iterator[str]:
    yield from _by_schema("Codebook", content)
    yield from _once(etree.fromstring(content))


def _project(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        project = packed.read("project.qde")
        yield from _by_schema("Project", project)
        root = etree.fromstring(project)
        yield from _once(root)
        codes = {one.get("guid") for one in _all(root, "Code")}
        for one in _all(root, "CodeRef"):
            if one.get("targetGUID") not in codes:
                yield f"a coding with a code that is not there: {one.get('targetGUID')}"
        named = set()
        for source in _all(root, "TextSource"):
            path = source.get("plainTextPath", "").removeprefix(_INTERNAL)
            file = next((one for one in packed.namelist() if one.lower() == f"sources/{path}".lower()), None)
            named.add(file)
            if file is None or next(_all(source, "PlainTextContent"), None) is not None:
                yield f"a source without its text, or with two: {source.get('name')}"
                continue
            length = len(packed.read(file).decode("utf-8"))
            for one in _all(source, "PlainTextSelection"):
                begins, ends = int(one.get("startPosition")), int(one.get("endPosition"))
                if not 0 <= begins < ends <= length:
                    yield f"a selection outside its text: {one.get('guid')}"
        for left in set(packed.namelist()) - named - {"project.qde"}:
            yield f"a file that no source names: {left}"


def _by_schema(name: str, content: bytes) -> Iterator[str]:
    for error in _schema(name).iter_errors(io.BytesIO(content)):
        yield f"{error.path}: {error.reason}"


def _once(root: etree._Element) -> Iterator[str]:
    counts = Counter(one.get("guid") for one in root.iter() if one.get("guid") and not one.tag.endswith("MemberCode"))
    for guid, count in counts.items():
        if count > 1:
            yield f"an id {count} times: {guid}"


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in root.iter() if etree.QName(one).localname == name)


def main(files: list[str]) -> int:
    """Say what does not hold, a line each; answers how many files have a fault."""
    bad = 0
    for file in files:
        found = faults(file, Path(file).read_bytes())
        bad += bool(found)
        sys.stdout.write("\n".join([f"{file}: {'holds' if not found else 'does not hold'}", *found]) + "\n")
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
