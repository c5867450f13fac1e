"""DynamoDB and its streams on moto: LocalStack's own provider wants DynamoDB Local, whose licence is not open."""

import functools
import threading

from localstack.services.plugins import Service, aws_provider

# A transaction that moto cancels sets its tables back to the copies that it has made of them at its beginning: what others
# have written meanwhile would be gone. So there is one call at a time.
_turn = threading.RLock()


def _in_turn(handler):
    @functools.wraps(handler)
    def handled(*args, **kwargs):
        with _turn:
            return handler(*args, **kwargs)

    return handled


def _on_moto(api):
    from localstack.services.moto import MotoFallbackDispatcher

    def dispatch_table(provider):
        return {name: _in_turn(handler) for name, handler in MotoFallbackDispatcher(provider).items()}

    return Service.for_provider(api, dispatch_table_factory=dispatch_table)


@aws_provider(api="dynamodb", name="moto")
def dynamodb():
    from localstack.aws.api.dynamodb import DynamodbApi

    return _on_moto(DynamodbApi())


@aws_provider(api="dynamodbstreams", name="moto")
def dynamodbstreams():
    from localstack.aws.api.dynamodbstreams import DynamodbstreamsApi

    return _on_moto(DynamodbstreamsApi())
