"""Sends a generated program's request to the simulator: the program itself names the real endpoint, over https."""

import os

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
