"""Object stores: reports read from one and an export put into one, against a local S3 server where there is one."""

import uuid
from pathlib import Path

import pyarrow as pa
import pyarrow.fs
import pytest

from dragoman.errors import SettingsError
from dragoman.model.provenance import Failure
from dragoman.readers.sources import find_sources, remote
from dragoman.readers.sources.remote import _parted, is_remote
from dragoman.settings import Settings
from dragoman.workspace import open_record, read_reports
from dragoman.workspace.remote import address_of
from readers.exports import parquet
from store.reading_light import read_light

MODULES = ("dragoman.readers.sources.remote", "dragoman.workspace.remote")
REPORTS = {
    "2022/a.jsonl": b'{"uri": "one", "text": "The gates opened."}\n{"uri": "two", "text": "They closed at dusk."}\n',
    "2022/b.parquet": parquet({"uri": "three", "text": "The harbour was shut on Monday."}),
    "2023/c.txt": b"The harbour opened again.",
    "2023/.hidden": b"not this",
}


@pytest.mark.parametrize(
    ("address", "base", "glob"),
    [
        ("s3://bucket/folder", "s3://bucket/folder", None),
        ("s3://bucket/2022/*.jsonl", "s3://bucket/2022", "*.jsonl"),
        ("s3://bucket/*/a-[12].jsonl", "s3://bucket", "*/a-[12].jsonl"),
        ("s3://bucket/x?endpoint_override=http://h:1", "s3://bucket/x?endpoint_override=http://h:1", None),
        ("s3://bucket/*.txt?region=x", "s3://bucket?region=x", "*.txt"),
        ("s3://bucket/a?.txt", "s3://bucket", "a?.txt"),
    ],
)  # fmt: skip
def test_an_address_is_parted_at_its_first_wildcard(address, base, glob):
    assert _parted(address) == (base, glob)


@pytest.mark.parametrize("name", ["reports/a.txt", "-", "C:/reports", "s3/a", "http://harbour.example/a"])
def test_what_is_no_address_is_a_path(name):
    assert not is_remote(name)
    assert address_of(name) is None


def test_an_address_is_known_even_where_a_path_was_made_of_it():
    assert address_of(Path("s3://bucket/folder")) == address_of("s3://bucket/folder") == "s3://bucket/folder"


def test_an_address_that_cannot_be_used_is_a_failure():
    (found,) = find_sources("s3://", max_bytes=1000)
    assert isinstance(found, Failure)
    assert "check address" in found.detail


@pytest.fixture
def folder_as_store(tmp_path, monkeypatch):
    """A folder behind the interface of a store."""
    store = pa.fs.SubTreeFileSystem(str(tmp_path), pa.fs.LocalFileSystem())

    class Fake:
        @staticmethod
        def from_uri(uri):
            return store, uri.partition("://")[2].partition("?")[0]

    for module in MODULES:
        monkeypatch.setattr(f"{module}.FileSystem", Fake)
    return "s3://bucket"


@pytest.fixture
def bucket(monkeypatch):
    """A bucket on a local S3 server."""
    server = pytest.importorskip("moto.server", reason="moto[server] is not installed")
    boto3 = pytest.importorskip("boto3", reason="moto[server] is not installed")
    keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing", "region_name": "us-east-1"}
    for name, value in keys.items():
        monkeypatch.setenv(name.upper() if name != "region_name" else "AWS_DEFAULT_REGION", value)
    running = server.ThreadedMotoServer(port=0)
    running.start()
    host, port = running.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    name = f"reports-{uuid.uuid4().hex[:8]}"
    boto3.client("s3", endpoint_url=f"http://{host}:{port}", **keys).create_bucket(Bucket=name)
    yield f"s3://{name}"
    running.stop()


@pytest.fixture(params=["folder_as_store", "bucket"])
def store(request):
    address = request.getfixturevalue(request.param)
    system, path = remote.FileSystem.from_uri(address)
    for name, data in REPORTS.items():
        system.create_dir(f"{path}/{name.rpartition('/')[0]}", recursive=True)
        with system.open_output_stream(f"{path}/{name}") as stream:
            stream.write(data)
    return address


def read(address):
    found = list(read_reports([address], Settings()))
    return {each.uri if isinstance(each, Failure) else each.document.uri for each in found}


def test_reports_are_read_from_a_store(store):
    assert read(store) == {"one", "two", "three", "2023/c.txt"}
    assert read(f"{store}/2023") == {"c.txt"}
    assert read(f"{store}/2022/a.jsonl") == {"one", "two"}
    assert read(f"{store}/*/*.parquet") == {"three"}


def test_nothing_at_an_address_is_a_failure(store):
    (found,) = read_reports([f"{store}/1999"], Settings())
    assert found.error == "FileNotFoundError"


def test_an_export_is_put_into_a_store_and_read_again(store, tmp_path):
    read_light(tmp_path / "r.duckdb", 3)
    with open_record(tmp_path / "r.duckdb") as record:
        written = record.export("parquet", f"{store}/out")
        names = set(record.documents.column("document_id").to_pylist())
    assert f"{store}/out/documents.parquet" in written
    found = list(read_reports([f"{store}/out/documents.parquet"], Settings()))
    assert {each.document.document_id for each in found} == names


def test_a_store_that_refuses_is_told(tmp_path, monkeypatch):
    def refused(_):
        raise OSError("no such bucket")

    read_light(tmp_path / "r.duckdb", 1)
    monkeypatch.setattr("dragoman.workspace.remote.FileSystem", type("Fake", (), {"from_uri": refused}))
    with open_record(tmp_path / "r.duckdb") as record, pytest.raises(SettingsError, match="no such bucket"):
        record.export("jsonl", "s3://bucket/out")
