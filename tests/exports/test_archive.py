"""The whole data package as one archive."""

from __future__ import annotations

import csv
import io
import zipfile

from dashboard.exports.archive import as_archive, files_of
from dashboard.package.model import Package
from dashboard.wording import KOSOVO_NOTE
from tests.conftest import DATA


def test_it_holds_every_file_what_columns_mean_and_how_to_cite(package: Package) -> None:
    with zipfile.ZipFile(io.BytesIO(as_archive(package, DATA))) as archive:
        # Every file as it is
        for path in files_of(DATA):
            assert archive.read(path.relative_to(DATA).as_posix()) == path.read_bytes()
        # Every column with what it means
        said = csv.DictReader(io.StringIO(archive.read("dictionary.csv").decode("utf-8-sig")))
        meanings = {(row["file"], row["column"]): row["meaning"] for row in said}
        assert all(meanings.values())
        for table in package.tables.values():
            assert {column for file, column in meanings if file == table.file} == set(table.columns)
        # And how to cite it
        citation = archive.read("CITATION.txt").decode()
        assert package.source["report"].citation in citation
        assert package.version in citation
        assert KOSOVO_NOTE in citation


def test_the_same_files_give_the_same_bytes(package: Package) -> None:
    assert as_archive(package, DATA) == as_archive(package, DATA)
