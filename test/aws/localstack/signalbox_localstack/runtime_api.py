"""The Lambda runtime API for one execution environment, on a port of 127.0.0.1 that the system picks."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

PREFIX = "/2018-06-01/runtime/"


class RuntimeApi:
    """What is put into `invocations` goes to the process; what the process says comes out of `reports`.

    An invocation is a pair of headers and body. A report is ("ready", None), ("response", body) or ("error", body).
    """

    def __init__(self):
        self.invocations = Queue()
        self.reports = Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def address(self):
        return "127.0.0.1:%d" % self._server.server_address[1]

    def close(self):
        self.invocations.put(None)
        self._server.shutdown()
        self._server.server_close()


def _handler_of(api):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            if self.path != PREFIX + "invocation/next":
                return self._answer(404)
            api.reports.put(("ready", None))
            invocation = api.invocations.get()
            if invocation is None:
                self.close_connection = True
                return None
            headers, body = invocation
            return self._answer(200, body, headers)

        def do_POST(self):
            body = self._body()
            api.reports.put(("response" if self.path.endswith("/response") else "error", body))
            self._answer(202)

        def _body(self):
            if "content-length" in self.headers:
                return self.rfile.read(int(self.headers["content-length"]))
            parts = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def _answer(self, status, body=b"", headers=()):
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    return Handler
