"""DynamoDB and its streams on moto: LocalStack's own provider wants DynamoDB Local, whose licence is not open."""

from localstack.services.plugins import Service, aws_provider


def _on_moto(api):
    from localstack.services.moto import MotoFallbackDispatcher

    return Service.for_provider(api, dispatch_table_factory=MotoFallbackDispatcher)


@aws_provider(api="dynamodb", name="moto")
def dynamodb():
    from localstack.aws.api.dynamodb import DynamodbApi

    return _on_moto(DynamodbApi())


@aws_provider(api="dynamodbstreams", name="moto")
def dynamodbstreams():
    from localstack.aws.api.dynamodbstreams import DynamodbstreamsApi

    return _on_moto(DynamodbstreamsApi())
