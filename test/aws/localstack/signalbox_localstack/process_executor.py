"""Runs Node functions as processes of this machine; LAMBDA_RUNTIME_EXECUTOR=process selects it.

NODE_BINARY is the node they run on, NODE_BOOTSTRAP the script that speaks the runtime API for them. A process serves one
execution environment; it ends with LocalStack, because the runtime API that it waits for is gone then.
"""

import json
import os
import subprocess
import tempfile
import time
from queue import Empty
from threading import Thread

from localstack import config
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from .runtime_api import RuntimeApi

LOOPBACK = "127.0.0.1"
INHERITED = ("PATH", "HOME", "TMPDIR")
LARGEST_ANSWER = 6 * 1024 * 1024 + 100
SECONDS_TO_LOAD = 30


class ProcessExecutor(RuntimeExecutor):
    def __init__(self, id, function_version):
        super().__init__(id=id, function_version=function_version)
        self._environment = {}
        self._process = None
        self._api = None
        self._output = None
        self._told = 0

    # What LocalStack asks of an executor

    def start(self, env_vars):
        runtime = self.function_version.config.runtime or "none"
        if not runtime.startswith("nodejs"):
            raise RuntimeError(f"Cannot run {runtime}: only Node functions are run here")
        self._environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
        self._environment.update({name: str(value) for name, value in env_vars.items()})
        self._environment["LAMBDA_TASK_ROOT"] = str(self.function_version.config.code.get_unzipped_code_location())
        self._environment["AWS_EXECUTION_ENV"] = f"AWS_Lambda_{runtime}"
        if error := self._begin():
            raise StatusErrorException("Cannot load the function", payload=error)

    def stop(self):
        if process := self._process:
            process.kill()

    def invoke(self, payload):
        request_id = payload["invoke-id"]
        began = time.monotonic()
        error = None if self._process else self._begin()
        kind, body = ("error", error) if error else self._run(payload)
        if kind != "response":
            body = body or b"{}"
        elif len(body) > LARGEST_ANSWER:
            kind, body = "error", _error("Function.ResponseSizeTooLarge", f"Response payload size exceeded {LARGEST_ANSWER} bytes.")
        return InvocationResult(request_id, body, is_error=kind != "response", logs=self._report(request_id, began))

    def get_logs(self):
        return self._new_output()

    def get_address(self):
        return LOOPBACK

    def get_endpoint_from_executor(self):
        return LOOPBACK

    def get_runtime_endpoint(self):
        return f"http://{LOOPBACK}:{config.GATEWAY_LISTEN[0].port}"

    @classmethod
    def prepare_version(cls, function_version):
        if code := function_version.config.code:
            code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        pass

    # The process

    def _begin(self):
        """Starts it and waits until its handler is loaded. Returns the error if that fails."""
        self._api = api = RuntimeApi()
        self._output, self._told = tempfile.TemporaryFile(), 0
        self._process = process = subprocess.Popen(
            [os.environ["NODE_BINARY"], os.environ["NODE_BOOTSTRAP"]],
            env=self._environment | {"AWS_LAMBDA_RUNTIME_API": api.address},
            cwd=self._environment["LAMBDA_TASK_ROOT"],
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        Thread(target=_report_exit, args=(process, api), daemon=True).start()
        kind, body = self._next_report(SECONDS_TO_LOAD)
        if kind == "ready":
            return None
        self._end()
        return body

    def _run(self, payload):
        timeout = self.function_version.config.timeout
        headers = (
            ("Lambda-Runtime-Aws-Request-Id", payload["invoke-id"]),
            ("Lambda-Runtime-Deadline-Ms", str(int((time.time() + timeout) * 1000))),
            ("Lambda-Runtime-Invoked-Function-Arn", payload["invoked-function-arn"]),
            ("Lambda-Runtime-Trace-Id", payload["trace-id"]),
        )
        self._api.invocations.put((headers, payload["payload"].encode()))
        kind, body = self._next_report(timeout)
        if kind in ("exit", "timeout"):
            self._end()
            return "error", body
        # It asks for the next invocation before it may have one; an exit instead is seen by whoever comes next.
        following, _ = self._next_report(SECONDS_TO_LOAD)
        if following != "ready":
            self._end()
        return kind, body

    def _next_report(self, seconds):
        try:
            kind, what = self._api.reports.get(timeout=seconds)
        except Empty:
            return "timeout", _error("Sandbox.Timedout", f"Task timed out after {seconds:.2f} seconds")
        if kind != "exit":
            return kind, what
        how = f"exit status {what}" if what >= 0 else f"signal {-what}"
        return kind, _error("Runtime.ExitError", f"Runtime exited with error: {how}")

    def _end(self):
        process, self._process = self._process, None
        process.kill()
        process.wait()

    # What it printed

    def _new_output(self):
        if self._output is None:
            return ""
        size = os.fstat(self._output.fileno()).st_size
        text = os.pread(self._output.fileno(), size - self._told, self._told)
        self._told = size
        return text.decode(errors="replace")

    def _report(self, request_id, began):
        ms = (time.monotonic() - began) * 1000
        memory = self.function_version.config.memory_size
        return (
            f"START RequestId: {request_id} Version: {self.function_version.id.qualifier}\n"
            f"{self._new_output()}END RequestId: {request_id}\n"
            f"REPORT RequestId: {request_id}\tDuration: {ms:.2f} ms\tBilled Duration: {int(ms) + 1} ms\t"
            f"Memory Size: {memory} MB\tMax Memory Used: {memory} MB\t\n"
        )


def _report_exit(process, api):
    api.reports.put(("exit", process.wait()))
    api.close()


def _error(kind, message):
    return json.dumps({"errorType": kind, "errorMessage": message}).encode()


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args, **kwargs):
        return ProcessExecutor
