"""Whether each line of stdin is a request for traces, as OpenTelemetry's own definitions have it: "" or what is wrong."""
import base64
import json
import sys

from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

# OTLP writes these in hexadecimal where protobuf's JSON has Base64.
IDS = {"traceId": 16, "spanId": 8, "parentSpanId": 8}


def with_bytes(value):
    if isinstance(value, list):
        return [with_bytes(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: of_id(name, one) if name in IDS else with_bytes(one) for name, one in value.items()}


def of_id(name, value):
    raw = bytes.fromhex(value)
    if len(raw) != IDS[name] or not any(raw):
        raise ValueError(f"{name} is {value}")
    return base64.b64encode(raw).decode()


for line in sys.stdin:
    try:
        json_format.ParseDict(with_bytes(json.loads(line)), ExportTraceServiceRequest())
        print("", flush=True)
    except Exception as error:
        print(str(error).replace("\n", " "), flush=True)
