import io

import pytest

from helpcentre.adapters.antivirus.clamd import BadClamdAddress, make
from helpcentre.base.files.scanning import ScannerAwayError, TooLargeToScanError
from helpcentre.domain.tickets.tests.files import EICAR

pytestmark = pytest.mark.once


@pytest.mark.parametrize("where", ["clam", "clam_here"])
def test_it_is_shown_the_whole_file_and_says_whether_a_virus_is_in_it(where, request):
    clam = request.getfixturevalue(where)
    scanner = make(clam.address)
    large = b"x" * 600_000

    assert scanner.is_here()
    assert not scanner.is_infected(io.BytesIO(large))
    assert scanner.is_infected(io.BytesIO(b"harmless " + EICAR))
    assert clam.seen == [large, b"harmless " + EICAR]


def test_nobody_there_is_no_clean_file(clam):
    clam.silent = True
    for address in (clam.address, "/nowhere/clamd.ctl", "127.0.0.1:1"):
        assert not make(address).is_here()
        with pytest.raises(ScannerAwayError):
            make(address).is_infected(io.BytesIO(b"x"))


def test_a_file_that_it_will_not_look_at_is_no_clean_file(clam):
    clam.limit = 1000

    with pytest.raises(TooLargeToScanError):
        make(clam.address).is_infected(io.BytesIO(b"x" * 5_000_000))


@pytest.mark.parametrize("address", ["clamd", "host:0", "host:99999", "http://host:3310", "/a\0b", "h:33:10", ":3310"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(BadClamdAddress):
        make(address)
