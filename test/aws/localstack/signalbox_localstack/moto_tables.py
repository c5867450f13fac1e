"""DynamoDB and its streams on moto: LocalStack's own provider wants DynamoDB Local, whose licence is not open."""

from functools import wraps
from threading import RLock

from localstack.services.plugins import Service, aws_provider


CALLS = ("get_item", "query", "scan", "put_item", "update_item", "delete_item", "transact_write_items")


def _one_call_at_a_time():
    """moto undoes a transaction by putting back the tables as they were before it, without what others wrote meanwhile."""
    from moto.dynamodb.models import DynamoDBBackend

    lock = RLock()

    def alone(call):
        @wraps(call)
        def locked(*args, **kwargs):
            with lock:
                return call(*args, **kwargs)

        return locked

    for name in CALLS:
        setattr(DynamoDBBackend, name, alone(getattr(DynamoDBBackend, name)))


def _on_moto(api):
    from localstack.services.moto import MotoFallbackDispatcher

    return Service.for_provider(api, dispatch_table_factory=MotoFallbackDispatcher)


@aws_provider(api="dynamodb", name="moto")
def dynamodb():
    from localstack.aws.api.dynamodb import DynamodbApi

    _one_call_at_a_time()
    return _on_moto(DynamodbApi())


@aws_provider(api="dynamodbstreams", name="moto")
def dynamodbstreams():
    from localstack.aws.api.dynamodbstreams import DynamodbstreamsApi

    return _on_moto(DynamodbstreamsApi())
