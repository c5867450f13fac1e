/* Made from schemas/target.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["aws","bus","chat","email","eventbridge","http","kafka","kinesis","lambda","log","mqtt","nats","pull","rabbitmq","rocketmq","s3","sns","sqs"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["aws"]}}},"then":{"$ref":"#/$defs/1"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["bus"]}}},"then":{"$ref":"#/$defs/2"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["chat"]}}},"then":{"$ref":"#/$defs/3"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["email"]}}},"then":{"$ref":"#/$defs/4"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["eventbridge"]}}},"then":{"$ref":"#/$defs/5"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["http"]}}},"then":{"$ref":"#/$defs/6"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["kafka"]}}},"then":{"$ref":"#/$defs/7"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["kinesis"]}}},"then":{"$ref":"#/$defs/8"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["lambda"]}}},"then":{"$ref":"#/$defs/9"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["log"]}}},"then":{"$ref":"#/$defs/10"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["mqtt"]}}},"then":{"$ref":"#/$defs/11"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["nats"]}}},"then":{"$ref":"#/$defs/12"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["pull"]}}},"then":{"$ref":"#/$defs/13"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["rabbitmq"]}}},"then":{"$ref":"#/$defs/14"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["rocketmq"]}}},"then":{"$ref":"#/$defs/15"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["s3"]}}},"then":{"$ref":"#/$defs/16"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["sns"]}}},"then":{"$ref":"#/$defs/17"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["sqs"]}}},"then":{"$ref":"#/$defs/18"}}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind","arn"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"aws"},"arn":{"type":"string","maxLength":1600,"pattern":"^arn:"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","bus"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"bus"},"bus":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"3":{"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","service","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"chat"},"service":{"enum":["slack","teams","dingtalk","lark","wecom"]},"url":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":2048,"pattern":"^https?://"}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]},"signingSecret":{"$ref":"#/$defs/23"},"title":{"type":"string","maxLength":2048},"text":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":100000}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string","maxLength":10000}}}]},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"4":{"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind","from","to","subject"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"email"},"from":{"type":"string","maxLength":320},"to":{"$ref":"#/$defs/26"},"cc":{"$ref":"#/$defs/26"},"bcc":{"$ref":"#/$defs/26"},"replyTo":{"$ref":"#/$defs/26"},"recipientDomains":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":255}},"subject":{"type":"string","minLength":1,"maxLength":2048},"text":{"$ref":"#/$defs/27"},"html":{"$ref":"#/$defs/27"},"headers":{"type":"object","maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]{1,100}$"},"additionalProperties":{"type":"string","maxLength":2048}},"digest":{"type":"object","additionalProperties":false,"required":["windowSeconds"],"properties":{"windowSeconds":{"type":"integer","minimum":1,"maximum":604800},"most":{"type":"integer","minimum":2,"maximum":1000}}},"smtp":{"$ref":"#/$defs/28"},"ses":{"$ref":"#/$defs/29"},"timeoutSeconds":{"type":"number","minimum":0.1,"maximum":300},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}},"anyOf":[{"required":["text"]},{"required":["html"]}],"oneOf":[{"required":["smtp"]},{"required":["ses"]}]}}},"5":{"$definition":{"5":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"eventbridge"},"eventBus":{"type":"string","maxLength":1600,"pattern":"^([/._A-Za-z0-9-]+|arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/\\S+)$"},"mode":{"enum":["binary","structured"]},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"6":{"$definition":{"6":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"http"},"url":{"type":"string","maxLength":2048,"pattern":"^https?://"},"method":{"enum":["POST","PUT","PATCH"]},"mode":{"enum":["binary","structured"]},"headers":{"type":"object","maxProperties":50,"propertyNames":{"pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"additionalProperties":{"$ref":"#/$defs/33"}},"bodyMembers":{"type":"object","maxProperties":100,"additionalProperties":{"$ref":"#/$defs/33"}},"auth":{"$ref":"#/$defs/34"},"signature":{"type":"object","additionalProperties":false,"required":["secrets"],"properties":{"secrets":{"type":"array","minItems":1,"maxItems":4,"items":{"$ref":"#/$defs/23"}}}},"timeoutSeconds":{"type":"number","minimum":0.1,"maximum":300},"allowPrivateNetwork":{"type":"boolean"},"statusPolicy":{"type":"object","maxProperties":100,"propertyNames":{"pattern":"^[1-5]([0-9]{2}|xx)$"},"additionalProperties":{"enum":["delivered","retry","dead"]}},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"7":{"$definition":{"7":{"type":"object","additionalProperties":false,"required":["kind","servers","topic"],"dependencies":{"sasl":["username","password"],"username":["sasl"],"password":["sasl"]},"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"kafka"},"servers":{"$ref":"#/$defs/35"},"topic":{"$ref":"#/$defs/36"},"partitionKey":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"sasl":{"$ref":"#/$defs/38"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"8":{"$definition":{"8":{"type":"object","additionalProperties":false,"required":["kind","stream"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"kinesis"},"stream":{"type":"string","maxLength":2048,"pattern":"^([A-Za-z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/\\S+)$"},"partitionKey":{"type":"string","minLength":1,"maxLength":1024},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"9":{"$definition":{"9":{"type":"object","additionalProperties":false,"required":["kind","function"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"lambda"},"function":{"type":"string","maxLength":2048,"pattern":"^([A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,129})?|arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:\\S+)$"},"invocation":{"enum":["event","request-response"]},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"10":{"$definition":{"10":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"log"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"11":{"$definition":{"11":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"mqtt"},"url":{"type":"string","maxLength":2048,"pattern":"^mqtts?://[^\\s/@?#]+$"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"topic":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"retain":{"type":"boolean"},"mandatory":{"type":"boolean"},"expirationSeconds":{"type":"integer","minimum":1,"maximum":4294967295},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"12":{"$definition":{"12":{"type":"object","additionalProperties":false,"required":["kind","servers"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"nats"},"servers":{"$ref":"#/$defs/35"},"subject":{"type":"string","minLength":1,"maxLength":1024},"stream":{"type":"string","maxLength":255,"pattern":"^[^\\s.*>/\\\\]+$"},"mode":{"$ref":"#/$defs/37"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"token":{"$ref":"#/$defs/23"},"credentials":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"13":{"$definition":{"13":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"pull"},"visibilitySeconds":{"type":"integer","minimum":1,"maximum":43200},"maxReceives":{"type":"integer","minimum":1,"maximum":1000}}}}},"14":{"$definition":{"14":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"rabbitmq"},"url":{"type":"string","maxLength":2048,"pattern":"^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"exchange":{"type":"string","maxLength":127},"routingKey":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"mandatory":{"type":"boolean"},"persistent":{"type":"boolean"},"priority":{"type":"integer","minimum":0,"maximum":255},"expirationSeconds":{"type":"number","minimum":0.001,"maximum":31536000},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"15":{"$definition":{"15":{"type":"object","additionalProperties":false,"required":["kind","endpoints","topic"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"rocketmq"},"endpoints":{"$ref":"#/$defs/40"},"topic":{"type":"string","maxLength":127,"pattern":"^[%|a-zA-Z0-9_-]+$"},"mode":{"enum":["binary","structured"]},"keys":{"type":"array","maxItems":16,"items":{"type":"string","minLength":1,"maxLength":1024}},"tag":{"type":"string","minLength":1,"maxLength":1024},"messageGroup":{"type":"string","minLength":1,"maxLength":1024},"deliverAt":{"type":"string","minLength":1,"maxLength":1024},"delaySeconds":{"type":"number","minimum":0,"maximum":3456000},"priority":{"allOf":[{"type":["number","string"]},{"if":{"type":["number"]},"then":{"type":"integer","minimum":0,"maximum":999999999}},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":1024}}]},"metrics":{"$ref":"#/$defs/41"},"namespace":{"type":"string","maxLength":128,"pattern":"^[a-zA-Z0-9_-]+$"},"tls":{"$ref":"#/$defs/39"},"credentials":{"$ref":"#/$defs/42"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}},"dependencies":{"messageGroup":{"not":{"anyOf":[{"required":["deliverAt"]},{"required":["delaySeconds"]},{"required":["priority"]}]}}}}}},"16":{"$definition":{"16":{"type":"object","additionalProperties":false,"required":["kind","bucket"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"s3"},"bucket":{"type":"string","pattern":"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"},"key":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"17":{"$definition":{"17":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"sns"},"topic":{"type":"string","maxLength":2048,"pattern":"^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:\\S+$"},"phone":{"type":"string","maxLength":256,"pattern":"^(\\+[1-9][0-9]{1,14}|<\\$\\S+>)$"},"sms":{"type":"object","additionalProperties":false,"properties":{"type":{"enum":["promotional","transactional"]},"senderId":{"type":"string","pattern":"^[A-Za-z0-9]{1,11}$"}}},"mode":{"$ref":"#/$defs/37"},"messageGroup":{"type":"string","minLength":1,"maxLength":1024},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}},"oneOf":[{"required":["topic"]},{"required":["phone"]}]}}},"18":{"$definition":{"18":{"type":"object","additionalProperties":false,"required":["kind","queue"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"sqs"},"queue":{"type":"string","maxLength":2048,"pattern":"^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$"},"mode":{"$ref":"#/$defs/37"},"messageGroup":{"type":"string","minLength":1,"maxLength":1024},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}},"19":{"$definition":{"19":{"type":"integer","minimum":1,"maximum":1000}}},"20":{"$definition":{"20":{"type":"object","additionalProperties":false,"required":["perSecond"],"properties":{"perSecond":{"type":"number","exclusiveMinimum":0,"maximum":100000},"burst":{"type":"integer","minimum":1,"maximum":100000}}}}},"21":{"$definition":{"21":{"type":"object","additionalProperties":false,"properties":{"failures":{"type":"integer","minimum":1,"maximum":10000},"openSeconds":{"type":"number","minimum":0.1,"maximum":3600}}}}},"22":{"$definition":{"22":{"type":"object","additionalProperties":false,"properties":{"maxAttempts":{"type":"integer","minimum":1,"maximum":1000},"maxAgeSeconds":{"type":"integer","minimum":1,"maximum":1209600},"minDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400},"maxDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400}}}}},"23":{"$definition":{"23":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}},"24":{"$definition":{"24":{"type":"number","minimum":0.1,"maximum":300}}},"25":{"$definition":{"25":{"type":"boolean"}}},"26":{"$definition":{"26":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","minLength":1,"maxLength":1024}}}},"27":{"$definition":{"27":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":100000}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string","maxLength":10000}}}]}}},"28":{"$definition":{"28":{"type":"object","additionalProperties":false,"required":["host"],"properties":{"host":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9.:_-]+$"},"port":{"type":"integer","minimum":1,"maximum":65535},"tls":{"$ref":"#/$defs/43"},"auth":{"type":"object","additionalProperties":false,"required":["username","password"],"properties":{"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/33"}}},"connections":{"type":"integer","minimum":1,"maximum":50},"messagesPerConnection":{"type":"integer","minimum":1,"maximum":10000}}}}},"29":{"$definition":{"29":{"type":"object","additionalProperties":false,"properties":{"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"configurationSet":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,64}$"}}}}},"30":{"$definition":{"30":{"type":"string","pattern":"^[a-z0-9-]{1,63}$"}}},"31":{"$definition":{"31":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s/@]+$"}}},"32":{"$definition":{"32":{"type":"object","additionalProperties":false,"required":["accessKeyId","secretAccessKey"],"properties":{"accessKeyId":{"$ref":"#/$defs/33"},"secretAccessKey":{"$ref":"#/$defs/23"},"sessionToken":{"$ref":"#/$defs/23"}}}}},"33":{"$definition":{"33":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":4096}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]}}},"34":{"$definition":{"34":{"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["api-key","basic","oauth2"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["api-key"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","header","value"],"properties":{"kind":{"const":"api-key"},"header":{"type":"string","pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"value":{"$ref":"#/$defs/33"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["basic"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","username","password"],"properties":{"kind":{"const":"basic"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/33"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["oauth2"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","tokenUrl","clientId","clientSecret"],"properties":{"kind":{"const":"oauth2"},"tokenUrl":{"type":"string","maxLength":2048,"pattern":"^https?://"},"clientId":{"$ref":"#/$defs/33"},"clientSecret":{"$ref":"#/$defs/33"},"scope":{"type":"string","maxLength":1024},"audience":{"type":"string","maxLength":1024}}}}]}}},"35":{"$definition":{"35":{"type":"array","minItems":1,"maxItems":32,"items":{"type":"string","maxLength":300,"pattern":"^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$"}}}},"36":{"$definition":{"36":{"type":"string","maxLength":249,"pattern":"^[a-zA-Z0-9._-]+$"}}},"37":{"$definition":{"37":{"enum":["structured","binary"]}}},"38":{"$definition":{"38":{"enum":["plain","scram-sha-256","scram-sha-512"]}}},"39":{"$definition":{"39":{"allOf":[{"type":["boolean","object"]},{"if":{"type":["boolean"]},"then":{"type":"boolean"}},{"if":{"type":["object"]},"then":{"type":"object","additionalProperties":false,"properties":{"ca":{"$ref":"#/$defs/44"},"certificate":{"$ref":"#/$defs/44"},"key":{"$ref":"#/$defs/23"}}}}]}}},"40":{"$definition":{"40":{"type":"string","maxLength":2048,"pattern":"^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$"}}},"41":{"$definition":{"41":{"type":"array","maxItems":16,"items":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s@]+$"}}}},"42":{"$definition":{"42":{"type":"object","additionalProperties":false,"required":["accessKey","secretKey"],"properties":{"accessKey":{"$ref":"#/$defs/33"},"secretKey":{"$ref":"#/$defs/23"},"securityToken":{"$ref":"#/$defs/23"}}}}},"43":{"$definition":{"43":{"type":"object","additionalProperties":false,"properties":{"mode":{"enum":["starttls","implicit","none"]},"ca":{"$ref":"#/$defs/45"},"serverName":{"type":"string","maxLength":255}}}}},"44":{"$definition":{"44":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":65536,"pattern":"^-----BEGIN CERTIFICATE-----"}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]}}},"45":{"$definition":{"45":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":65536}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind","arn"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"aws"},"arn":{"type":"string","maxLength":1600,"pattern":"^arn:"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const func8 = (text) => Array.from(text).length;
const pattern0 = new RegExp("^arn:", "u");
const schema2 = {"$definition":{"19":{"type":"integer","minimum":1,"maximum":1000}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/19/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data == "number"){
if(data > 1000 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$definition/19/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$definition/19/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate2.errors = vErrors;
return errors === 0;
}

const schema3 = {"$definition":{"20":{"type":"object","additionalProperties":false,"required":["perSecond"],"properties":{"perSecond":{"type":"number","exclusiveMinimum":0,"maximum":100000},"burst":{"type":"integer","minimum":1,"maximum":100000}}}}};

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.perSecond === undefined) || (!(func0.call(data, "perSecond")))){
const err0 = {instancePath,schemaPath:"#/$definition/20/required",keyword:"required",params:{missingProperty: "perSecond"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "perSecond") || (key0 === "burst"))){
const err1 = {instancePath,schemaPath:"#/$definition/20/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.perSecond !== undefined && func0.call(data, "perSecond")){
let data0 = data.perSecond;
if(typeof data0 == "number"){
if(data0 > 100000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/perSecond",schemaPath:"#/$definition/20/properties/perSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 <= 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/perSecond",schemaPath:"#/$definition/20/properties/perSecond/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/perSecond",schemaPath:"#/$definition/20/properties/perSecond/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.burst !== undefined && func0.call(data, "burst")){
let data1 = data.burst;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err5 = {instancePath:instancePath+"/burst",schemaPath:"#/$definition/20/properties/burst/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 100000 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/burst",schemaPath:"#/$definition/20/properties/burst/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/burst",schemaPath:"#/$definition/20/properties/burst/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/$definition/20/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}

const schema4 = {"$definition":{"21":{"type":"object","additionalProperties":false,"properties":{"failures":{"type":"integer","minimum":1,"maximum":10000},"openSeconds":{"type":"number","minimum":0.1,"maximum":3600}}}}};

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((key0 === "failures") || (key0 === "openSeconds"))){
const err0 = {instancePath,schemaPath:"#/$definition/21/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.failures !== undefined && func0.call(data, "failures")){
let data0 = data.failures;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/failures",schemaPath:"#/$definition/21/properties/failures/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 10000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/failures",schemaPath:"#/$definition/21/properties/failures/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/failures",schemaPath:"#/$definition/21/properties/failures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.openSeconds !== undefined && func0.call(data, "openSeconds")){
let data1 = data.openSeconds;
if(typeof data1 == "number"){
if(data1 > 3600 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/openSeconds",schemaPath:"#/$definition/21/properties/openSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 0.1 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/openSeconds",schemaPath:"#/$definition/21/properties/openSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/openSeconds",schemaPath:"#/$definition/21/properties/openSeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/$definition/21/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}

const schema5 = {"$definition":{"22":{"type":"object","additionalProperties":false,"properties":{"maxAttempts":{"type":"integer","minimum":1,"maximum":1000},"maxAgeSeconds":{"type":"integer","minimum":1,"maximum":1209600},"minDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400},"maxDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400}}}}};

function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "maxAttempts") || (key0 === "maxAgeSeconds")) || (key0 === "minDelaySeconds")) || (key0 === "maxDelaySeconds"))){
const err0 = {instancePath,schemaPath:"#/$definition/22/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.maxAttempts !== undefined && func0.call(data, "maxAttempts")){
let data0 = data.maxAttempts;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/22/properties/maxAttempts/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 1000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/22/properties/maxAttempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/22/properties/maxAttempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.maxAgeSeconds !== undefined && func0.call(data, "maxAgeSeconds")){
let data1 = data.maxAgeSeconds;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err4 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/22/properties/maxAgeSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 1209600 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/22/properties/maxAgeSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1209600}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/22/properties/maxAgeSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.minDelaySeconds !== undefined && func0.call(data, "minDelaySeconds")){
let data2 = data.minDelaySeconds;
if(typeof data2 == "number"){
if(data2 > 86400 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/22/properties/minDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 0.01 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/22/properties/minDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/22/properties/minDelaySeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.maxDelaySeconds !== undefined && func0.call(data, "maxDelaySeconds")){
let data3 = data.maxDelaySeconds;
if(typeof data3 == "number"){
if(data3 > 86400 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/22/properties/maxDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0.01 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/22/properties/maxDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/22/properties/maxDelaySeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/22/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate8.errors = vErrors;
return errors === 0;
}


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/1/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.arn === undefined) || (!(func0.call(data, "arn")))){
const err1 = {instancePath,schemaPath:"#/$definition/1/required",keyword:"required",params:{missingProperty: "arn"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "arn")) || (key0 === "concurrency")) || (key0 === "rate")) || (key0 === "breaker")) || (key0 === "retry"))){
const err2 = {instancePath,schemaPath:"#/$definition/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/1/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/1/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/1/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("aws" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/1/properties/kind/const",keyword:"const",params:{allowedValue: "aws"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.arn !== undefined && func0.call(data, "arn")){
let data3 = data.arn;
if(typeof data3 === "string"){
if(func8(data3) > 1600){
const err7 = {instancePath:instancePath+"/arn",schemaPath:"#/$definition/1/properties/arn/maxLength",keyword:"maxLength",params:{limit: 1600}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern0.test(data3)){
const err8 = {instancePath:instancePath+"/arn",schemaPath:"#/$definition/1/properties/arn/pattern",keyword:"pattern",params:{pattern: "^arn:"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/arn",schemaPath:"#/$definition/1/properties/arn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/$definition/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

const schema6 = {"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","bus"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"bus"},"bus":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern1 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.bus === undefined) || (!(func0.call(data, "bus")))){
const err1 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "bus"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "bus")) || (key0 === "concurrency")) || (key0 === "rate")) || (key0 === "breaker")) || (key0 === "retry"))){
const err2 = {instancePath,schemaPath:"#/$definition/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/2/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/2/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/2/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("bus" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/2/properties/kind/const",keyword:"const",params:{allowedValue: "bus"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
let data3 = data.bus;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err7 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/2/properties/bus/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/2/properties/bus/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/$definition/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const schema7 = {"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","service","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"chat"},"service":{"enum":["slack","teams","dingtalk","lark","wecom"]},"url":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":2048,"pattern":"^https?://"}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]},"signingSecret":{"$ref":"#/$defs/23"},"title":{"type":"string","maxLength":2048},"text":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":100000}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string","maxLength":10000}}}]},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern2 = new RegExp("^https?://", "u");
const schema8 = {"$definition":{"23":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}};
const pattern3 = new RegExp("^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$", "u");

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.secret === undefined) || (!(func0.call(data, "secret")))){
const err0 = {instancePath,schemaPath:"#/$definition/23/required",keyword:"required",params:{missingProperty: "secret"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "secret")){
const err1 = {instancePath,schemaPath:"#/$definition/23/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.secret !== undefined && func0.call(data, "secret")){
let data0 = data.secret;
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
const err2 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/23/properties/secret/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/23/properties/secret/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/$definition/23/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

const schema9 = {"$definition":{"24":{"type":"number","minimum":0.1,"maximum":300}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data == "number"){
if(data > 300 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/$definition/24/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data < 0.1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$definition/24/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$definition/24/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const schema10 = {"$definition":{"25":{"type":"boolean"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/$definition/25/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}


function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.service === undefined) || (!(func0.call(data, "service")))){
const err1 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "service"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err2 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema7.$definition["3"].properties, key0))){
const err3 = {instancePath,schemaPath:"#/$definition/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/3/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/3/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/3/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("chat" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/3/properties/kind/const",keyword:"const",params:{allowedValue: "chat"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.service !== undefined && func0.call(data, "service")){
let data3 = data.service;
if(!(((((data3 === "slack") || (data3 === "teams")) || (data3 === "dingtalk")) || (data3 === "lark")) || (data3 === "wecom"))){
const err8 = {instancePath:instancePath+"/service",schemaPath:"#/$definition/3/properties/service/enum",keyword:"enum",params:{allowedValues: schema7.$definition["3"].properties.service.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data4 = data.url;
if((typeof data4 !== "string") && (!(data4 && typeof data4 == "object" && !Array.isArray(data4)))){
const err9 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/allOf/0/type",keyword:"type",params:{type: schema7.$definition["3"].properties.url.allOf[0].type}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const _errs13 = errors;
let valid3 = true;
const _errs14 = errors;
if(typeof data4 !== "string"){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs14 === errors;
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs16 = errors;
if(typeof data4 === "string"){
if(func8(data4) > 2048){
const err11 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern2.test(data4)){
const err12 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/allOf/1/then/pattern",keyword:"pattern",params:{pattern: "^https?://"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/allOf/1/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid3 = _valid0;
}
if(!valid3){
const err14 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const _errs19 = errors;
let valid4 = true;
const _errs20 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs20 === errors;
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs22 = errors;
if(!(validate18(data4, {instancePath:instancePath+"/url",parentData:data,parentDataProperty:"url",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
var _valid1 = _errs22 === errors;
valid4 = _valid1;
}
if(!valid4){
const err16 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.signingSecret !== undefined && func0.call(data, "signingSecret")){
if(!(validate18(data.signingSecret, {instancePath:instancePath+"/signingSecret",parentData:data,parentDataProperty:"signingSecret",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data6 = data.title;
if(typeof data6 === "string"){
if(func8(data6) > 2048){
const err17 = {instancePath:instancePath+"/title",schemaPath:"#/$definition/3/properties/title/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/title",schemaPath:"#/$definition/3/properties/title/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data7 = data.text;
if((typeof data7 !== "string") && (!(Array.isArray(data7)))){
const err19 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/0/type",keyword:"type",params:{type: schema7.$definition["3"].properties.text.allOf[0].type}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
const _errs30 = errors;
let valid6 = true;
const _errs31 = errors;
if(typeof data7 !== "string"){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid2 = _errs31 === errors;
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs33 = errors;
if(typeof data7 === "string"){
if(func8(data7) > 100000){
const err21 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 100000}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(func8(data7) < 1){
const err22 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/1/then/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/1/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid2 = _errs33 === errors;
valid6 = _valid2;
}
if(!valid6){
const err24 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const _errs36 = errors;
let valid7 = true;
const _errs37 = errors;
if(!(Array.isArray(data7))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid3 = _errs37 === errors;
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs39 = errors;
if(Array.isArray(data7)){
if(data7.length > 2000){
const err26 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/2/then/maxItems",keyword:"maxItems",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7.length < 1){
const err27 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/2/then/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(func8(data8) > 10000){
const err28 = {instancePath:instancePath+"/text/" + i0,schemaPath:"#/$definition/3/properties/text/allOf/2/then/items/maxLength",keyword:"maxLength",params:{limit: 10000}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/text/" + i0,schemaPath:"#/$definition/3/properties/text/allOf/2/then/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/2/then/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid3 = _errs39 === errors;
valid7 = _valid3;
}
if(!valid7){
const err31 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/3/properties/text/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/$definition/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

const schema11 = {"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind","from","to","subject"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"email"},"from":{"type":"string","maxLength":320},"to":{"$ref":"#/$defs/26"},"cc":{"$ref":"#/$defs/26"},"bcc":{"$ref":"#/$defs/26"},"replyTo":{"$ref":"#/$defs/26"},"recipientDomains":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":255}},"subject":{"type":"string","minLength":1,"maxLength":2048},"text":{"$ref":"#/$defs/27"},"html":{"$ref":"#/$defs/27"},"headers":{"type":"object","maxProperties":10,"propertyNames":{"pattern":"^[A-Za-z0-9-]{1,100}$"},"additionalProperties":{"type":"string","maxLength":2048}},"digest":{"type":"object","additionalProperties":false,"required":["windowSeconds"],"properties":{"windowSeconds":{"type":"integer","minimum":1,"maximum":604800},"most":{"type":"integer","minimum":2,"maximum":1000}}},"smtp":{"$ref":"#/$defs/28"},"ses":{"$ref":"#/$defs/29"},"timeoutSeconds":{"type":"number","minimum":0.1,"maximum":300},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}},"anyOf":[{"required":["text"]},{"required":["html"]}],"oneOf":[{"required":["smtp"]},{"required":["ses"]}]}}};
const schema12 = {"$definition":{"26":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","minLength":1,"maxLength":1024}}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 50){
const err0 = {instancePath,schemaPath:"#/$definition/26/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/$definition/26/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func8(data0) > 1024){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/26/items/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func8(data0) < 1){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/26/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/26/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/$definition/26/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

const schema13 = {"$definition":{"27":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":100000}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string","maxLength":10000}}}]}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/27/allOf/0/type",keyword:"type",params:{type: schema13.$definition["27"].allOf[0].type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs4 = errors;
let valid2 = true;
const _errs5 = errors;
if(typeof data !== "string"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(typeof data === "string"){
if(func8(data) > 100000){
const err2 = {instancePath,schemaPath:"#/$definition/27/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 100000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func8(data) < 1){
const err3 = {instancePath,schemaPath:"#/$definition/27/allOf/1/then/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath,schemaPath:"#/$definition/27/allOf/1/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = _valid0;
}
if(!valid2){
const err5 = {instancePath,schemaPath:"#/$definition/27/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(!(Array.isArray(data))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs13 = errors;
if(Array.isArray(data)){
if(data.length > 2000){
const err7 = {instancePath,schemaPath:"#/$definition/27/allOf/2/then/maxItems",keyword:"maxItems",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.length < 1){
const err8 = {instancePath,schemaPath:"#/$definition/27/allOf/2/then/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func8(data0) > 10000){
const err9 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/27/allOf/2/then/items/maxLength",keyword:"maxLength",params:{limit: 10000}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/27/allOf/2/then/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/$definition/27/allOf/2/then/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err12 = {instancePath,schemaPath:"#/$definition/27/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}

const schema14 = {"$definition":{"28":{"type":"object","additionalProperties":false,"required":["host"],"properties":{"host":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9.:_-]+$"},"port":{"type":"integer","minimum":1,"maximum":65535},"tls":{"$ref":"#/$defs/43"},"auth":{"type":"object","additionalProperties":false,"required":["username","password"],"properties":{"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/33"}}},"connections":{"type":"integer","minimum":1,"maximum":50},"messagesPerConnection":{"type":"integer","minimum":1,"maximum":10000}}}}};
const pattern5 = new RegExp("^[A-Za-z0-9.:_-]+$", "u");
const schema15 = {"$definition":{"43":{"type":"object","additionalProperties":false,"properties":{"mode":{"enum":["starttls","implicit","none"]},"ca":{"$ref":"#/$defs/45"},"serverName":{"type":"string","maxLength":255}}}}};
const schema16 = {"$definition":{"45":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":65536}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]}}};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/45/allOf/0/type",keyword:"type",params:{type: schema16.$definition["45"].allOf[0].type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs4 = errors;
let valid2 = true;
const _errs5 = errors;
if(typeof data !== "string"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(typeof data === "string"){
if(func8(data) > 65536){
const err2 = {instancePath,schemaPath:"#/$definition/45/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 65536}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/45/allOf/1/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = _valid0;
}
if(!valid2){
const err4 = {instancePath,schemaPath:"#/$definition/45/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid1 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs13 = errors;
if(!(validate18(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/$definition/45/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}


function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "mode") || (key0 === "ca")) || (key0 === "serverName"))){
const err0 = {instancePath,schemaPath:"#/$definition/43/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data0 = data.mode;
if(!(((data0 === "starttls") || (data0 === "implicit")) || (data0 === "none"))){
const err1 = {instancePath:instancePath+"/mode",schemaPath:"#/$definition/43/properties/mode/enum",keyword:"enum",params:{allowedValues: schema15.$definition["43"].properties.mode.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ca !== undefined && func0.call(data, "ca")){
if(!(validate41(data.ca, {instancePath:instancePath+"/ca",parentData:data,parentDataProperty:"ca",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
}
if(data.serverName !== undefined && func0.call(data, "serverName")){
let data2 = data.serverName;
if(typeof data2 === "string"){
if(func8(data2) > 255){
const err2 = {instancePath:instancePath+"/serverName",schemaPath:"#/$definition/43/properties/serverName/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/serverName",schemaPath:"#/$definition/43/properties/serverName/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/$definition/43/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

const schema17 = {"$definition":{"33":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":4096}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]}}};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/33/allOf/0/type",keyword:"type",params:{type: schema17.$definition["33"].allOf[0].type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs4 = errors;
let valid2 = true;
const _errs5 = errors;
if(typeof data !== "string"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(typeof data === "string"){
if(func8(data) > 4096){
const err2 = {instancePath,schemaPath:"#/$definition/33/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/33/allOf/1/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = _valid0;
}
if(!valid2){
const err4 = {instancePath,schemaPath:"#/$definition/33/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid1 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs13 = errors;
if(!(validate18(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/$definition/33/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}


function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.host === undefined) || (!(func0.call(data, "host")))){
const err0 = {instancePath,schemaPath:"#/$definition/28/required",keyword:"required",params:{missingProperty: "host"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "host") || (key0 === "port")) || (key0 === "tls")) || (key0 === "auth")) || (key0 === "connections")) || (key0 === "messagesPerConnection"))){
const err1 = {instancePath,schemaPath:"#/$definition/28/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.host !== undefined && func0.call(data, "host")){
let data0 = data.host;
if(typeof data0 === "string"){
if(func8(data0) > 255){
const err2 = {instancePath:instancePath+"/host",schemaPath:"#/$definition/28/properties/host/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern5.test(data0)){
const err3 = {instancePath:instancePath+"/host",schemaPath:"#/$definition/28/properties/host/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9.:_-]+$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/host",schemaPath:"#/$definition/28/properties/host/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.port !== undefined && func0.call(data, "port")){
let data1 = data.port;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err5 = {instancePath:instancePath+"/port",schemaPath:"#/$definition/28/properties/port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 65535 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/port",schemaPath:"#/$definition/28/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/port",schemaPath:"#/$definition/28/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate40(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.auth !== undefined && func0.call(data, "auth")){
let data3 = data.auth;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.username === undefined) || (!(func0.call(data3, "username")))){
const err8 = {instancePath:instancePath+"/auth",schemaPath:"#/$definition/28/properties/auth/required",keyword:"required",params:{missingProperty: "username"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((data3.password === undefined) || (!(func0.call(data3, "password")))){
const err9 = {instancePath:instancePath+"/auth",schemaPath:"#/$definition/28/properties/auth/required",keyword:"required",params:{missingProperty: "password"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 of Object.keys(data3)){
if(!((key1 === "username") || (key1 === "password"))){
const err10 = {instancePath:instancePath+"/auth",schemaPath:"#/$definition/28/properties/auth/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.username !== undefined && func0.call(data3, "username")){
if(!(validate45(data3.username, {instancePath:instancePath+"/auth/username",parentData:data3,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data3.password !== undefined && func0.call(data3, "password")){
if(!(validate45(data3.password, {instancePath:instancePath+"/auth/password",parentData:data3,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/auth",schemaPath:"#/$definition/28/properties/auth/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.connections !== undefined && func0.call(data, "connections")){
let data6 = data.connections;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err12 = {instancePath:instancePath+"/connections",schemaPath:"#/$definition/28/properties/connections/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 > 50 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/connections",schemaPath:"#/$definition/28/properties/connections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/connections",schemaPath:"#/$definition/28/properties/connections/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.messagesPerConnection !== undefined && func0.call(data, "messagesPerConnection")){
let data7 = data.messagesPerConnection;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err15 = {instancePath:instancePath+"/messagesPerConnection",schemaPath:"#/$definition/28/properties/messagesPerConnection/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 10000 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/messagesPerConnection",schemaPath:"#/$definition/28/properties/messagesPerConnection/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/messagesPerConnection",schemaPath:"#/$definition/28/properties/messagesPerConnection/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/$definition/28/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const schema18 = {"$definition":{"29":{"type":"object","additionalProperties":false,"properties":{"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"configurationSet":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,64}$"}}}}};
const schema19 = {"$definition":{"30":{"type":"string","pattern":"^[a-z0-9-]{1,63}$"}}};
const pattern6 = new RegExp("^[a-z0-9-]{1,63}$", "u");

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern6.test(data)){
const err0 = {instancePath,schemaPath:"#/$definition/30/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,63}$"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/$definition/30/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

const schema20 = {"$definition":{"31":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s/@]+$"}}};
const pattern7 = new RegExp("^https?://[^\\s/@]+$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 2048){
const err0 = {instancePath,schemaPath:"#/$definition/31/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern7.test(data)){
const err1 = {instancePath,schemaPath:"#/$definition/31/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/@]+$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$definition/31/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}

const schema21 = {"$definition":{"32":{"type":"object","additionalProperties":false,"required":["accessKeyId","secretAccessKey"],"properties":{"accessKeyId":{"$ref":"#/$defs/33"},"secretAccessKey":{"$ref":"#/$defs/23"},"sessionToken":{"$ref":"#/$defs/23"}}}}};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.accessKeyId === undefined) || (!(func0.call(data, "accessKeyId")))){
const err0 = {instancePath,schemaPath:"#/$definition/32/required",keyword:"required",params:{missingProperty: "accessKeyId"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.secretAccessKey === undefined) || (!(func0.call(data, "secretAccessKey")))){
const err1 = {instancePath,schemaPath:"#/$definition/32/required",keyword:"required",params:{missingProperty: "secretAccessKey"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "accessKeyId") || (key0 === "secretAccessKey")) || (key0 === "sessionToken"))){
const err2 = {instancePath,schemaPath:"#/$definition/32/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.accessKeyId !== undefined && func0.call(data, "accessKeyId")){
if(!(validate45(data.accessKeyId, {instancePath:instancePath+"/accessKeyId",parentData:data,parentDataProperty:"accessKeyId",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.secretAccessKey !== undefined && func0.call(data, "secretAccessKey")){
if(!(validate18(data.secretAccessKey, {instancePath:instancePath+"/secretAccessKey",parentData:data,parentDataProperty:"secretAccessKey",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.sessionToken !== undefined && func0.call(data, "sessionToken")){
if(!(validate18(data.sessionToken, {instancePath:instancePath+"/sessionToken",parentData:data,parentDataProperty:"sessionToken",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/32/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}

const pattern8 = new RegExp("^[A-Za-z0-9_-]{1,64}$", "u");

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "region") || (key0 === "endpoint")) || (key0 === "credentials")) || (key0 === "configurationSet"))){
const err0 = {instancePath,schemaPath:"#/$definition/29/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.configurationSet !== undefined && func0.call(data, "configurationSet")){
let data3 = data.configurationSet;
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
const err1 = {instancePath:instancePath+"/configurationSet",schemaPath:"#/$definition/29/properties/configurationSet/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,64}$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/configurationSet",schemaPath:"#/$definition/29/properties/configurationSet/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/29/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}

const pattern4 = new RegExp("^[A-Za-z0-9-]{1,100}$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.text === undefined) || (!(func0.call(data, "text")))){
const err0 = {instancePath,schemaPath:"#/$definition/4/anyOf/0/required",keyword:"required",params:{missingProperty: "text"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.html === undefined) || (!(func0.call(data, "html")))){
const err1 = {instancePath,schemaPath:"#/$definition/4/anyOf/1/required",keyword:"required",params:{missingProperty: "html"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/$definition/4/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
const _errs5 = errors;
let valid2 = false;
let passing0 = null;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.smtp === undefined) || (!(func0.call(data, "smtp")))){
const err3 = {instancePath,schemaPath:"#/$definition/4/oneOf/0/required",keyword:"required",params:{missingProperty: "smtp"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid1 = _errs6 === errors;
if(_valid1){
valid2 = true;
passing0 = 0;
}
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.ses === undefined) || (!(func0.call(data, "ses")))){
const err4 = {instancePath,schemaPath:"#/$definition/4/oneOf/1/required",keyword:"required",params:{missingProperty: "ses"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
if(_valid1 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid1){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err5 = {instancePath,schemaPath:"#/$definition/4/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err6 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.from === undefined) || (!(func0.call(data, "from")))){
const err7 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((data.to === undefined) || (!(func0.call(data, "to")))){
const err8 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "to"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((data.subject === undefined) || (!(func0.call(data, "subject")))){
const err9 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "subject"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema11.$definition["4"].properties, key0))){
const err10 = {instancePath,schemaPath:"#/$definition/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err11 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/4/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("email" !== data.kind){
const err14 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/4/properties/kind/const",keyword:"const",params:{allowedValue: "email"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
let data3 = data.from;
if(typeof data3 === "string"){
if(func8(data3) > 320){
const err15 = {instancePath:instancePath+"/from",schemaPath:"#/$definition/4/properties/from/maxLength",keyword:"maxLength",params:{limit: 320}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/from",schemaPath:"#/$definition/4/properties/from/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.to !== undefined && func0.call(data, "to")){
if(!(validate31(data.to, {instancePath:instancePath+"/to",parentData:data,parentDataProperty:"to",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.cc !== undefined && func0.call(data, "cc")){
if(!(validate31(data.cc, {instancePath:instancePath+"/cc",parentData:data,parentDataProperty:"cc",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.bcc !== undefined && func0.call(data, "bcc")){
if(!(validate31(data.bcc, {instancePath:instancePath+"/bcc",parentData:data,parentDataProperty:"bcc",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.replyTo !== undefined && func0.call(data, "replyTo")){
if(!(validate31(data.replyTo, {instancePath:instancePath+"/replyTo",parentData:data,parentDataProperty:"replyTo",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.recipientDomains !== undefined && func0.call(data, "recipientDomains")){
let data8 = data.recipientDomains;
if(Array.isArray(data8)){
if(data8.length > 100){
const err17 = {instancePath:instancePath+"/recipientDomains",schemaPath:"#/$definition/4/properties/recipientDomains/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data8.length < 1){
const err18 = {instancePath:instancePath+"/recipientDomains",schemaPath:"#/$definition/4/properties/recipientDomains/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(typeof data9 === "string"){
if(func8(data9) > 255){
const err19 = {instancePath:instancePath+"/recipientDomains/" + i0,schemaPath:"#/$definition/4/properties/recipientDomains/items/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func8(data9) < 1){
const err20 = {instancePath:instancePath+"/recipientDomains/" + i0,schemaPath:"#/$definition/4/properties/recipientDomains/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/recipientDomains/" + i0,schemaPath:"#/$definition/4/properties/recipientDomains/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/recipientDomains",schemaPath:"#/$definition/4/properties/recipientDomains/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.subject !== undefined && func0.call(data, "subject")){
let data10 = data.subject;
if(typeof data10 === "string"){
if(func8(data10) > 2048){
const err23 = {instancePath:instancePath+"/subject",schemaPath:"#/$definition/4/properties/subject/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func8(data10) < 1){
const err24 = {instancePath:instancePath+"/subject",schemaPath:"#/$definition/4/properties/subject/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/subject",schemaPath:"#/$definition/4/properties/subject/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
if(!(validate36(data.text, {instancePath:instancePath+"/text",parentData:data,parentDataProperty:"text",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.html !== undefined && func0.call(data, "html")){
if(!(validate36(data.html, {instancePath:instancePath+"/html",parentData:data,parentDataProperty:"html",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data13 = data.headers;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length > 10){
const err26 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/4/properties/headers/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key1 of Object.keys(data13)){
const _errs30 = errors;
if(typeof key1 === "string"){
if(!pattern4.test(key1)){
const err27 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/4/properties/headers/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]{1,100}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid6 = _errs30 === errors;
if(!valid6){
const err28 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/4/properties/headers/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
for(const key2 of Object.keys(data13)){
let data14 = data13[key2];
if(typeof data14 === "string"){
if(func8(data14) > 2048){
const err29 = {instancePath:instancePath+"/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/4/properties/headers/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/4/properties/headers/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/4/properties/headers/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.digest !== undefined && func0.call(data, "digest")){
let data15 = data.digest;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if((data15.windowSeconds === undefined) || (!(func0.call(data15, "windowSeconds")))){
const err32 = {instancePath:instancePath+"/digest",schemaPath:"#/$definition/4/properties/digest/required",keyword:"required",params:{missingProperty: "windowSeconds"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key3 of Object.keys(data15)){
if(!((key3 === "windowSeconds") || (key3 === "most"))){
const err33 = {instancePath:instancePath+"/digest",schemaPath:"#/$definition/4/properties/digest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data15.windowSeconds !== undefined && func0.call(data15, "windowSeconds")){
let data16 = data15.windowSeconds;
if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
const err34 = {instancePath:instancePath+"/digest/windowSeconds",schemaPath:"#/$definition/4/properties/digest/properties/windowSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 > 604800 || isNaN(data16)){
const err35 = {instancePath:instancePath+"/digest/windowSeconds",schemaPath:"#/$definition/4/properties/digest/properties/windowSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 604800}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err36 = {instancePath:instancePath+"/digest/windowSeconds",schemaPath:"#/$definition/4/properties/digest/properties/windowSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data15.most !== undefined && func0.call(data15, "most")){
let data17 = data15.most;
if(!((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17)))){
const err37 = {instancePath:instancePath+"/digest/most",schemaPath:"#/$definition/4/properties/digest/properties/most/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(typeof data17 == "number"){
if(data17 > 1000 || isNaN(data17)){
const err38 = {instancePath:instancePath+"/digest/most",schemaPath:"#/$definition/4/properties/digest/properties/most/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data17 < 2 || isNaN(data17)){
const err39 = {instancePath:instancePath+"/digest/most",schemaPath:"#/$definition/4/properties/digest/properties/most/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
}
else {
const err40 = {instancePath:instancePath+"/digest",schemaPath:"#/$definition/4/properties/digest/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.smtp !== undefined && func0.call(data, "smtp")){
if(!(validate39(data.smtp, {instancePath:instancePath+"/smtp",parentData:data,parentDataProperty:"smtp",rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.ses !== undefined && func0.call(data, "ses")){
if(!(validate50(data.ses, {instancePath:instancePath+"/ses",parentData:data,parentDataProperty:"ses",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
let data20 = data.timeoutSeconds;
if(typeof data20 == "number"){
if(data20 > 300 || isNaN(data20)){
const err41 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/4/properties/timeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data20 < 0.1 || isNaN(data20)){
const err42 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/4/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/4/properties/timeoutSeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/$definition/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

const schema22 = {"$definition":{"5":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"eventbridge"},"eventBus":{"type":"string","maxLength":1600,"pattern":"^([/._A-Za-z0-9-]+|arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/\\S+)$"},"mode":{"enum":["binary","structured"]},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern9 = new RegExp("^([/._A-Za-z0-9-]+|arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/\\S+)$", "u");

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/5/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema22.$definition["5"].properties, key0))){
const err1 = {instancePath,schemaPath:"#/$definition/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/5/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/5/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/5/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("eventbridge" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/5/properties/kind/const",keyword:"const",params:{allowedValue: "eventbridge"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.eventBus !== undefined && func0.call(data, "eventBus")){
let data3 = data.eventBus;
if(typeof data3 === "string"){
if(func8(data3) > 1600){
const err6 = {instancePath:instancePath+"/eventBus",schemaPath:"#/$definition/5/properties/eventBus/maxLength",keyword:"maxLength",params:{limit: 1600}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern9.test(data3)){
const err7 = {instancePath:instancePath+"/eventBus",schemaPath:"#/$definition/5/properties/eventBus/pattern",keyword:"pattern",params:{pattern: "^([/._A-Za-z0-9-]+|arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/\\S+)$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/eventBus",schemaPath:"#/$definition/5/properties/eventBus/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data4 = data.mode;
if(!((data4 === "binary") || (data4 === "structured"))){
const err9 = {instancePath:instancePath+"/mode",schemaPath:"#/$definition/5/properties/mode/enum",keyword:"enum",params:{allowedValues: schema22.$definition["5"].properties.mode.enum}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/$definition/5/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}

const schema23 = {"$definition":{"6":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"http"},"url":{"type":"string","maxLength":2048,"pattern":"^https?://"},"method":{"enum":["POST","PUT","PATCH"]},"mode":{"enum":["binary","structured"]},"headers":{"type":"object","maxProperties":50,"propertyNames":{"pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"additionalProperties":{"$ref":"#/$defs/33"}},"bodyMembers":{"type":"object","maxProperties":100,"additionalProperties":{"$ref":"#/$defs/33"}},"auth":{"$ref":"#/$defs/34"},"signature":{"type":"object","additionalProperties":false,"required":["secrets"],"properties":{"secrets":{"type":"array","minItems":1,"maxItems":4,"items":{"$ref":"#/$defs/23"}}}},"timeoutSeconds":{"type":"number","minimum":0.1,"maximum":300},"allowPrivateNetwork":{"type":"boolean"},"statusPolicy":{"type":"object","maxProperties":100,"propertyNames":{"pattern":"^[1-5]([0-9]{2}|xx)$"},"additionalProperties":{"enum":["delivered","retry","dead"]}},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern11 = new RegExp("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$", "u");
const pattern14 = new RegExp("^[1-5]([0-9]{2}|xx)$", "u");
const schema24 = {"$definition":{"34":{"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["api-key","basic","oauth2"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["api-key"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","header","value"],"properties":{"kind":{"const":"api-key"},"header":{"type":"string","pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"value":{"$ref":"#/$defs/33"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["basic"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","username","password"],"properties":{"kind":{"const":"basic"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/33"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["oauth2"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","tokenUrl","clientId","clientSecret"],"properties":{"kind":{"const":"oauth2"},"tokenUrl":{"type":"string","maxLength":2048,"pattern":"^https?://"},"clientId":{"$ref":"#/$defs/33"},"clientSecret":{"$ref":"#/$defs/33"},"scope":{"type":"string","maxLength":1024},"audience":{"type":"string","maxLength":1024}}}}]}}};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/$definition/34/allOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err1 = {instancePath,schemaPath:"#/$definition/34/allOf/1/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind !== undefined && func0.call(data, "kind")){
let data0 = data.kind;
if(!(((data0 === "api-key") || (data0 === "basic")) || (data0 === "oauth2"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/34/allOf/2/properties/kind/enum",keyword:"enum",params:{allowedValues: schema24.$definition["34"].allOf[2].properties.kind.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(errors === _errs8){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing0 = "kind")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "api-key")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err6 = {instancePath,schemaPath:"#/$definition/34/allOf/3/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.header === undefined) || (!(func0.call(data, "header")))){
const err7 = {instancePath,schemaPath:"#/$definition/34/allOf/3/then/required",keyword:"required",params:{missingProperty: "header"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err8 = {instancePath,schemaPath:"#/$definition/34/allOf/3/then/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "kind") || (key0 === "header")) || (key0 === "value"))){
const err9 = {instancePath,schemaPath:"#/$definition/34/allOf/3/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("api-key" !== data.kind){
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/34/allOf/3/then/properties/kind/const",keyword:"const",params:{allowedValue: "api-key"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.header !== undefined && func0.call(data, "header")){
let data3 = data.header;
if(typeof data3 === "string"){
if(!pattern11.test(data3)){
const err11 = {instancePath:instancePath+"/header",schemaPath:"#/$definition/34/allOf/3/then/properties/header/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/header",schemaPath:"#/$definition/34/allOf/3/then/properties/header/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
if(!(validate45(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/34/allOf/3/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid3 = _valid0;
}
if(!valid3){
const err14 = {instancePath,schemaPath:"#/$definition/34/allOf/3/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const _errs19 = errors;
let valid6 = true;
const _errs20 = errors;
if(errors === _errs20){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing1 = "kind")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "basic")){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid1 = _errs20 === errors;
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs23 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err18 = {instancePath,schemaPath:"#/$definition/34/allOf/4/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((data.username === undefined) || (!(func0.call(data, "username")))){
const err19 = {instancePath,schemaPath:"#/$definition/34/allOf/4/then/required",keyword:"required",params:{missingProperty: "username"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((data.password === undefined) || (!(func0.call(data, "password")))){
const err20 = {instancePath,schemaPath:"#/$definition/34/allOf/4/then/required",keyword:"required",params:{missingProperty: "password"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
for(const key1 of Object.keys(data)){
if(!(((key1 === "kind") || (key1 === "username")) || (key1 === "password"))){
const err21 = {instancePath,schemaPath:"#/$definition/34/allOf/4/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("basic" !== data.kind){
const err22 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/34/allOf/4/then/properties/kind/const",keyword:"const",params:{allowedValue: "basic"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate45(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate45(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/$definition/34/allOf/4/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs23 === errors;
valid6 = _valid1;
}
if(!valid6){
const err24 = {instancePath,schemaPath:"#/$definition/34/allOf/4/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const _errs30 = errors;
let valid9 = true;
const _errs31 = errors;
if(errors === _errs31){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing2 = "kind")){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "oauth2")){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
}
else {
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var _valid2 = _errs31 === errors;
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs34 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err28 = {instancePath,schemaPath:"#/$definition/34/allOf/5/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((data.tokenUrl === undefined) || (!(func0.call(data, "tokenUrl")))){
const err29 = {instancePath,schemaPath:"#/$definition/34/allOf/5/then/required",keyword:"required",params:{missingProperty: "tokenUrl"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((data.clientId === undefined) || (!(func0.call(data, "clientId")))){
const err30 = {instancePath,schemaPath:"#/$definition/34/allOf/5/then/required",keyword:"required",params:{missingProperty: "clientId"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((data.clientSecret === undefined) || (!(func0.call(data, "clientSecret")))){
const err31 = {instancePath,schemaPath:"#/$definition/34/allOf/5/then/required",keyword:"required",params:{missingProperty: "clientSecret"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
for(const key2 of Object.keys(data)){
if(!((((((key2 === "kind") || (key2 === "tokenUrl")) || (key2 === "clientId")) || (key2 === "clientSecret")) || (key2 === "scope")) || (key2 === "audience"))){
const err32 = {instancePath,schemaPath:"#/$definition/34/allOf/5/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("oauth2" !== data.kind){
const err33 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/34/allOf/5/then/properties/kind/const",keyword:"const",params:{allowedValue: "oauth2"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.tokenUrl !== undefined && func0.call(data, "tokenUrl")){
let data11 = data.tokenUrl;
if(typeof data11 === "string"){
if(func8(data11) > 2048){
const err34 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/$definition/34/allOf/5/then/properties/tokenUrl/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern2.test(data11)){
const err35 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/$definition/34/allOf/5/then/properties/tokenUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/$definition/34/allOf/5/then/properties/tokenUrl/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.clientId !== undefined && func0.call(data, "clientId")){
if(!(validate45(data.clientId, {instancePath:instancePath+"/clientId",parentData:data,parentDataProperty:"clientId",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.clientSecret !== undefined && func0.call(data, "clientSecret")){
if(!(validate45(data.clientSecret, {instancePath:instancePath+"/clientSecret",parentData:data,parentDataProperty:"clientSecret",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
let data14 = data.scope;
if(typeof data14 === "string"){
if(func8(data14) > 1024){
const err37 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/34/allOf/5/then/properties/scope/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/34/allOf/5/then/properties/scope/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.audience !== undefined && func0.call(data, "audience")){
let data15 = data.audience;
if(typeof data15 === "string"){
if(func8(data15) > 1024){
const err39 = {instancePath:instancePath+"/audience",schemaPath:"#/$definition/34/allOf/5/then/properties/audience/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/audience",schemaPath:"#/$definition/34/allOf/5/then/properties/audience/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/$definition/34/allOf/5/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid2 = _errs34 === errors;
valid9 = _valid2;
}
if(!valid9){
const err42 = {instancePath,schemaPath:"#/$definition/34/allOf/5/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}


function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/6/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err1 = {instancePath,schemaPath:"#/$definition/6/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema23.$definition["6"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/6/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/6/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/6/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("http" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/6/properties/kind/const",keyword:"const",params:{allowedValue: "http"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data3 = data.url;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err7 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/6/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern2.test(data3)){
const err8 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/6/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/6/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.method !== undefined && func0.call(data, "method")){
let data4 = data.method;
if(!(((data4 === "POST") || (data4 === "PUT")) || (data4 === "PATCH"))){
const err10 = {instancePath:instancePath+"/method",schemaPath:"#/$definition/6/properties/method/enum",keyword:"enum",params:{allowedValues: schema23.$definition["6"].properties.method.enum}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data5 = data.mode;
if(!((data5 === "binary") || (data5 === "structured"))){
const err11 = {instancePath:instancePath+"/mode",schemaPath:"#/$definition/6/properties/mode/enum",keyword:"enum",params:{allowedValues: schema23.$definition["6"].properties.mode.enum}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data6 = data.headers;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 50){
const err12 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/6/properties/headers/maxProperties",keyword:"maxProperties",params:{limit: 50}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 of Object.keys(data6)){
const _errs14 = errors;
if(typeof key1 === "string"){
if(!pattern11.test(key1)){
const err13 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/6/properties/headers/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid2 = _errs14 === errors;
if(!valid2){
const err14 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/6/properties/headers/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
for(const key2 of Object.keys(data6)){
if(!(validate45(data6[key2], {instancePath:instancePath+"/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/6/properties/headers/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.bodyMembers !== undefined && func0.call(data, "bodyMembers")){
let data8 = data.bodyMembers;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 100){
const err16 = {instancePath:instancePath+"/bodyMembers",schemaPath:"#/$definition/6/properties/bodyMembers/maxProperties",keyword:"maxProperties",params:{limit: 100}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key3 of Object.keys(data8)){
if(!(validate45(data8[key3], {instancePath:instancePath+"/bodyMembers/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/bodyMembers",schemaPath:"#/$definition/6/properties/bodyMembers/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.auth !== undefined && func0.call(data, "auth")){
if(!(validate81(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
if(data.signature !== undefined && func0.call(data, "signature")){
let data11 = data.signature;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.secrets === undefined) || (!(func0.call(data11, "secrets")))){
const err18 = {instancePath:instancePath+"/signature",schemaPath:"#/$definition/6/properties/signature/required",keyword:"required",params:{missingProperty: "secrets"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 of Object.keys(data11)){
if(!(key4 === "secrets")){
const err19 = {instancePath:instancePath+"/signature",schemaPath:"#/$definition/6/properties/signature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data11.secrets !== undefined && func0.call(data11, "secrets")){
let data12 = data11.secrets;
if(Array.isArray(data12)){
if(data12.length > 4){
const err20 = {instancePath:instancePath+"/signature/secrets",schemaPath:"#/$definition/6/properties/signature/properties/secrets/maxItems",keyword:"maxItems",params:{limit: 4}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data12.length < 1){
const err21 = {instancePath:instancePath+"/signature/secrets",schemaPath:"#/$definition/6/properties/signature/properties/secrets/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
if(!(validate18(data12[i0], {instancePath:instancePath+"/signature/secrets/" + i0,parentData:data12,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/signature/secrets",schemaPath:"#/$definition/6/properties/signature/properties/secrets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/signature",schemaPath:"#/$definition/6/properties/signature/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
let data14 = data.timeoutSeconds;
if(typeof data14 == "number"){
if(data14 > 300 || isNaN(data14)){
const err24 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/6/properties/timeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data14 < 0.1 || isNaN(data14)){
const err25 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/6/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/6/properties/timeoutSeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(typeof data.allowPrivateNetwork !== "boolean"){
const err27 = {instancePath:instancePath+"/allowPrivateNetwork",schemaPath:"#/$definition/6/properties/allowPrivateNetwork/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.statusPolicy !== undefined && func0.call(data, "statusPolicy")){
let data16 = data.statusPolicy;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(Object.keys(data16).length > 100){
const err28 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/6/properties/statusPolicy/maxProperties",keyword:"maxProperties",params:{limit: 100}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key5 of Object.keys(data16)){
const _errs34 = errors;
if(typeof key5 === "string"){
if(!pattern14.test(key5)){
const err29 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/6/properties/statusPolicy/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[1-5]([0-9]{2}|xx)$"},propertyName:key5};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var valid8 = _errs34 === errors;
if(!valid8){
const err30 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/6/properties/statusPolicy/propertyNames",keyword:"propertyNames",params:{propertyName: key5}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
for(const key6 of Object.keys(data16)){
let data17 = data16[key6];
if(!(((data17 === "delivered") || (data17 === "retry")) || (data17 === "dead"))){
const err31 = {instancePath:instancePath+"/statusPolicy/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/6/properties/statusPolicy/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema23.$definition["6"].properties.statusPolicy.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/6/properties/statusPolicy/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/$definition/6/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}

const schema25 = {"$definition":{"7":{"type":"object","additionalProperties":false,"required":["kind","servers","topic"],"dependencies":{"sasl":["username","password"],"username":["sasl"],"password":["sasl"]},"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"kafka"},"servers":{"$ref":"#/$defs/35"},"topic":{"$ref":"#/$defs/36"},"partitionKey":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"sasl":{"$ref":"#/$defs/38"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const schema26 = {"$definition":{"35":{"type":"array","minItems":1,"maxItems":32,"items":{"type":"string","maxLength":300,"pattern":"^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$"}}}};
const pattern15 = new RegExp("^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$", "u");

function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 32){
const err0 = {instancePath,schemaPath:"#/$definition/35/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/$definition/35/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func8(data0) > 300){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/35/items/maxLength",keyword:"maxLength",params:{limit: 300}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern15.test(data0)){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/35/items/pattern",keyword:"pattern",params:{pattern: "^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/35/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/$definition/35/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate95.errors = vErrors;
return errors === 0;
}

const schema27 = {"$definition":{"36":{"type":"string","maxLength":249,"pattern":"^[a-zA-Z0-9._-]+$"}}};
const pattern16 = new RegExp("^[a-zA-Z0-9._-]+$", "u");

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 249){
const err0 = {instancePath,schemaPath:"#/$definition/36/maxLength",keyword:"maxLength",params:{limit: 249}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern16.test(data)){
const err1 = {instancePath,schemaPath:"#/$definition/36/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._-]+$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$definition/36/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate97.errors = vErrors;
return errors === 0;
}

const schema28 = {"$definition":{"37":{"enum":["structured","binary"]}}};

function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "structured") || (data === "binary"))){
const err0 = {instancePath,schemaPath:"#/$definition/37/enum",keyword:"enum",params:{allowedValues: schema28.$definition["37"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate99.errors = vErrors;
return errors === 0;
}

const schema29 = {"$definition":{"38":{"enum":["plain","scram-sha-256","scram-sha-512"]}}};

function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((data === "plain") || (data === "scram-sha-256")) || (data === "scram-sha-512"))){
const err0 = {instancePath,schemaPath:"#/$definition/38/enum",keyword:"enum",params:{allowedValues: schema29.$definition["38"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate101.errors = vErrors;
return errors === 0;
}

const schema30 = {"$definition":{"39":{"allOf":[{"type":["boolean","object"]},{"if":{"type":["boolean"]},"then":{"type":"boolean"}},{"if":{"type":["object"]},"then":{"type":"object","additionalProperties":false,"properties":{"ca":{"$ref":"#/$defs/44"},"certificate":{"$ref":"#/$defs/44"},"key":{"$ref":"#/$defs/23"}}}}]}}};
const schema31 = {"$definition":{"44":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":65536,"pattern":"^-----BEGIN CERTIFICATE-----"}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/23"}}]}}};
const pattern17 = new RegExp("^-----BEGIN CERTIFICATE-----", "u");

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/44/allOf/0/type",keyword:"type",params:{type: schema31.$definition["44"].allOf[0].type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs4 = errors;
let valid2 = true;
const _errs5 = errors;
if(typeof data !== "string"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(typeof data === "string"){
if(func8(data) > 65536){
const err2 = {instancePath,schemaPath:"#/$definition/44/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 65536}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern17.test(data)){
const err3 = {instancePath,schemaPath:"#/$definition/44/allOf/1/then/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN CERTIFICATE-----"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath,schemaPath:"#/$definition/44/allOf/1/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = _valid0;
}
if(!valid2){
const err5 = {instancePath,schemaPath:"#/$definition/44/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs13 = errors;
if(!(validate18(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err7 = {instancePath,schemaPath:"#/$definition/44/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}


function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "boolean") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/39/allOf/0/type",keyword:"type",params:{type: schema30.$definition["39"].allOf[0].type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs4 = errors;
let valid2 = true;
const _errs5 = errors;
if(typeof data !== "boolean"){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(typeof data !== "boolean"){
const err2 = {instancePath,schemaPath:"#/$definition/39/allOf/1/then/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid2 = _valid0;
}
if(!valid2){
const err3 = {instancePath,schemaPath:"#/$definition/39/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "ca") || (key0 === "certificate")) || (key0 === "key"))){
const err5 = {instancePath,schemaPath:"#/$definition/39/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ca !== undefined && func0.call(data, "ca")){
if(!(validate106(data.ca, {instancePath:instancePath+"/ca",parentData:data,parentDataProperty:"ca",rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
}
if(data.certificate !== undefined && func0.call(data, "certificate")){
if(!(validate106(data.certificate, {instancePath:instancePath+"/certificate",parentData:data,parentDataProperty:"certificate",rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
}
if(data.key !== undefined && func0.call(data, "key")){
if(!(validate18(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/$definition/39/allOf/2/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err7 = {instancePath,schemaPath:"#/$definition/39/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate105.errors = vErrors;
return errors === 0;
}


function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.servers === undefined) || (!(func0.call(data, "servers")))){
const err1 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "servers"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.topic === undefined) || (!(func0.call(data, "topic")))){
const err2 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "topic"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema25.$definition["7"].properties, key0))){
const err3 = {instancePath,schemaPath:"#/$definition/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.sasl !== undefined && func0.call(data, "sasl")){
if((data.username === undefined) || (!(func0.call(data, "username")))){
const err4 = {instancePath,schemaPath:"#/$definition/7/dependencies",keyword:"dependencies",params:{property: "sasl",
    missingProperty: "username",
    depsCount: 2,
    deps: "username, password"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.password === undefined) || (!(func0.call(data, "password")))){
const err5 = {instancePath,schemaPath:"#/$definition/7/dependencies",keyword:"dependencies",params:{property: "sasl",
    missingProperty: "password",
    depsCount: 2,
    deps: "username, password"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if((data.sasl === undefined) || (!(func0.call(data, "sasl")))){
const err6 = {instancePath,schemaPath:"#/$definition/7/dependencies",keyword:"dependencies",params:{property: "username",
    missingProperty: "sasl",
    depsCount: 1,
    deps: "sasl"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if((data.sasl === undefined) || (!(func0.call(data, "sasl")))){
const err7 = {instancePath,schemaPath:"#/$definition/7/dependencies",keyword:"dependencies",params:{property: "password",
    missingProperty: "sasl",
    depsCount: 1,
    deps: "sasl"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err8 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/7/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/7/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/7/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("kafka" !== data.kind){
const err11 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/7/properties/kind/const",keyword:"const",params:{allowedValue: "kafka"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.servers !== undefined && func0.call(data, "servers")){
if(!(validate95(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
if(!(validate97(data.topic, {instancePath:instancePath+"/topic",parentData:data,parentDataProperty:"topic",rootData}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
if(data.partitionKey !== undefined && func0.call(data, "partitionKey")){
let data5 = data.partitionKey;
if(typeof data5 === "string"){
if(func8(data5) > 1024){
const err12 = {instancePath:instancePath+"/partitionKey",schemaPath:"#/$definition/7/properties/partitionKey/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(func8(data5) < 1){
const err13 = {instancePath:instancePath+"/partitionKey",schemaPath:"#/$definition/7/properties/partitionKey/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/partitionKey",schemaPath:"#/$definition/7/properties/partitionKey/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.sasl !== undefined && func0.call(data, "sasl")){
if(!(validate101(data.sasl, {instancePath:instancePath+"/sasl",parentData:data,parentDataProperty:"sasl",rootData}))){
vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
errors = vErrors.length;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate45(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate18(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate105(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/$definition/7/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}

const schema32 = {"$definition":{"8":{"type":"object","additionalProperties":false,"required":["kind","stream"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"kinesis"},"stream":{"type":"string","maxLength":2048,"pattern":"^([A-Za-z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/\\S+)$"},"partitionKey":{"type":"string","minLength":1,"maxLength":1024},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern18 = new RegExp("^([A-Za-z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/\\S+)$", "u");

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/8/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.stream === undefined) || (!(func0.call(data, "stream")))){
const err1 = {instancePath,schemaPath:"#/$definition/8/required",keyword:"required",params:{missingProperty: "stream"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema32.$definition["8"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/8/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/8/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/8/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("kinesis" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/8/properties/kind/const",keyword:"const",params:{allowedValue: "kinesis"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.stream !== undefined && func0.call(data, "stream")){
let data3 = data.stream;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err7 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/8/properties/stream/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern18.test(data3)){
const err8 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/8/properties/stream/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/\\S+)$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/8/properties/stream/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.partitionKey !== undefined && func0.call(data, "partitionKey")){
let data4 = data.partitionKey;
if(typeof data4 === "string"){
if(func8(data4) > 1024){
const err10 = {instancePath:instancePath+"/partitionKey",schemaPath:"#/$definition/8/properties/partitionKey/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func8(data4) < 1){
const err11 = {instancePath:instancePath+"/partitionKey",schemaPath:"#/$definition/8/properties/partitionKey/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/partitionKey",schemaPath:"#/$definition/8/properties/partitionKey/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/8/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate119.errors = vErrors;
return errors === 0;
}

const schema33 = {"$definition":{"9":{"type":"object","additionalProperties":false,"required":["kind","function"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"lambda"},"function":{"type":"string","maxLength":2048,"pattern":"^([A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,129})?|arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:\\S+)$"},"invocation":{"enum":["event","request-response"]},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern19 = new RegExp("^([A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,129})?|arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:\\S+)$", "u");

function validate130(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/9/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.function === undefined) || (!(func0.call(data, "function")))){
const err1 = {instancePath,schemaPath:"#/$definition/9/required",keyword:"required",params:{missingProperty: "function"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema33.$definition["9"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/9/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/9/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/9/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("lambda" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/9/properties/kind/const",keyword:"const",params:{allowedValue: "lambda"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.function !== undefined && func0.call(data, "function")){
let data3 = data.function;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err7 = {instancePath:instancePath+"/function",schemaPath:"#/$definition/9/properties/function/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern19.test(data3)){
const err8 = {instancePath:instancePath+"/function",schemaPath:"#/$definition/9/properties/function/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,129})?|arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:\\S+)$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/function",schemaPath:"#/$definition/9/properties/function/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.invocation !== undefined && func0.call(data, "invocation")){
let data4 = data.invocation;
if(!((data4 === "event") || (data4 === "request-response"))){
const err10 = {instancePath:instancePath+"/invocation",schemaPath:"#/$definition/9/properties/invocation/enum",keyword:"enum",params:{allowedValues: schema33.$definition["9"].properties.invocation.enum}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/$definition/9/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate130.errors = vErrors;
return errors === 0;
}

const schema34 = {"$definition":{"10":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"log"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};

function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/10/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "concurrency")) || (key0 === "rate")) || (key0 === "breaker")) || (key0 === "retry"))){
const err1 = {instancePath,schemaPath:"#/$definition/10/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/10/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/10/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/10/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("log" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/properties/kind/const",keyword:"const",params:{allowedValue: "log"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/$definition/10/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate141.errors = vErrors;
return errors === 0;
}

const schema35 = {"$definition":{"11":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"mqtt"},"url":{"type":"string","maxLength":2048,"pattern":"^mqtts?://[^\\s/@?#]+$"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"topic":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"retain":{"type":"boolean"},"mandatory":{"type":"boolean"},"expirationSeconds":{"type":"integer","minimum":1,"maximum":4294967295},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern20 = new RegExp("^mqtts?://[^\\s/@?#]+$", "u");

function validate147(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/11/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err1 = {instancePath,schemaPath:"#/$definition/11/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema35.$definition["11"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/11/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/11/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/11/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/11/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("mqtt" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/11/properties/kind/const",keyword:"const",params:{allowedValue: "mqtt"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data3 = data.url;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err7 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/11/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern20.test(data3)){
const err8 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/11/properties/url/pattern",keyword:"pattern",params:{pattern: "^mqtts?://[^\\s/@?#]+$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/11/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate45(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate18(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate105(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
let data7 = data.topic;
if(typeof data7 === "string"){
if(func8(data7) > 1024){
const err10 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/11/properties/topic/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func8(data7) < 1){
const err11 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/11/properties/topic/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/11/properties/topic/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.retain !== undefined && func0.call(data, "retain")){
if(typeof data.retain !== "boolean"){
const err13 = {instancePath:instancePath+"/retain",schemaPath:"#/$definition/11/properties/retain/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.mandatory !== undefined && func0.call(data, "mandatory")){
if(typeof data.mandatory !== "boolean"){
const err14 = {instancePath:instancePath+"/mandatory",schemaPath:"#/$definition/11/properties/mandatory/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.expirationSeconds !== undefined && func0.call(data, "expirationSeconds")){
let data11 = data.expirationSeconds;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err15 = {instancePath:instancePath+"/expirationSeconds",schemaPath:"#/$definition/11/properties/expirationSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 4294967295 || isNaN(data11)){
const err16 = {instancePath:instancePath+"/expirationSeconds",schemaPath:"#/$definition/11/properties/expirationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err17 = {instancePath:instancePath+"/expirationSeconds",schemaPath:"#/$definition/11/properties/expirationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/$definition/11/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate147.errors = vErrors;
return errors === 0;
}

const schema36 = {"$definition":{"12":{"type":"object","additionalProperties":false,"required":["kind","servers"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"nats"},"servers":{"$ref":"#/$defs/35"},"subject":{"type":"string","minLength":1,"maxLength":1024},"stream":{"type":"string","maxLength":255,"pattern":"^[^\\s.*>/\\\\]+$"},"mode":{"$ref":"#/$defs/37"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"token":{"$ref":"#/$defs/23"},"credentials":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern21 = new RegExp("^[^\\s.*>/\\\\]+$", "u");

function validate159(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/12/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.servers === undefined) || (!(func0.call(data, "servers")))){
const err1 = {instancePath,schemaPath:"#/$definition/12/required",keyword:"required",params:{missingProperty: "servers"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema36.$definition["12"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/12/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/12/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/12/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/12/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("nats" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/12/properties/kind/const",keyword:"const",params:{allowedValue: "nats"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.servers !== undefined && func0.call(data, "servers")){
if(!(validate95(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
}
if(data.subject !== undefined && func0.call(data, "subject")){
let data4 = data.subject;
if(typeof data4 === "string"){
if(func8(data4) > 1024){
const err7 = {instancePath:instancePath+"/subject",schemaPath:"#/$definition/12/properties/subject/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func8(data4) < 1){
const err8 = {instancePath:instancePath+"/subject",schemaPath:"#/$definition/12/properties/subject/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/subject",schemaPath:"#/$definition/12/properties/subject/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.stream !== undefined && func0.call(data, "stream")){
let data5 = data.stream;
if(typeof data5 === "string"){
if(func8(data5) > 255){
const err10 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/12/properties/stream/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern21.test(data5)){
const err11 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/12/properties/stream/pattern",keyword:"pattern",params:{pattern: "^[^\\s.*>/\\\\]+$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/12/properties/stream/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate45(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate18(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.token !== undefined && func0.call(data, "token")){
if(!(validate18(data.token, {instancePath:instancePath+"/token",parentData:data,parentDataProperty:"token",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate18(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate105(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/12/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate159.errors = vErrors;
return errors === 0;
}

const schema37 = {"$definition":{"13":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"pull"},"visibilitySeconds":{"type":"integer","minimum":1,"maximum":43200},"maxReceives":{"type":"integer","minimum":1,"maximum":1000}}}}};

function validate174(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/13/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "visibilitySeconds")) || (key0 === "maxReceives"))){
const err1 = {instancePath,schemaPath:"#/$definition/13/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/13/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/13/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/13/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("pull" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/13/properties/kind/const",keyword:"const",params:{allowedValue: "pull"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.visibilitySeconds !== undefined && func0.call(data, "visibilitySeconds")){
let data3 = data.visibilitySeconds;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err6 = {instancePath:instancePath+"/visibilitySeconds",schemaPath:"#/$definition/13/properties/visibilitySeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 43200 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/visibilitySeconds",schemaPath:"#/$definition/13/properties/visibilitySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 43200}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/visibilitySeconds",schemaPath:"#/$definition/13/properties/visibilitySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.maxReceives !== undefined && func0.call(data, "maxReceives")){
let data4 = data.maxReceives;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err9 = {instancePath:instancePath+"/maxReceives",schemaPath:"#/$definition/13/properties/maxReceives/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 > 1000 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/maxReceives",schemaPath:"#/$definition/13/properties/maxReceives/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/maxReceives",schemaPath:"#/$definition/13/properties/maxReceives/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/$definition/13/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate174.errors = vErrors;
return errors === 0;
}

const schema38 = {"$definition":{"14":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"rabbitmq"},"url":{"type":"string","maxLength":2048,"pattern":"^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$"},"username":{"$ref":"#/$defs/33"},"password":{"$ref":"#/$defs/23"},"tls":{"$ref":"#/$defs/39"},"exchange":{"type":"string","maxLength":127},"routingKey":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"mandatory":{"type":"boolean"},"persistent":{"type":"boolean"},"priority":{"type":"integer","minimum":0,"maximum":255},"expirationSeconds":{"type":"number","minimum":0.001,"maximum":31536000},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern22 = new RegExp("^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$", "u");

function validate176(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/14/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err1 = {instancePath,schemaPath:"#/$definition/14/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema38.$definition["14"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/14/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/14/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/14/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/14/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("rabbitmq" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/14/properties/kind/const",keyword:"const",params:{allowedValue: "rabbitmq"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data3 = data.url;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err7 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/14/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern22.test(data3)){
const err8 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/14/properties/url/pattern",keyword:"pattern",params:{pattern: "^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/14/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate45(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate18(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate105(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
if(data.exchange !== undefined && func0.call(data, "exchange")){
let data7 = data.exchange;
if(typeof data7 === "string"){
if(func8(data7) > 127){
const err10 = {instancePath:instancePath+"/exchange",schemaPath:"#/$definition/14/properties/exchange/maxLength",keyword:"maxLength",params:{limit: 127}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/exchange",schemaPath:"#/$definition/14/properties/exchange/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.routingKey !== undefined && func0.call(data, "routingKey")){
let data8 = data.routingKey;
if(typeof data8 === "string"){
if(func8(data8) > 1024){
const err12 = {instancePath:instancePath+"/routingKey",schemaPath:"#/$definition/14/properties/routingKey/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(func8(data8) < 1){
const err13 = {instancePath:instancePath+"/routingKey",schemaPath:"#/$definition/14/properties/routingKey/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/routingKey",schemaPath:"#/$definition/14/properties/routingKey/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.mandatory !== undefined && func0.call(data, "mandatory")){
if(typeof data.mandatory !== "boolean"){
const err15 = {instancePath:instancePath+"/mandatory",schemaPath:"#/$definition/14/properties/mandatory/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.persistent !== undefined && func0.call(data, "persistent")){
if(typeof data.persistent !== "boolean"){
const err16 = {instancePath:instancePath+"/persistent",schemaPath:"#/$definition/14/properties/persistent/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.priority !== undefined && func0.call(data, "priority")){
let data12 = data.priority;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err17 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/14/properties/priority/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 255 || isNaN(data12)){
const err18 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/14/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/14/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.expirationSeconds !== undefined && func0.call(data, "expirationSeconds")){
let data13 = data.expirationSeconds;
if(typeof data13 == "number"){
if(data13 > 31536000 || isNaN(data13)){
const err20 = {instancePath:instancePath+"/expirationSeconds",schemaPath:"#/$definition/14/properties/expirationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31536000}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data13 < 0.001 || isNaN(data13)){
const err21 = {instancePath:instancePath+"/expirationSeconds",schemaPath:"#/$definition/14/properties/expirationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.001}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/expirationSeconds",schemaPath:"#/$definition/14/properties/expirationSeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/$definition/14/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate176.errors = vErrors;
return errors === 0;
}

const schema39 = {"$definition":{"15":{"type":"object","additionalProperties":false,"required":["kind","endpoints","topic"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"rocketmq"},"endpoints":{"$ref":"#/$defs/40"},"topic":{"type":"string","maxLength":127,"pattern":"^[%|a-zA-Z0-9_-]+$"},"mode":{"enum":["binary","structured"]},"keys":{"type":"array","maxItems":16,"items":{"type":"string","minLength":1,"maxLength":1024}},"tag":{"type":"string","minLength":1,"maxLength":1024},"messageGroup":{"type":"string","minLength":1,"maxLength":1024},"deliverAt":{"type":"string","minLength":1,"maxLength":1024},"delaySeconds":{"type":"number","minimum":0,"maximum":3456000},"priority":{"allOf":[{"type":["number","string"]},{"if":{"type":["number"]},"then":{"type":"integer","minimum":0,"maximum":999999999}},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":1024}}]},"metrics":{"$ref":"#/$defs/41"},"namespace":{"type":"string","maxLength":128,"pattern":"^[a-zA-Z0-9_-]+$"},"tls":{"$ref":"#/$defs/39"},"credentials":{"$ref":"#/$defs/42"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}},"dependencies":{"messageGroup":{"not":{"anyOf":[{"required":["deliverAt"]},{"required":["delaySeconds"]},{"required":["priority"]}]}}}}}};
const schema40 = {"$definition":{"40":{"type":"string","maxLength":2048,"pattern":"^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$"}}};
const pattern23 = new RegExp("^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$", "u");

function validate189(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 2048){
const err0 = {instancePath,schemaPath:"#/$definition/40/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern23.test(data)){
const err1 = {instancePath,schemaPath:"#/$definition/40/pattern",keyword:"pattern",params:{pattern: "^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$definition/40/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate189.errors = vErrors;
return errors === 0;
}

const schema41 = {"$definition":{"41":{"type":"array","maxItems":16,"items":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s@]+$"}}}};
const pattern25 = new RegExp("^https?://[^\\s@]+$", "u");

function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 16){
const err0 = {instancePath,schemaPath:"#/$definition/41/maxItems",keyword:"maxItems",params:{limit: 16}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func8(data0) > 2048){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/41/items/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern25.test(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/41/items/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s@]+$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/41/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/$definition/41/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate191.errors = vErrors;
return errors === 0;
}

const schema42 = {"$definition":{"42":{"type":"object","additionalProperties":false,"required":["accessKey","secretKey"],"properties":{"accessKey":{"$ref":"#/$defs/33"},"secretKey":{"$ref":"#/$defs/23"},"securityToken":{"$ref":"#/$defs/23"}}}}};

function validate194(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.accessKey === undefined) || (!(func0.call(data, "accessKey")))){
const err0 = {instancePath,schemaPath:"#/$definition/42/required",keyword:"required",params:{missingProperty: "accessKey"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.secretKey === undefined) || (!(func0.call(data, "secretKey")))){
const err1 = {instancePath,schemaPath:"#/$definition/42/required",keyword:"required",params:{missingProperty: "secretKey"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "accessKey") || (key0 === "secretKey")) || (key0 === "securityToken"))){
const err2 = {instancePath,schemaPath:"#/$definition/42/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.accessKey !== undefined && func0.call(data, "accessKey")){
if(!(validate45(data.accessKey, {instancePath:instancePath+"/accessKey",parentData:data,parentDataProperty:"accessKey",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.secretKey !== undefined && func0.call(data, "secretKey")){
if(!(validate18(data.secretKey, {instancePath:instancePath+"/secretKey",parentData:data,parentDataProperty:"secretKey",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.securityToken !== undefined && func0.call(data, "securityToken")){
if(!(validate18(data.securityToken, {instancePath:instancePath+"/securityToken",parentData:data,parentDataProperty:"securityToken",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/42/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate194.errors = vErrors;
return errors === 0;
}

const pattern24 = new RegExp("^[%|a-zA-Z0-9_-]+$", "u");
const pattern26 = new RegExp("^[a-zA-Z0-9_-]+$", "u");

function validate188(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/15/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.endpoints === undefined) || (!(func0.call(data, "endpoints")))){
const err1 = {instancePath,schemaPath:"#/$definition/15/required",keyword:"required",params:{missingProperty: "endpoints"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.topic === undefined) || (!(func0.call(data, "topic")))){
const err2 = {instancePath,schemaPath:"#/$definition/15/required",keyword:"required",params:{missingProperty: "topic"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema39.$definition["15"].properties, key0))){
const err3 = {instancePath,schemaPath:"#/$definition/15/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.messageGroup !== undefined && func0.call(data, "messageGroup")){
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
let valid3 = false;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.deliverAt === undefined) || (!(func0.call(data, "deliverAt")))) && (missing0 = "deliverAt")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.delaySeconds === undefined) || (!(func0.call(data, "delaySeconds")))) && (missing1 = "delaySeconds")){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.priority === undefined) || (!(func0.call(data, "priority")))) && (missing2 = "priority")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs9 === errors;
valid3 = valid3 || _valid0;
}
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs5 === errors;
if(valid2){
const err8 = {instancePath,schemaPath:"#/$definition/15/dependencies/messageGroup/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err9 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/15/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/15/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/15/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("rocketmq" !== data.kind){
const err12 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/15/properties/kind/const",keyword:"const",params:{allowedValue: "rocketmq"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.endpoints !== undefined && func0.call(data, "endpoints")){
if(!(validate189(data.endpoints, {instancePath:instancePath+"/endpoints",parentData:data,parentDataProperty:"endpoints",rootData}))){
vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors);
errors = vErrors.length;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
let data4 = data.topic;
if(typeof data4 === "string"){
if(func8(data4) > 127){
const err13 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/15/properties/topic/maxLength",keyword:"maxLength",params:{limit: 127}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern24.test(data4)){
const err14 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/15/properties/topic/pattern",keyword:"pattern",params:{pattern: "^[%|a-zA-Z0-9_-]+$"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/15/properties/topic/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data5 = data.mode;
if(!((data5 === "binary") || (data5 === "structured"))){
const err16 = {instancePath:instancePath+"/mode",schemaPath:"#/$definition/15/properties/mode/enum",keyword:"enum",params:{allowedValues: schema39.$definition["15"].properties.mode.enum}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.keys !== undefined && func0.call(data, "keys")){
let data6 = data.keys;
if(Array.isArray(data6)){
if(data6.length > 16){
const err17 = {instancePath:instancePath+"/keys",schemaPath:"#/$definition/15/properties/keys/maxItems",keyword:"maxItems",params:{limit: 16}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func8(data7) > 1024){
const err18 = {instancePath:instancePath+"/keys/" + i0,schemaPath:"#/$definition/15/properties/keys/items/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func8(data7) < 1){
const err19 = {instancePath:instancePath+"/keys/" + i0,schemaPath:"#/$definition/15/properties/keys/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/keys/" + i0,schemaPath:"#/$definition/15/properties/keys/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/keys",schemaPath:"#/$definition/15/properties/keys/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.tag !== undefined && func0.call(data, "tag")){
let data8 = data.tag;
if(typeof data8 === "string"){
if(func8(data8) > 1024){
const err22 = {instancePath:instancePath+"/tag",schemaPath:"#/$definition/15/properties/tag/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(func8(data8) < 1){
const err23 = {instancePath:instancePath+"/tag",schemaPath:"#/$definition/15/properties/tag/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/tag",schemaPath:"#/$definition/15/properties/tag/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.messageGroup !== undefined && func0.call(data, "messageGroup")){
let data9 = data.messageGroup;
if(typeof data9 === "string"){
if(func8(data9) > 1024){
const err25 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/15/properties/messageGroup/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func8(data9) < 1){
const err26 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/15/properties/messageGroup/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/15/properties/messageGroup/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.deliverAt !== undefined && func0.call(data, "deliverAt")){
let data10 = data.deliverAt;
if(typeof data10 === "string"){
if(func8(data10) > 1024){
const err28 = {instancePath:instancePath+"/deliverAt",schemaPath:"#/$definition/15/properties/deliverAt/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(func8(data10) < 1){
const err29 = {instancePath:instancePath+"/deliverAt",schemaPath:"#/$definition/15/properties/deliverAt/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/deliverAt",schemaPath:"#/$definition/15/properties/deliverAt/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.delaySeconds !== undefined && func0.call(data, "delaySeconds")){
let data11 = data.delaySeconds;
if(typeof data11 == "number"){
if(data11 > 3456000 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/delaySeconds",schemaPath:"#/$definition/15/properties/delaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3456000}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err32 = {instancePath:instancePath+"/delaySeconds",schemaPath:"#/$definition/15/properties/delaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/delaySeconds",schemaPath:"#/$definition/15/properties/delaySeconds/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.priority !== undefined && func0.call(data, "priority")){
let data12 = data.priority;
if((!(typeof data12 == "number")) && (typeof data12 !== "string")){
const err34 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/0/type",keyword:"type",params:{type: schema39.$definition["15"].properties.priority.allOf[0].type}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const _errs35 = errors;
let valid8 = true;
const _errs36 = errors;
if(!(typeof data12 == "number")){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var _valid1 = _errs36 === errors;
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs38 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err36 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/1/then/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 999999999 || isNaN(data12)){
const err37 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/1/then/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999999999}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err38 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/1/then/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var _valid1 = _errs38 === errors;
valid8 = _valid1;
}
if(!valid8){
const err39 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const _errs41 = errors;
let valid9 = true;
const _errs42 = errors;
if(typeof data12 !== "string"){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid2 = _errs42 === errors;
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs44 = errors;
if(typeof data12 === "string"){
if(func8(data12) > 1024){
const err41 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/2/then/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(func8(data12) < 1){
const err42 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/2/then/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/2/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid2 = _errs44 === errors;
valid9 = _valid2;
}
if(!valid9){
const err44 = {instancePath:instancePath+"/priority",schemaPath:"#/$definition/15/properties/priority/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.metrics !== undefined && func0.call(data, "metrics")){
if(!(validate191(data.metrics, {instancePath:instancePath+"/metrics",parentData:data,parentDataProperty:"metrics",rootData}))){
vErrors = vErrors === null ? validate191.errors : vErrors.concat(validate191.errors);
errors = vErrors.length;
}
}
if(data.namespace !== undefined && func0.call(data, "namespace")){
let data14 = data.namespace;
if(typeof data14 === "string"){
if(func8(data14) > 128){
const err45 = {instancePath:instancePath+"/namespace",schemaPath:"#/$definition/15/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!pattern26.test(data14)){
const err46 = {instancePath:instancePath+"/namespace",schemaPath:"#/$definition/15/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_-]+$"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/namespace",schemaPath:"#/$definition/15/properties/namespace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate105(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate194(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate194.errors : vErrors.concat(validate194.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err48 = {instancePath,schemaPath:"#/$definition/15/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
validate188.errors = vErrors;
return errors === 0;
}

const schema43 = {"$definition":{"16":{"type":"object","additionalProperties":false,"required":["kind","bucket"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"s3"},"bucket":{"type":"string","pattern":"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"},"key":{"type":"string","minLength":1,"maxLength":1024},"mode":{"$ref":"#/$defs/37"},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern27 = new RegExp("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "u");

function validate206(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/16/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.bucket === undefined) || (!(func0.call(data, "bucket")))){
const err1 = {instancePath,schemaPath:"#/$definition/16/required",keyword:"required",params:{missingProperty: "bucket"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema43.$definition["16"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/16/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/16/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/16/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/16/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("s3" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/16/properties/kind/const",keyword:"const",params:{allowedValue: "s3"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.bucket !== undefined && func0.call(data, "bucket")){
let data3 = data.bucket;
if(typeof data3 === "string"){
if(!pattern27.test(data3)){
const err7 = {instancePath:instancePath+"/bucket",schemaPath:"#/$definition/16/properties/bucket/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/bucket",schemaPath:"#/$definition/16/properties/bucket/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.key !== undefined && func0.call(data, "key")){
let data4 = data.key;
if(typeof data4 === "string"){
if(func8(data4) > 1024){
const err9 = {instancePath:instancePath+"/key",schemaPath:"#/$definition/16/properties/key/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func8(data4) < 1){
const err10 = {instancePath:instancePath+"/key",schemaPath:"#/$definition/16/properties/key/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/key",schemaPath:"#/$definition/16/properties/key/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/$definition/16/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate206.errors = vErrors;
return errors === 0;
}

const schema44 = {"$definition":{"17":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"sns"},"topic":{"type":"string","maxLength":2048,"pattern":"^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:\\S+$"},"phone":{"type":"string","maxLength":256,"pattern":"^(\\+[1-9][0-9]{1,14}|<\\$\\S+>)$"},"sms":{"type":"object","additionalProperties":false,"properties":{"type":{"enum":["promotional","transactional"]},"senderId":{"type":"string","pattern":"^[A-Za-z0-9]{1,11}$"}}},"mode":{"$ref":"#/$defs/37"},"messageGroup":{"type":"string","minLength":1,"maxLength":1024},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}},"oneOf":[{"required":["topic"]},{"required":["phone"]}]}}};
const pattern28 = new RegExp("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:\\S+$", "u");
const pattern29 = new RegExp("^(\\+[1-9][0-9]{1,14}|<\\$\\S+>)$", "u");
const pattern30 = new RegExp("^[A-Za-z0-9]{1,11}$", "u");

function validate218(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
let passing0 = null;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.topic === undefined) || (!(func0.call(data, "topic")))){
const err0 = {instancePath,schemaPath:"#/$definition/17/oneOf/0/required",keyword:"required",params:{missingProperty: "topic"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.phone === undefined) || (!(func0.call(data, "phone")))){
const err1 = {instancePath,schemaPath:"#/$definition/17/oneOf/1/required",keyword:"required",params:{missingProperty: "phone"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
}
if(!valid1){
const err2 = {instancePath,schemaPath:"#/$definition/17/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err3 = {instancePath,schemaPath:"#/$definition/17/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema44.$definition["17"].properties, key0))){
const err4 = {instancePath,schemaPath:"#/$definition/17/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/17/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/17/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/17/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("sns" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/17/properties/kind/const",keyword:"const",params:{allowedValue: "sns"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
let data3 = data.topic;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err9 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/17/properties/topic/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern28.test(data3)){
const err10 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/17/properties/topic/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:\\S+$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/17/properties/topic/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.phone !== undefined && func0.call(data, "phone")){
let data4 = data.phone;
if(typeof data4 === "string"){
if(func8(data4) > 256){
const err12 = {instancePath:instancePath+"/phone",schemaPath:"#/$definition/17/properties/phone/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern29.test(data4)){
const err13 = {instancePath:instancePath+"/phone",schemaPath:"#/$definition/17/properties/phone/pattern",keyword:"pattern",params:{pattern: "^(\\+[1-9][0-9]{1,14}|<\\$\\S+>)$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/phone",schemaPath:"#/$definition/17/properties/phone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.sms !== undefined && func0.call(data, "sms")){
let data5 = data.sms;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 of Object.keys(data5)){
if(!((key1 === "type") || (key1 === "senderId"))){
const err15 = {instancePath:instancePath+"/sms",schemaPath:"#/$definition/17/properties/sms/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.type !== undefined && func0.call(data5, "type")){
let data6 = data5.type;
if(!((data6 === "promotional") || (data6 === "transactional"))){
const err16 = {instancePath:instancePath+"/sms/type",schemaPath:"#/$definition/17/properties/sms/properties/type/enum",keyword:"enum",params:{allowedValues: schema44.$definition["17"].properties.sms.properties.type.enum}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.senderId !== undefined && func0.call(data5, "senderId")){
let data7 = data5.senderId;
if(typeof data7 === "string"){
if(!pattern30.test(data7)){
const err17 = {instancePath:instancePath+"/sms/senderId",schemaPath:"#/$definition/17/properties/sms/properties/senderId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]{1,11}$"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/sms/senderId",schemaPath:"#/$definition/17/properties/sms/properties/senderId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/sms",schemaPath:"#/$definition/17/properties/sms/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.messageGroup !== undefined && func0.call(data, "messageGroup")){
let data9 = data.messageGroup;
if(typeof data9 === "string"){
if(func8(data9) > 1024){
const err20 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/17/properties/messageGroup/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(func8(data9) < 1){
const err21 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/17/properties/messageGroup/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/17/properties/messageGroup/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/$definition/17/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate218.errors = vErrors;
return errors === 0;
}

const schema45 = {"$definition":{"18":{"type":"object","additionalProperties":false,"required":["kind","queue"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"sqs"},"queue":{"type":"string","maxLength":2048,"pattern":"^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$"},"mode":{"$ref":"#/$defs/37"},"messageGroup":{"type":"string","minLength":1,"maxLength":1024},"region":{"$ref":"#/$defs/30"},"endpoint":{"$ref":"#/$defs/31"},"credentials":{"$ref":"#/$defs/32"},"timeoutSeconds":{"$ref":"#/$defs/24"},"allowPrivateNetwork":{"$ref":"#/$defs/25"},"concurrency":{"$ref":"#/$defs/19"},"rate":{"$ref":"#/$defs/20"},"breaker":{"$ref":"#/$defs/21"},"retry":{"$ref":"#/$defs/22"}}}}};
const pattern31 = new RegExp("^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$", "u");

function validate230(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/18/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.queue === undefined) || (!(func0.call(data, "queue")))){
const err1 = {instancePath,schemaPath:"#/$definition/18/required",keyword:"required",params:{missingProperty: "queue"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema45.$definition["18"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/18/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/18/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/18/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/18/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("sqs" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/18/properties/kind/const",keyword:"const",params:{allowedValue: "sqs"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.queue !== undefined && func0.call(data, "queue")){
let data3 = data.queue;
if(typeof data3 === "string"){
if(func8(data3) > 2048){
const err7 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/18/properties/queue/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern31.test(data3)){
const err8 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/18/properties/queue/pattern",keyword:"pattern",params:{pattern: "^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/18/properties/queue/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
if(!(validate99(data.mode, {instancePath:instancePath+"/mode",parentData:data,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
if(data.messageGroup !== undefined && func0.call(data, "messageGroup")){
let data5 = data.messageGroup;
if(typeof data5 === "string"){
if(func8(data5) > 1024){
const err10 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/18/properties/messageGroup/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func8(data5) < 1){
const err11 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/18/properties/messageGroup/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/messageGroup",schemaPath:"#/$definition/18/properties/messageGroup/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate51(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate53(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate55(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.timeoutSeconds !== undefined && func0.call(data, "timeoutSeconds")){
if(!(validate21(data.timeoutSeconds, {instancePath:instancePath+"/timeoutSeconds",parentData:data,parentDataProperty:"timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate23(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
if(!(validate2(data.concurrency, {instancePath:instancePath+"/concurrency",parentData:data,parentDataProperty:"concurrency",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
if(!(validate4(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.breaker !== undefined && func0.call(data, "breaker")){
if(!(validate6(data.breaker, {instancePath:instancePath+"/breaker",parentData:data,parentDataProperty:"breaker",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.retry !== undefined && func0.call(data, "retry")){
if(!(validate8(data.retry, {instancePath:instancePath+"/retry",parentData:data,parentDataProperty:"retry",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/18/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate230.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err1 = {instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind !== undefined && func0.call(data, "kind")){
let data0 = data.kind;
if(!((((((((((((((((((data0 === "aws") || (data0 === "bus")) || (data0 === "chat")) || (data0 === "email")) || (data0 === "eventbridge")) || (data0 === "http")) || (data0 === "kafka")) || (data0 === "kinesis")) || (data0 === "lambda")) || (data0 === "log")) || (data0 === "mqtt")) || (data0 === "nats")) || (data0 === "pull")) || (data0 === "rabbitmq")) || (data0 === "rocketmq")) || (data0 === "s3")) || (data0 === "sns")) || (data0 === "sqs"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/allOf/2/properties/kind/enum",keyword:"enum",params:{allowedValues: schema0.allOf[2].properties.kind.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
const _errs6 = errors;
let valid2 = true;
const _errs7 = errors;
if(errors === _errs7){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing0 = "kind")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "aws")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs10 = errors;
if(!(validate1(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var _valid0 = _errs10 === errors;
valid2 = _valid0;
}
if(!valid2){
const err6 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const _errs12 = errors;
let valid4 = true;
const _errs13 = errors;
if(errors === _errs13){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing1 = "kind")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "bus")){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid1 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs16 = errors;
if(!(validate11(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
var _valid1 = _errs16 === errors;
valid4 = _valid1;
}
if(!valid4){
const err10 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const _errs18 = errors;
let valid6 = true;
const _errs19 = errors;
if(errors === _errs19){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing2 = "kind")){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "chat")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid2 = _errs19 === errors;
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs22 = errors;
if(!(validate17(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
var _valid2 = _errs22 === errors;
valid6 = _valid2;
}
if(!valid6){
const err14 = {instancePath,schemaPath:"#/allOf/5/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const _errs24 = errors;
let valid8 = true;
const _errs25 = errors;
if(errors === _errs25){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing3 = "kind")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "email")){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid3 = _errs25 === errors;
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs28 = errors;
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid3 = _errs28 === errors;
valid8 = _valid3;
}
if(!valid8){
const err18 = {instancePath,schemaPath:"#/allOf/6/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const _errs30 = errors;
let valid10 = true;
const _errs31 = errors;
if(errors === _errs31){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing4 = "kind")){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "eventbridge")){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
else {
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid4 = _errs31 === errors;
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs34 = errors;
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
var _valid4 = _errs34 === errors;
valid10 = _valid4;
}
if(!valid10){
const err22 = {instancePath,schemaPath:"#/allOf/7/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const _errs36 = errors;
let valid12 = true;
const _errs37 = errors;
if(errors === _errs37){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing5 = "kind")){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "http")){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
}
else {
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var _valid5 = _errs37 === errors;
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs40 = errors;
if(!(validate78(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var _valid5 = _errs40 === errors;
valid12 = _valid5;
}
if(!valid12){
const err26 = {instancePath,schemaPath:"#/allOf/8/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const _errs42 = errors;
let valid14 = true;
const _errs43 = errors;
if(errors === _errs43){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing6 = "kind")){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "kafka")){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
else {
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var _valid6 = _errs43 === errors;
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs46 = errors;
if(!(validate94(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
errors = vErrors.length;
}
var _valid6 = _errs46 === errors;
valid14 = _valid6;
}
if(!valid14){
const err30 = {instancePath,schemaPath:"#/allOf/9/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const _errs48 = errors;
let valid16 = true;
const _errs49 = errors;
if(errors === _errs49){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing7 = "kind")){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "kinesis")){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
}
else {
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var _valid7 = _errs49 === errors;
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs52 = errors;
if(!(validate119(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var _valid7 = _errs52 === errors;
valid16 = _valid7;
}
if(!valid16){
const err34 = {instancePath,schemaPath:"#/allOf/10/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const _errs54 = errors;
let valid18 = true;
const _errs55 = errors;
if(errors === _errs55){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing8 = "kind")){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "lambda")){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
}
else {
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid8 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs58 = errors;
if(!(validate130(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors);
errors = vErrors.length;
}
var _valid8 = _errs58 === errors;
valid18 = _valid8;
}
if(!valid18){
const err38 = {instancePath,schemaPath:"#/allOf/11/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const _errs60 = errors;
let valid20 = true;
const _errs61 = errors;
if(errors === _errs61){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing9 = "kind")){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "log")){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var _valid9 = _errs61 === errors;
errors = _errs60;
if(vErrors !== null){
if(_errs60){
vErrors.length = _errs60;
}
else {
vErrors = null;
}
}
if(_valid9){
const _errs64 = errors;
if(!(validate141(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
var _valid9 = _errs64 === errors;
valid20 = _valid9;
}
if(!valid20){
const err42 = {instancePath,schemaPath:"#/allOf/12/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const _errs66 = errors;
let valid22 = true;
const _errs67 = errors;
if(errors === _errs67){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing10 = "kind")){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "mqtt")){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
}
else {
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var _valid10 = _errs67 === errors;
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
if(_valid10){
const _errs70 = errors;
if(!(validate147(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors);
errors = vErrors.length;
}
var _valid10 = _errs70 === errors;
valid22 = _valid10;
}
if(!valid22){
const err46 = {instancePath,schemaPath:"#/allOf/13/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
const _errs72 = errors;
let valid24 = true;
const _errs73 = errors;
if(errors === _errs73){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing11 = "kind")){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "nats")){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var _valid11 = _errs73 === errors;
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
if(_valid11){
const _errs76 = errors;
if(!(validate159(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate159.errors : vErrors.concat(validate159.errors);
errors = vErrors.length;
}
var _valid11 = _errs76 === errors;
valid24 = _valid11;
}
if(!valid24){
const err50 = {instancePath,schemaPath:"#/allOf/14/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
const _errs78 = errors;
let valid26 = true;
const _errs79 = errors;
if(errors === _errs79){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing12 = "kind")){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "pull")){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
}
else {
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
var _valid12 = _errs79 === errors;
errors = _errs78;
if(vErrors !== null){
if(_errs78){
vErrors.length = _errs78;
}
else {
vErrors = null;
}
}
if(_valid12){
const _errs82 = errors;
if(!(validate174(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors);
errors = vErrors.length;
}
var _valid12 = _errs82 === errors;
valid26 = _valid12;
}
if(!valid26){
const err54 = {instancePath,schemaPath:"#/allOf/15/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const _errs84 = errors;
let valid28 = true;
const _errs85 = errors;
if(errors === _errs85){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing13 = "kind")){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "rabbitmq")){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
}
else {
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
var _valid13 = _errs85 === errors;
errors = _errs84;
if(vErrors !== null){
if(_errs84){
vErrors.length = _errs84;
}
else {
vErrors = null;
}
}
if(_valid13){
const _errs88 = errors;
if(!(validate176(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
var _valid13 = _errs88 === errors;
valid28 = _valid13;
}
if(!valid28){
const err58 = {instancePath,schemaPath:"#/allOf/16/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
const _errs90 = errors;
let valid30 = true;
const _errs91 = errors;
if(errors === _errs91){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing14;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing14 = "kind")){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "rocketmq")){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
}
else {
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
var _valid14 = _errs91 === errors;
errors = _errs90;
if(vErrors !== null){
if(_errs90){
vErrors.length = _errs90;
}
else {
vErrors = null;
}
}
if(_valid14){
const _errs94 = errors;
if(!(validate188(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors);
errors = vErrors.length;
}
var _valid14 = _errs94 === errors;
valid30 = _valid14;
}
if(!valid30){
const err62 = {instancePath,schemaPath:"#/allOf/17/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
const _errs96 = errors;
let valid32 = true;
const _errs97 = errors;
if(errors === _errs97){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing15;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing15 = "kind")){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "s3")){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
}
else {
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
var _valid15 = _errs97 === errors;
errors = _errs96;
if(vErrors !== null){
if(_errs96){
vErrors.length = _errs96;
}
else {
vErrors = null;
}
}
if(_valid15){
const _errs100 = errors;
if(!(validate206(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate206.errors : vErrors.concat(validate206.errors);
errors = vErrors.length;
}
var _valid15 = _errs100 === errors;
valid32 = _valid15;
}
if(!valid32){
const err66 = {instancePath,schemaPath:"#/allOf/18/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
const _errs102 = errors;
let valid34 = true;
const _errs103 = errors;
if(errors === _errs103){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing16;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing16 = "kind")){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "sns")){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
}
else {
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
var _valid16 = _errs103 === errors;
errors = _errs102;
if(vErrors !== null){
if(_errs102){
vErrors.length = _errs102;
}
else {
vErrors = null;
}
}
if(_valid16){
const _errs106 = errors;
if(!(validate218(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate218.errors : vErrors.concat(validate218.errors);
errors = vErrors.length;
}
var _valid16 = _errs106 === errors;
valid34 = _valid16;
}
if(!valid34){
const err70 = {instancePath,schemaPath:"#/allOf/19/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
const _errs108 = errors;
let valid36 = true;
const _errs109 = errors;
if(errors === _errs109){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing17;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing17 = "kind")){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "sqs")){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var _valid17 = _errs109 === errors;
errors = _errs108;
if(vErrors !== null){
if(_errs108){
vErrors.length = _errs108;
}
else {
vErrors = null;
}
}
if(_valid17){
const _errs112 = errors;
if(!(validate230(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate230.errors : vErrors.concat(validate230.errors);
errors = vErrors.length;
}
var _valid17 = _errs112 === errors;
valid36 = _valid17;
}
if(!valid36){
const err74 = {instancePath,schemaPath:"#/allOf/20/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
