"""The gateway on the address it is told and on no other, which has to be loopback.

LocalStack's own server takes only the port of an IPv4 address in GATEWAY_LISTEN and listens on every interface.
"""

from ipaddress import ip_address

from localstack.runtime.server.core import RuntimeServerPlugin
from localstack.runtime.server.twisted import TwistedRuntimeServer


class LoopbackServer(TwistedRuntimeServer):
    def register(self, gateway, listen, ssl_creds=None):
        from rolo.serving.twisted import TwistedGateway
        from twisted.internet import reactor

        site = TwistedGateway(gateway)
        for place in listen:
            if not ip_address(place.host).is_loopback:
                raise ValueError(f"Cannot listen on {place.host}: it is not a loopback address")
            reactor.listenTCP(place.port, site, interface=place.host)


class LoopbackServerPlugin(RuntimeServerPlugin):
    name = "loopback"

    def load(self, *args, **kwargs):
        return LoopbackServer()
