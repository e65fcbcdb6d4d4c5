"""Runs generated programs, all in one process, and sends their requests to the simulator.

The programs name the real endpoint, over https. Standard input: one JSON object on each line, `{"file": …, "secrets": {…}}`.
"""

import json
import os
import runpy
import sys
import traceback

ENDPOINT = os.environ["SIMULATOR"]


def to_loopback():
    from alibabacloud_eci20180808.client import Client
    from aliyunsdkcore.request import RpcRequest

    real = Client.__init__

    def init(self, config):
        assert config.endpoint == "eci.cn-beijing.aliyuncs.com", config.endpoint
        config.endpoint, config.protocol = ENDPOINT, "http"
        real(self, config)

    Client.__init__ = init

    def protocol(self, name):
        assert name == "https"
        self._protocol_type = "http"

    RpcRequest.set_protocol_type = protocol
    RpcRequest.set_endpoint = lambda self, host: setattr(self, "endpoint", ENDPOINT)


to_loopback()
for line in sys.stdin:
    program = json.loads(line)
    os.environ.update(program["secrets"])
    try:
        runpy.run_path(program["file"], run_name="__main__")
    except Exception:
        traceback.print_exc(limit=1)
