"""What Berth sends is what the official library makes of the same document; what a program says is what Berth sends."""

import os
from unittest import mock

import pytest
from alibabacloud_eci20180808 import models
from alibabacloud_eci20180808.client import Client
from alibabacloud_tea_openapi.models import Config
from aliyunsdkcore.client import AcsClient
from plans import FIELDS, RESERVED, flat, pattern, plans, rendered, same, secrets, sent

class Caught(Exception):
    """The request that would have left."""


def catch(client, params, request, runtime):
    raise Caught(request.query)


def official(document):
    request = models.CreateContainerGroupRequest().from_map(document)
    client = Client(Config(access_key_id="a", access_key_secret="b", endpoint="eci.example.com"))
    with mock.patch.object(Client, "call_api", catch), pytest.raises(Caught) as caught:
        client.create_container_group(request)
    return caught.value.args[0]


def test_the_plans_hold_every_name_of_the_request():
    held = {pattern(wire) for formats in rendered() for wire in sent(formats)}
    assert held == set(FIELDS) - RESERVED


def test_our_parameters_are_the_official_library_s():
    for document, formats in zip(plans(), rendered(), strict=True):
        assert same(sent(formats)) == same(flat(document))
        assert same(sent(formats)) == same(official(document))


def run(text, environment):
    with mock.patch.dict(os.environ, environment), pytest.raises(Caught) as caught:
        exec(compile(text, "program.py", "exec"), {"__name__": "__main__"})
    return caught.value.args[0]


def test_python_programs_send_what_we_send():
    with mock.patch.object(Client, "call_api", catch):
        for formats in rendered():
            ours = sent(formats)
            assert same(run(formats["python"]["text"], secrets(ours))) == same(ours)


def test_older_python_programs_send_what_we_send_or_say_why_not():
    def caught(client, request):
        raise Caught(request.get_query_params())

    refused = 0
    with mock.patch.object(AcsClient, "do_action_with_exception", caught):
        for formats in rendered():
            ours = sent(formats)
            if any(".Arn" in wire for wire in ours):
                assert "obsolete Arns" in formats["python-legacy"]["refused"]
                refused += 1
                continue
            assert run(formats["python-legacy"]["text"], secrets(ours)) == ours
    assert 0 < refused < len(rendered()) / 2


def test_no_program_holds_a_password():
    for formats in rendered():
        words = [word for word in secrets(sent(formats)).values() if len(word) > 9]
        for name in ("cli", "cli-folded", "terraform", "python", "python-legacy", "node", "go", "java", "signed-preview"):
            text = formats[name].get("text", "")
            assert not [word for word in words if word in text], name
