"""Calls of boto3 for a test: a line in is JSON of an operation and its arguments, a line out the answer or the error.

With "pages" the operation's paginator of boto3 goes through all of them.
"""

import json
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError


def call(operation, arguments, pages):
    if pages:
        return client.get_paginator(operation).paginate(**arguments).build_full_result()
    return getattr(client, operation)(**arguments)


client = boto3.client("events")
for line in sys.stdin:
    try:
        reply = {"answer": call(**json.loads(line))}
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        reply = {"error": {"class": type(error).__name__, "status": status, "message": str(error)}}
    except BotoCoreError as error:
        reply = {"error": {"class": type(error).__name__, "message": str(error)}}
    print(json.dumps(reply, default=lambda time: time.isoformat()), flush=True)
