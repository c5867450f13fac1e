/* Made from schemas/source.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["webhook","tap"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["webhook"]}}},"then":{"$ref":"#/$defs/1"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["tap"]}}},"then":{"allOf":[{"type":"object"},{"required":["broker"]},{"properties":{"broker":{"enum":["kafka","kinesis","mqtt","nats","rabbitmq","rocketmq","sqs"]}}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["kafka"]}}},"then":{"$ref":"#/$defs/2"}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["kinesis"]}}},"then":{"$ref":"#/$defs/3"}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["mqtt"]}}},"then":{"$ref":"#/$defs/4"}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["nats"]}}},"then":{"$ref":"#/$defs/5"}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["rabbitmq"]}}},"then":{"$ref":"#/$defs/6"}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["rocketmq"]}}},"then":{"$ref":"#/$defs/7"}},{"if":{"type":"object","required":["broker"],"properties":{"broker":{"enum":["sqs"]}}},"then":{"$ref":"#/$defs/8"}}]}}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"webhook"},"preset":{"enum":["github","gitlab","stripe","slack","shopify","twilio","standard-webhooks","svix","sendgrid","mailgun","pagerduty","discord","azure-event-grid","meta","dropbox","microsoft-graph","okta","zoom","linear","intercom","hubspot","square","paddle","typeform","calendly","bitbucket","jira","sentry","vercel","trello","woocommerce","adyen","razorpay","paystack","docusign","circleci","launchdarkly","mandrill","lemon-squeezy","telegram","hmac","api-key","basic","custom"]},"secrets":{"type":"array","maxItems":4,"items":{"$ref":"#/$defs/9"}},"bus":{"type":"string","pattern":"^[A-Za-z0-9._-]{1,64}$"},"enabled":{"type":"boolean"},"url":{"type":"string","maxLength":2048,"pattern":"^https?://[^?#]+$"},"toleranceSeconds":{"type":"integer","minimum":1,"maximum":86400},"verification":{"allOf":[{"type":["object","array"]},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/10"}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":4,"items":{"$ref":"#/$defs/10"}}}]},"handshakes":{"type":"array","maxItems":8,"items":{"$ref":"#/$defs/11"}},"handshakeSecrets":{"type":"array","maxItems":4,"items":{"$ref":"#/$defs/9"}},"event":{"$ref":"#/$defs/12"},"answers":{"type":"array","maxItems":20,"items":{"$ref":"#/$defs/13"}}}}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","broker","servers","topic","group"],"dependencies":{"sasl":["username","password"],"username":["sasl"],"password":["sasl"]},"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"kafka"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"servers":{"$ref":"#/$defs/16"},"topic":{"$ref":"#/$defs/17"},"group":{"type":"string","minLength":1,"maxLength":249},"from":{"enum":["earliest","latest"]},"sasl":{"$ref":"#/$defs/18"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/23"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"3":{"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","broker","stream"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"kinesis"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"stream":{"type":"string","maxLength":256,"pattern":"^([a-zA-Z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/[a-zA-Z0-9_.-]{1,128})$"},"from":{"enum":["earliest","latest"]},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/23"},"region":{"$ref":"#/$defs/25"},"endpoint":{"$ref":"#/$defs/26"},"credentials":{"$ref":"#/$defs/27"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"4":{"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind","broker","url","topic"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"mqtt"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"url":{"type":"string","maxLength":2048,"pattern":"^mqtts?://[^\\s/@?#]+$"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"topic":{"type":"string","minLength":1,"maxLength":1024},"clientId":{"type":"string","minLength":1,"maxLength":128},"sessionSeconds":{"type":"integer","minimum":0,"maximum":4294967295},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/23"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"5":{"$definition":{"5":{"type":"object","additionalProperties":false,"required":["kind","broker","servers","stream","consumer"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"nats"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"servers":{"$ref":"#/$defs/16"},"stream":{"type":"string","maxLength":255,"pattern":"^[^\\s.*>/\\\\]+$"},"consumer":{"type":"string","maxLength":255,"pattern":"^[^\\s.*>/\\\\]+$"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"token":{"$ref":"#/$defs/9"},"credentials":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"6":{"$definition":{"6":{"type":"object","additionalProperties":false,"required":["kind","broker","url","queue"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"rabbitmq"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"url":{"type":"string","maxLength":2048,"pattern":"^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"queue":{"type":"string","minLength":1,"maxLength":255},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"7":{"$definition":{"7":{"type":"object","additionalProperties":false,"required":["kind","broker","endpoints","topic","group"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"rocketmq"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"endpoints":{"$ref":"#/$defs/29"},"topic":{"type":"string","maxLength":127,"pattern":"^[%|a-zA-Z0-9_-]+$"},"group":{"type":"string","maxLength":120,"pattern":"^[%|a-zA-Z0-9_-]+$"},"filter":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tag":{"type":"string","maxLength":1024,"pattern":"^[^|\\s]+( *\\|\\| *[^|\\s]+)*$"},"sql":{"type":"string","minLength":1,"maxLength":4096}}},"unprefixed":{"type":"boolean"},"invisibleSeconds":{"type":"integer","minimum":10,"maximum":43200},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"metrics":{"$ref":"#/$defs/30"},"namespace":{"type":"string","maxLength":128,"pattern":"^[a-zA-Z0-9_-]+$"},"tls":{"$ref":"#/$defs/20"},"credentials":{"$ref":"#/$defs/31"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"8":{"$definition":{"8":{"type":"object","additionalProperties":false,"required":["kind","broker","queue"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"sqs"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"queue":{"type":"string","maxLength":2048,"pattern":"^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$"},"visibilitySeconds":{"type":"integer","minimum":5,"maximum":43200},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"region":{"$ref":"#/$defs/25"},"endpoint":{"$ref":"#/$defs/26"},"credentials":{"$ref":"#/$defs/27"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}},"9":{"$definition":{"9":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}},"10":{"$definition":{"10":{"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["hmac","public-key","token","basic"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["hmac"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","signature"],"properties":{"kind":{"const":"hmac"},"algorithm":{"enum":["sha256","sha1","sha384","sha512"]},"encoding":{"enum":["hex","base64","base64url"]},"signature":{"$ref":"#/$defs/32"},"signed":{"$ref":"#/$defs/33"},"secretEncoding":{"enum":["text","base64","hex"]},"secretPrefix":{"type":"string","minLength":1,"maxLength":64},"timestamp":{"$ref":"#/$defs/34"},"bodyDigest":{"$ref":"#/$defs/35"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["public-key"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","algorithm","signature"],"properties":{"kind":{"const":"public-key"},"algorithm":{"enum":["ed25519","ecdsa-sha256"]},"encoding":{"enum":["hex","base64"]},"signature":{"$ref":"#/$defs/32"},"signed":{"$ref":"#/$defs/33"},"secretPrefix":{"type":"string","minLength":1,"maxLength":64},"timestamp":{"$ref":"#/$defs/34"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["token"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","from"],"properties":{"kind":{"const":"token"},"from":{"$ref":"#/$defs/33"},"prefix":{"type":"string","minLength":1,"maxLength":64}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["basic"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"const":"basic"}}}}]}}},"11":{"$definition":{"11":{"type":"object","additionalProperties":false,"required":["method"],"properties":{"method":{"enum":["GET","POST"]},"when":{"type":"object","maxProperties":8,"additionalProperties":{"type":"string","maxLength":256}},"token":{"$ref":"#/$defs/33"},"json":{"type":"object"},"text":{"$ref":"#/$defs/35"}}}}},"12":{"$definition":{"12":{"type":"object","additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/33"},"type":{"$ref":"#/$defs/33"},"source":{"$ref":"#/$defs/33"},"subject":{"$ref":"#/$defs/33"},"time":{"$ref":"#/$defs/33"},"data":{"$ref":"#/$defs/35"},"each":{"allOf":[{"type":["boolean","string"]},{"if":{"type":["boolean"]},"then":{"type":"boolean"}},{"if":{"type":["string"]},"then":{"$ref":"#/$defs/35"}}]},"formPayload":{"type":"string","minLength":1,"maxLength":64},"cloudEvents":{"type":"boolean"},"by":{"$ref":"#/$defs/33"},"cases":{"type":"object","maxProperties":200,"additionalProperties":{"$ref":"#/$defs/36"}}}}}},"13":{"$definition":{"13":{"type":"object","additionalProperties":false,"properties":{"when":{"type":"object","maxProperties":8,"additionalProperties":{"type":"string","maxLength":256}},"challenge":{"type":"boolean"},"status":{"type":"integer","minimum":200,"maximum":299},"proof":{"$ref":"#/$defs/37"},"json":{"type":"object"},"text":{"type":"string","maxLength":4096},"contentType":{"type":"string","maxLength":256}}}}},"14":{"$definition":{"14":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"15":{"$definition":{"15":{"type":"boolean"}}},"16":{"$definition":{"16":{"type":"array","minItems":1,"maxItems":32,"items":{"type":"string","maxLength":300,"pattern":"^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$"}}}},"17":{"$definition":{"17":{"type":"string","maxLength":249,"pattern":"^[a-zA-Z0-9._-]+$"}}},"18":{"$definition":{"18":{"enum":["plain","scram-sha-256","scram-sha-512"]}}},"19":{"$definition":{"19":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":4096}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/9"}}]}}},"20":{"$definition":{"20":{"allOf":[{"type":["boolean","object"]},{"if":{"type":["boolean"]},"then":{"type":"boolean"}},{"if":{"type":["object"]},"then":{"type":"object","additionalProperties":false,"properties":{"ca":{"$ref":"#/$defs/38"},"certificate":{"$ref":"#/$defs/38"},"key":{"$ref":"#/$defs/9"}}}}]}}},"21":{"$definition":{"21":{"type":"integer","minimum":1,"maximum":1000}}},"22":{"$definition":{"22":{"type":"object","additionalProperties":false,"properties":{"type":{"type":"string","minLength":1,"maxLength":256},"source":{"type":"string","minLength":1,"maxLength":512}}}}},"23":{"$definition":{"23":{"enum":["quarantine"]}}},"24":{"$definition":{"24":{"type":"boolean"}}},"25":{"$definition":{"25":{"type":"string","pattern":"^[a-z0-9-]{1,63}$"}}},"26":{"$definition":{"26":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s/@]+$"}}},"27":{"$definition":{"27":{"type":"object","additionalProperties":false,"required":["accessKeyId","secretAccessKey"],"properties":{"accessKeyId":{"$ref":"#/$defs/19"},"secretAccessKey":{"$ref":"#/$defs/9"},"sessionToken":{"$ref":"#/$defs/9"}}}}},"28":{"$definition":{"28":{"enum":["quarantine","broker"]}}},"29":{"$definition":{"29":{"type":"string","maxLength":2048,"pattern":"^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$"}}},"30":{"$definition":{"30":{"type":"array","maxItems":16,"items":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s@]+$"}}}},"31":{"$definition":{"31":{"type":"object","additionalProperties":false,"required":["accessKey","secretKey"],"properties":{"accessKey":{"$ref":"#/$defs/19"},"secretKey":{"$ref":"#/$defs/9"},"securityToken":{"$ref":"#/$defs/9"}}}}},"32":{"$definition":{"32":{"type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"$ref":"#/$defs/33"},"separator":{"type":"string","minLength":1,"maxLength":4},"prefix":{"type":"string","minLength":1,"maxLength":64}}}}},"33":{"$definition":{"33":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"$ref":"#/$defs/35"}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/35"}}}]}}},"34":{"$definition":{"34":{"type":"object","additionalProperties":false,"required":["from","toleranceSeconds"],"properties":{"from":{"$ref":"#/$defs/33"},"separator":{"type":"string","minLength":1,"maxLength":4},"prefix":{"type":"string","minLength":1,"maxLength":64},"unit":{"enum":["seconds","milliseconds"]},"toleranceSeconds":{"type":"integer","minimum":1,"maximum":86400},"future":{"enum":["tolerated","any"]}}}}},"35":{"$definition":{"35":{"type":"string","minLength":1,"maxLength":1024}}},"36":{"$definition":{"36":{"type":"object","additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/33"},"type":{"$ref":"#/$defs/33"},"source":{"$ref":"#/$defs/33"},"subject":{"$ref":"#/$defs/33"},"time":{"$ref":"#/$defs/33"}}}}},"37":{"$definition":{"37":{"type":"object","additionalProperties":false,"required":["of"],"properties":{"of":{"$ref":"#/$defs/35"},"encoding":{"enum":["hex","base64","base64url"]}}}}},"38":{"$definition":{"38":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":65536,"pattern":"^-----BEGIN CERTIFICATE-----"}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/9"}}]}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"webhook"},"preset":{"enum":["github","gitlab","stripe","slack","shopify","twilio","standard-webhooks","svix","sendgrid","mailgun","pagerduty","discord","azure-event-grid","meta","dropbox","microsoft-graph","okta","zoom","linear","intercom","hubspot","square","paddle","typeform","calendly","bitbucket","jira","sentry","vercel","trello","woocommerce","adyen","razorpay","paystack","docusign","circleci","launchdarkly","mandrill","lemon-squeezy","telegram","hmac","api-key","basic","custom"]},"secrets":{"type":"array","maxItems":4,"items":{"$ref":"#/$defs/9"}},"bus":{"type":"string","pattern":"^[A-Za-z0-9._-]{1,64}$"},"enabled":{"type":"boolean"},"url":{"type":"string","maxLength":2048,"pattern":"^https?://[^?#]+$"},"toleranceSeconds":{"type":"integer","minimum":1,"maximum":86400},"verification":{"allOf":[{"type":["object","array"]},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/10"}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":4,"items":{"$ref":"#/$defs/10"}}}]},"handshakes":{"type":"array","maxItems":8,"items":{"$ref":"#/$defs/11"}},"handshakeSecrets":{"type":"array","maxItems":4,"items":{"$ref":"#/$defs/9"}},"event":{"$ref":"#/$defs/12"},"answers":{"type":"array","maxItems":20,"items":{"$ref":"#/$defs/13"}}}}}};
const func8 = (text) => Array.from(text).length;
const schema2 = {"$definition":{"9":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}};
const pattern0 = new RegExp("^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$", "u");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.secret === undefined) || (!(func0.call(data, "secret")))){
const err0 = {instancePath,schemaPath:"#/$definition/9/required",keyword:"required",params:{missingProperty: "secret"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/9/properties/secret/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}};
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
const err3 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/9/properties/secret/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/9/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}

const schema3 = {"$definition":{"10":{"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["hmac","public-key","token","basic"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["hmac"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","signature"],"properties":{"kind":{"const":"hmac"},"algorithm":{"enum":["sha256","sha1","sha384","sha512"]},"encoding":{"enum":["hex","base64","base64url"]},"signature":{"$ref":"#/$defs/32"},"signed":{"$ref":"#/$defs/33"},"secretEncoding":{"enum":["text","base64","hex"]},"secretPrefix":{"type":"string","minLength":1,"maxLength":64},"timestamp":{"$ref":"#/$defs/34"},"bodyDigest":{"$ref":"#/$defs/35"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["public-key"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","algorithm","signature"],"properties":{"kind":{"const":"public-key"},"algorithm":{"enum":["ed25519","ecdsa-sha256"]},"encoding":{"enum":["hex","base64"]},"signature":{"$ref":"#/$defs/32"},"signed":{"$ref":"#/$defs/33"},"secretPrefix":{"type":"string","minLength":1,"maxLength":64},"timestamp":{"$ref":"#/$defs/34"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["token"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","from"],"properties":{"kind":{"const":"token"},"from":{"$ref":"#/$defs/33"},"prefix":{"type":"string","minLength":1,"maxLength":64}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["basic"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"const":"basic"}}}}]}}};
const schema4 = {"$definition":{"32":{"type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"$ref":"#/$defs/33"},"separator":{"type":"string","minLength":1,"maxLength":4},"prefix":{"type":"string","minLength":1,"maxLength":64}}}}};
const schema5 = {"$definition":{"33":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"$ref":"#/$defs/35"}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/35"}}}]}}};
const schema6 = {"$definition":{"35":{"type":"string","minLength":1,"maxLength":1024}}};

function validate7(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 1024){
const err0 = {instancePath,schemaPath:"#/$definition/35/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(func8(data) < 1){
const err1 = {instancePath,schemaPath:"#/$definition/35/minLength",keyword:"minLength",params:{limit: 1}};
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
const err2 = {instancePath,schemaPath:"#/$definition/35/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate7.errors = vErrors;
return errors === 0;
}


function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/33/allOf/0/type",keyword:"type",params:{type: schema5.$definition["33"].allOf[0].type}};
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
if(!(validate7(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid2 = _valid0;
}
if(!valid2){
const err2 = {instancePath,schemaPath:"#/$definition/33/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs9 = errors;
let valid3 = true;
const _errs10 = errors;
if(!(Array.isArray(data))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs10 === errors;
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs12 = errors;
if(Array.isArray(data)){
if(data.length > 20){
const err4 = {instancePath,schemaPath:"#/$definition/33/allOf/2/then/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.length < 1){
const err5 = {instancePath,schemaPath:"#/$definition/33/allOf/2/then/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate7(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/$definition/33/allOf/2/then/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid3 = _valid1;
}
if(!valid3){
const err7 = {instancePath,schemaPath:"#/$definition/33/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
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


function validate5(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.from === undefined) || (!(func0.call(data, "from")))){
const err0 = {instancePath,schemaPath:"#/$definition/32/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "from") || (key0 === "separator")) || (key0 === "prefix"))){
const err1 = {instancePath,schemaPath:"#/$definition/32/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate6(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.separator !== undefined && func0.call(data, "separator")){
let data1 = data.separator;
if(typeof data1 === "string"){
if(func8(data1) > 4){
const err2 = {instancePath:instancePath+"/separator",schemaPath:"#/$definition/32/properties/separator/maxLength",keyword:"maxLength",params:{limit: 4}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func8(data1) < 1){
const err3 = {instancePath:instancePath+"/separator",schemaPath:"#/$definition/32/properties/separator/minLength",keyword:"minLength",params:{limit: 1}};
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
const err4 = {instancePath:instancePath+"/separator",schemaPath:"#/$definition/32/properties/separator/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.prefix !== undefined && func0.call(data, "prefix")){
let data2 = data.prefix;
if(typeof data2 === "string"){
if(func8(data2) > 64){
const err5 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/32/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func8(data2) < 1){
const err6 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/32/properties/prefix/minLength",keyword:"minLength",params:{limit: 1}};
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
const err7 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/32/properties/prefix/type",keyword:"type",params:{type: "string"}};
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
else {
const err8 = {instancePath,schemaPath:"#/$definition/32/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate5.errors = vErrors;
return errors === 0;
}

const schema7 = {"$definition":{"34":{"type":"object","additionalProperties":false,"required":["from","toleranceSeconds"],"properties":{"from":{"$ref":"#/$defs/33"},"separator":{"type":"string","minLength":1,"maxLength":4},"prefix":{"type":"string","minLength":1,"maxLength":64},"unit":{"enum":["seconds","milliseconds"]},"toleranceSeconds":{"type":"integer","minimum":1,"maximum":86400},"future":{"enum":["tolerated","any"]}}}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.from === undefined) || (!(func0.call(data, "from")))){
const err0 = {instancePath,schemaPath:"#/$definition/34/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.toleranceSeconds === undefined) || (!(func0.call(data, "toleranceSeconds")))){
const err1 = {instancePath,schemaPath:"#/$definition/34/required",keyword:"required",params:{missingProperty: "toleranceSeconds"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "from") || (key0 === "separator")) || (key0 === "prefix")) || (key0 === "unit")) || (key0 === "toleranceSeconds")) || (key0 === "future"))){
const err2 = {instancePath,schemaPath:"#/$definition/34/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate6(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.separator !== undefined && func0.call(data, "separator")){
let data1 = data.separator;
if(typeof data1 === "string"){
if(func8(data1) > 4){
const err3 = {instancePath:instancePath+"/separator",schemaPath:"#/$definition/34/properties/separator/maxLength",keyword:"maxLength",params:{limit: 4}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(func8(data1) < 1){
const err4 = {instancePath:instancePath+"/separator",schemaPath:"#/$definition/34/properties/separator/minLength",keyword:"minLength",params:{limit: 1}};
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
const err5 = {instancePath:instancePath+"/separator",schemaPath:"#/$definition/34/properties/separator/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.prefix !== undefined && func0.call(data, "prefix")){
let data2 = data.prefix;
if(typeof data2 === "string"){
if(func8(data2) > 64){
const err6 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/34/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(func8(data2) < 1){
const err7 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/34/properties/prefix/minLength",keyword:"minLength",params:{limit: 1}};
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
const err8 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/34/properties/prefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.unit !== undefined && func0.call(data, "unit")){
let data3 = data.unit;
if(!((data3 === "seconds") || (data3 === "milliseconds"))){
const err9 = {instancePath:instancePath+"/unit",schemaPath:"#/$definition/34/properties/unit/enum",keyword:"enum",params:{allowedValues: schema7.$definition["34"].properties.unit.enum}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.toleranceSeconds !== undefined && func0.call(data, "toleranceSeconds")){
let data4 = data.toleranceSeconds;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err10 = {instancePath:instancePath+"/toleranceSeconds",schemaPath:"#/$definition/34/properties/toleranceSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 > 86400 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/toleranceSeconds",schemaPath:"#/$definition/34/properties/toleranceSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/toleranceSeconds",schemaPath:"#/$definition/34/properties/toleranceSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
if(data.future !== undefined && func0.call(data, "future")){
let data5 = data.future;
if(!((data5 === "tolerated") || (data5 === "any"))){
const err13 = {instancePath:instancePath+"/future",schemaPath:"#/$definition/34/properties/future/enum",keyword:"enum",params:{allowedValues: schema7.$definition["34"].properties.future.enum}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/$definition/34/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}


function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/$definition/10/allOf/0/type",keyword:"type",params:{type: "object"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/10/allOf/1/required",keyword:"required",params:{missingProperty: "kind"}};
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
if(!((((data0 === "hmac") || (data0 === "public-key")) || (data0 === "token")) || (data0 === "basic"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/2/properties/kind/enum",keyword:"enum",params:{allowedValues: schema3.$definition["10"].allOf[2].properties.kind.enum}};
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
if(!(data.kind === "hmac")){
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
const err6 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.signature === undefined) || (!(func0.call(data, "signature")))){
const err7 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/required",keyword:"required",params:{missingProperty: "signature"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema3.$definition["10"].allOf[3].then.properties, key0))){
const err8 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("hmac" !== data.kind){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/3/then/properties/kind/const",keyword:"const",params:{allowedValue: "hmac"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.algorithm !== undefined && func0.call(data, "algorithm")){
let data3 = data.algorithm;
if(!((((data3 === "sha256") || (data3 === "sha1")) || (data3 === "sha384")) || (data3 === "sha512"))){
const err10 = {instancePath:instancePath+"/algorithm",schemaPath:"#/$definition/10/allOf/3/then/properties/algorithm/enum",keyword:"enum",params:{allowedValues: schema3.$definition["10"].allOf[3].then.properties.algorithm.enum}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.encoding !== undefined && func0.call(data, "encoding")){
let data4 = data.encoding;
if(!(((data4 === "hex") || (data4 === "base64")) || (data4 === "base64url"))){
const err11 = {instancePath:instancePath+"/encoding",schemaPath:"#/$definition/10/allOf/3/then/properties/encoding/enum",keyword:"enum",params:{allowedValues: schema3.$definition["10"].allOf[3].then.properties.encoding.enum}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.signature !== undefined && func0.call(data, "signature")){
if(!(validate5(data.signature, {instancePath:instancePath+"/signature",parentData:data,parentDataProperty:"signature",rootData}))){
vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
errors = vErrors.length;
}
}
if(data.signed !== undefined && func0.call(data, "signed")){
if(!(validate6(data.signed, {instancePath:instancePath+"/signed",parentData:data,parentDataProperty:"signed",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.secretEncoding !== undefined && func0.call(data, "secretEncoding")){
let data7 = data.secretEncoding;
if(!(((data7 === "text") || (data7 === "base64")) || (data7 === "hex"))){
const err12 = {instancePath:instancePath+"/secretEncoding",schemaPath:"#/$definition/10/allOf/3/then/properties/secretEncoding/enum",keyword:"enum",params:{allowedValues: schema3.$definition["10"].allOf[3].then.properties.secretEncoding.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.secretPrefix !== undefined && func0.call(data, "secretPrefix")){
let data8 = data.secretPrefix;
if(typeof data8 === "string"){
if(func8(data8) > 64){
const err13 = {instancePath:instancePath+"/secretPrefix",schemaPath:"#/$definition/10/allOf/3/then/properties/secretPrefix/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func8(data8) < 1){
const err14 = {instancePath:instancePath+"/secretPrefix",schemaPath:"#/$definition/10/allOf/3/then/properties/secretPrefix/minLength",keyword:"minLength",params:{limit: 1}};
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
const err15 = {instancePath:instancePath+"/secretPrefix",schemaPath:"#/$definition/10/allOf/3/then/properties/secretPrefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.timestamp !== undefined && func0.call(data, "timestamp")){
if(!(validate13(data.timestamp, {instancePath:instancePath+"/timestamp",parentData:data,parentDataProperty:"timestamp",rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
if(data.bodyDigest !== undefined && func0.call(data, "bodyDigest")){
if(!(validate7(data.bodyDigest, {instancePath:instancePath+"/bodyDigest",parentData:data,parentDataProperty:"bodyDigest",rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid3 = _valid0;
}
if(!valid3){
const err17 = {instancePath,schemaPath:"#/$definition/10/allOf/3/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const _errs25 = errors;
let valid6 = true;
const _errs26 = errors;
if(errors === _errs26){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing1 = "kind")){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "public-key")){
const err19 = {};
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
}
else {
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
var _valid1 = _errs26 === errors;
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs29 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err21 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((data.algorithm === undefined) || (!(func0.call(data, "algorithm")))){
const err22 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/required",keyword:"required",params:{missingProperty: "algorithm"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((data.signature === undefined) || (!(func0.call(data, "signature")))){
const err23 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/required",keyword:"required",params:{missingProperty: "signature"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key1 of Object.keys(data)){
if(!(((((((key1 === "kind") || (key1 === "algorithm")) || (key1 === "encoding")) || (key1 === "signature")) || (key1 === "signed")) || (key1 === "secretPrefix")) || (key1 === "timestamp"))){
const err24 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("public-key" !== data.kind){
const err25 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/4/then/properties/kind/const",keyword:"const",params:{allowedValue: "public-key"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.algorithm !== undefined && func0.call(data, "algorithm")){
let data13 = data.algorithm;
if(!((data13 === "ed25519") || (data13 === "ecdsa-sha256"))){
const err26 = {instancePath:instancePath+"/algorithm",schemaPath:"#/$definition/10/allOf/4/then/properties/algorithm/enum",keyword:"enum",params:{allowedValues: schema3.$definition["10"].allOf[4].then.properties.algorithm.enum}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.encoding !== undefined && func0.call(data, "encoding")){
let data14 = data.encoding;
if(!((data14 === "hex") || (data14 === "base64"))){
const err27 = {instancePath:instancePath+"/encoding",schemaPath:"#/$definition/10/allOf/4/then/properties/encoding/enum",keyword:"enum",params:{allowedValues: schema3.$definition["10"].allOf[4].then.properties.encoding.enum}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.signature !== undefined && func0.call(data, "signature")){
if(!(validate5(data.signature, {instancePath:instancePath+"/signature",parentData:data,parentDataProperty:"signature",rootData}))){
vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
errors = vErrors.length;
}
}
if(data.signed !== undefined && func0.call(data, "signed")){
if(!(validate6(data.signed, {instancePath:instancePath+"/signed",parentData:data,parentDataProperty:"signed",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.secretPrefix !== undefined && func0.call(data, "secretPrefix")){
let data17 = data.secretPrefix;
if(typeof data17 === "string"){
if(func8(data17) > 64){
const err28 = {instancePath:instancePath+"/secretPrefix",schemaPath:"#/$definition/10/allOf/4/then/properties/secretPrefix/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(func8(data17) < 1){
const err29 = {instancePath:instancePath+"/secretPrefix",schemaPath:"#/$definition/10/allOf/4/then/properties/secretPrefix/minLength",keyword:"minLength",params:{limit: 1}};
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
const err30 = {instancePath:instancePath+"/secretPrefix",schemaPath:"#/$definition/10/allOf/4/then/properties/secretPrefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.timestamp !== undefined && func0.call(data, "timestamp")){
if(!(validate13(data.timestamp, {instancePath:instancePath+"/timestamp",parentData:data,parentDataProperty:"timestamp",rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid1 = _errs29 === errors;
valid6 = _valid1;
}
if(!valid6){
const err32 = {instancePath,schemaPath:"#/$definition/10/allOf/4/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const _errs41 = errors;
let valid9 = true;
const _errs42 = errors;
if(errors === _errs42){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing2 = "kind")){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "token")){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
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
const _errs45 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err36 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((data.from === undefined) || (!(func0.call(data, "from")))){
const err37 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key2 of Object.keys(data)){
if(!(((key2 === "kind") || (key2 === "from")) || (key2 === "prefix"))){
const err38 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("token" !== data.kind){
const err39 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/5/then/properties/kind/const",keyword:"const",params:{allowedValue: "token"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate6(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.prefix !== undefined && func0.call(data, "prefix")){
let data22 = data.prefix;
if(typeof data22 === "string"){
if(func8(data22) > 64){
const err40 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/10/allOf/5/then/properties/prefix/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(func8(data22) < 1){
const err41 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/10/allOf/5/then/properties/prefix/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/prefix",schemaPath:"#/$definition/10/allOf/5/then/properties/prefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid2 = _errs45 === errors;
valid9 = _valid2;
}
if(!valid9){
const err44 = {instancePath,schemaPath:"#/$definition/10/allOf/5/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
const _errs53 = errors;
let valid12 = true;
const _errs54 = errors;
if(errors === _errs54){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing3 = "kind")){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
if(data.kind !== undefined && func0.call(data, "kind")){
if(!(data.kind === "basic")){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
}
else {
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
var _valid3 = _errs54 === errors;
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs57 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err48 = {instancePath,schemaPath:"#/$definition/10/allOf/6/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key3 of Object.keys(data)){
if(!(key3 === "kind")){
const err49 = {instancePath,schemaPath:"#/$definition/10/allOf/6/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("basic" !== data.kind){
const err50 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/6/then/properties/kind/const",keyword:"const",params:{allowedValue: "basic"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath,schemaPath:"#/$definition/10/allOf/6/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid3 = _errs57 === errors;
valid12 = _valid3;
}
if(!valid12){
const err52 = {instancePath,schemaPath:"#/$definition/10/allOf/6/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}

const schema8 = {"$definition":{"11":{"type":"object","additionalProperties":false,"required":["method"],"properties":{"method":{"enum":["GET","POST"]},"when":{"type":"object","maxProperties":8,"additionalProperties":{"type":"string","maxLength":256}},"token":{"$ref":"#/$defs/33"},"json":{"type":"object"},"text":{"$ref":"#/$defs/35"}}}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.method === undefined) || (!(func0.call(data, "method")))){
const err0 = {instancePath,schemaPath:"#/$definition/11/required",keyword:"required",params:{missingProperty: "method"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "method") || (key0 === "when")) || (key0 === "token")) || (key0 === "json")) || (key0 === "text"))){
const err1 = {instancePath,schemaPath:"#/$definition/11/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.method !== undefined && func0.call(data, "method")){
let data0 = data.method;
if(!((data0 === "GET") || (data0 === "POST"))){
const err2 = {instancePath:instancePath+"/method",schemaPath:"#/$definition/11/properties/method/enum",keyword:"enum",params:{allowedValues: schema8.$definition["11"].properties.method.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 8){
const err3 = {instancePath:instancePath+"/when",schemaPath:"#/$definition/11/properties/when/maxProperties",keyword:"maxProperties",params:{limit: 8}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 of Object.keys(data1)){
let data2 = data1[key1];
if(typeof data2 === "string"){
if(func8(data2) > 256){
const err4 = {instancePath:instancePath+"/when/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/11/properties/when/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256}};
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
const err5 = {instancePath:instancePath+"/when/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/11/properties/when/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/when",schemaPath:"#/$definition/11/properties/when/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
if(!(validate6(data.token, {instancePath:instancePath+"/token",parentData:data,parentDataProperty:"token",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.json !== undefined && func0.call(data, "json")){
let data4 = data.json;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err7 = {instancePath:instancePath+"/json",schemaPath:"#/$definition/11/properties/json/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
if(!(validate7(data.text, {instancePath:instancePath+"/text",parentData:data,parentDataProperty:"text",rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/$definition/11/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema9 = {"$definition":{"12":{"type":"object","additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/33"},"type":{"$ref":"#/$defs/33"},"source":{"$ref":"#/$defs/33"},"subject":{"$ref":"#/$defs/33"},"time":{"$ref":"#/$defs/33"},"data":{"$ref":"#/$defs/35"},"each":{"allOf":[{"type":["boolean","string"]},{"if":{"type":["boolean"]},"then":{"type":"boolean"}},{"if":{"type":["string"]},"then":{"$ref":"#/$defs/35"}}]},"formPayload":{"type":"string","minLength":1,"maxLength":64},"cloudEvents":{"type":"boolean"},"by":{"$ref":"#/$defs/33"},"cases":{"type":"object","maxProperties":200,"additionalProperties":{"$ref":"#/$defs/36"}}}}}};
const schema10 = {"$definition":{"36":{"type":"object","additionalProperties":false,"properties":{"id":{"$ref":"#/$defs/33"},"type":{"$ref":"#/$defs/33"},"source":{"$ref":"#/$defs/33"},"subject":{"$ref":"#/$defs/33"},"time":{"$ref":"#/$defs/33"}}}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "type")) || (key0 === "source")) || (key0 === "subject")) || (key0 === "time"))){
const err0 = {instancePath,schemaPath:"#/$definition/36/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate6(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if(!(validate6(data.type, {instancePath:instancePath+"/type",parentData:data,parentDataProperty:"type",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate6(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.subject !== undefined && func0.call(data, "subject")){
if(!(validate6(data.subject, {instancePath:instancePath+"/subject",parentData:data,parentDataProperty:"subject",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.time !== undefined && func0.call(data, "time")){
if(!(validate6(data.time, {instancePath:instancePath+"/time",parentData:data,parentDataProperty:"time",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/$definition/36/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema9.$definition["12"].properties, key0))){
const err0 = {instancePath,schemaPath:"#/$definition/12/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate6(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if(!(validate6(data.type, {instancePath:instancePath+"/type",parentData:data,parentDataProperty:"type",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate6(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.subject !== undefined && func0.call(data, "subject")){
if(!(validate6(data.subject, {instancePath:instancePath+"/subject",parentData:data,parentDataProperty:"subject",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.time !== undefined && func0.call(data, "time")){
if(!(validate6(data.time, {instancePath:instancePath+"/time",parentData:data,parentDataProperty:"time",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.data !== undefined && func0.call(data, "data")){
if(!(validate7(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
}
if(data.each !== undefined && func0.call(data, "each")){
let data6 = data.each;
if((typeof data6 !== "boolean") && (typeof data6 !== "string")){
const err1 = {instancePath:instancePath+"/each",schemaPath:"#/$definition/12/properties/each/allOf/0/type",keyword:"type",params:{type: schema9.$definition["12"].properties.each.allOf[0].type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const _errs13 = errors;
let valid3 = true;
const _errs14 = errors;
if(typeof data6 !== "boolean"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
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
if(typeof data6 !== "boolean"){
const err3 = {instancePath:instancePath+"/each",schemaPath:"#/$definition/12/properties/each/allOf/1/then/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid3 = _valid0;
}
if(!valid3){
const err4 = {instancePath:instancePath+"/each",schemaPath:"#/$definition/12/properties/each/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const _errs19 = errors;
let valid4 = true;
const _errs20 = errors;
if(typeof data6 !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
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
if(!(validate7(data6, {instancePath:instancePath+"/each",parentData:data,parentDataProperty:"each",rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
var _valid1 = _errs22 === errors;
valid4 = _valid1;
}
if(!valid4){
const err6 = {instancePath:instancePath+"/each",schemaPath:"#/$definition/12/properties/each/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.formPayload !== undefined && func0.call(data, "formPayload")){
let data7 = data.formPayload;
if(typeof data7 === "string"){
if(func8(data7) > 64){
const err7 = {instancePath:instancePath+"/formPayload",schemaPath:"#/$definition/12/properties/formPayload/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func8(data7) < 1){
const err8 = {instancePath:instancePath+"/formPayload",schemaPath:"#/$definition/12/properties/formPayload/minLength",keyword:"minLength",params:{limit: 1}};
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
const err9 = {instancePath:instancePath+"/formPayload",schemaPath:"#/$definition/12/properties/formPayload/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.cloudEvents !== undefined && func0.call(data, "cloudEvents")){
if(typeof data.cloudEvents !== "boolean"){
const err10 = {instancePath:instancePath+"/cloudEvents",schemaPath:"#/$definition/12/properties/cloudEvents/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.by !== undefined && func0.call(data, "by")){
if(!(validate6(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.cases !== undefined && func0.call(data, "cases")){
let data10 = data.cases;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 200){
const err11 = {instancePath:instancePath+"/cases",schemaPath:"#/$definition/12/properties/cases/maxProperties",keyword:"maxProperties",params:{limit: 200}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 of Object.keys(data10)){
if(!(validate37(data10[key1], {instancePath:instancePath+"/cases/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/cases",schemaPath:"#/$definition/12/properties/cases/type",keyword:"type",params:{type: "object"}};
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
const err13 = {instancePath,schemaPath:"#/$definition/12/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

const schema11 = {"$definition":{"13":{"type":"object","additionalProperties":false,"properties":{"when":{"type":"object","maxProperties":8,"additionalProperties":{"type":"string","maxLength":256}},"challenge":{"type":"boolean"},"status":{"type":"integer","minimum":200,"maximum":299},"proof":{"$ref":"#/$defs/37"},"json":{"type":"object"},"text":{"type":"string","maxLength":4096},"contentType":{"type":"string","maxLength":256}}}}};
const schema12 = {"$definition":{"37":{"type":"object","additionalProperties":false,"required":["of"],"properties":{"of":{"$ref":"#/$defs/35"},"encoding":{"enum":["hex","base64","base64url"]}}}}};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.of === undefined) || (!(func0.call(data, "of")))){
const err0 = {instancePath,schemaPath:"#/$definition/37/required",keyword:"required",params:{missingProperty: "of"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "of") || (key0 === "encoding"))){
const err1 = {instancePath,schemaPath:"#/$definition/37/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.of !== undefined && func0.call(data, "of")){
if(!(validate7(data.of, {instancePath:instancePath+"/of",parentData:data,parentDataProperty:"of",rootData}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
}
if(data.encoding !== undefined && func0.call(data, "encoding")){
let data1 = data.encoding;
if(!(((data1 === "hex") || (data1 === "base64")) || (data1 === "base64url"))){
const err2 = {instancePath:instancePath+"/encoding",schemaPath:"#/$definition/37/properties/encoding/enum",keyword:"enum",params:{allowedValues: schema12.$definition["37"].properties.encoding.enum}};
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
const err3 = {instancePath,schemaPath:"#/$definition/37/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "when") || (key0 === "challenge")) || (key0 === "status")) || (key0 === "proof")) || (key0 === "json")) || (key0 === "text")) || (key0 === "contentType"))){
const err0 = {instancePath,schemaPath:"#/$definition/13/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data0 = data.when;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length > 8){
const err1 = {instancePath:instancePath+"/when",schemaPath:"#/$definition/13/properties/when/maxProperties",keyword:"maxProperties",params:{limit: 8}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 of Object.keys(data0)){
let data1 = data0[key1];
if(typeof data1 === "string"){
if(func8(data1) > 256){
const err2 = {instancePath:instancePath+"/when/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/13/properties/when/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256}};
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
const err3 = {instancePath:instancePath+"/when/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/13/properties/when/additionalProperties/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath:instancePath+"/when",schemaPath:"#/$definition/13/properties/when/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.challenge !== undefined && func0.call(data, "challenge")){
if(typeof data.challenge !== "boolean"){
const err5 = {instancePath:instancePath+"/challenge",schemaPath:"#/$definition/13/properties/challenge/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.status !== undefined && func0.call(data, "status")){
let data3 = data.status;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err6 = {instancePath:instancePath+"/status",schemaPath:"#/$definition/13/properties/status/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 299 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/status",schemaPath:"#/$definition/13/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 299}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 200 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/status",schemaPath:"#/$definition/13/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200}};
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
if(data.proof !== undefined && func0.call(data, "proof")){
if(!(validate46(data.proof, {instancePath:instancePath+"/proof",parentData:data,parentDataProperty:"proof",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
if(data.json !== undefined && func0.call(data, "json")){
let data5 = data.json;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err9 = {instancePath:instancePath+"/json",schemaPath:"#/$definition/13/properties/json/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data6 = data.text;
if(typeof data6 === "string"){
if(func8(data6) > 4096){
const err10 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/13/properties/text/maxLength",keyword:"maxLength",params:{limit: 4096}};
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
const err11 = {instancePath:instancePath+"/text",schemaPath:"#/$definition/13/properties/text/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.contentType !== undefined && func0.call(data, "contentType")){
let data7 = data.contentType;
if(typeof data7 === "string"){
if(func8(data7) > 256){
const err12 = {instancePath:instancePath+"/contentType",schemaPath:"#/$definition/13/properties/contentType/maxLength",keyword:"maxLength",params:{limit: 256}};
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
const err13 = {instancePath:instancePath+"/contentType",schemaPath:"#/$definition/13/properties/contentType/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/$definition/13/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const pattern1 = new RegExp("^[A-Za-z0-9._-]{1,64}$", "u");
const pattern2 = new RegExp("^https?://[^?#]+$", "u");

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
for(const key0 of Object.keys(data)){
if(!(func0.call(schema1.$definition["1"].properties, key0))){
const err1 = {instancePath,schemaPath:"#/$definition/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/1/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/1/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/1/properties/description/type",keyword:"type",params:{type: "string"}};
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
if("webhook" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/1/properties/kind/const",keyword:"const",params:{allowedValue: "webhook"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.preset !== undefined && func0.call(data, "preset")){
let data3 = data.preset;
if(!((((((((((((((((((((((((((((((((((((((((((((data3 === "github") || (data3 === "gitlab")) || (data3 === "stripe")) || (data3 === "slack")) || (data3 === "shopify")) || (data3 === "twilio")) || (data3 === "standard-webhooks")) || (data3 === "svix")) || (data3 === "sendgrid")) || (data3 === "mailgun")) || (data3 === "pagerduty")) || (data3 === "discord")) || (data3 === "azure-event-grid")) || (data3 === "meta")) || (data3 === "dropbox")) || (data3 === "microsoft-graph")) || (data3 === "okta")) || (data3 === "zoom")) || (data3 === "linear")) || (data3 === "intercom")) || (data3 === "hubspot")) || (data3 === "square")) || (data3 === "paddle")) || (data3 === "typeform")) || (data3 === "calendly")) || (data3 === "bitbucket")) || (data3 === "jira")) || (data3 === "sentry")) || (data3 === "vercel")) || (data3 === "trello")) || (data3 === "woocommerce")) || (data3 === "adyen")) || (data3 === "razorpay")) || (data3 === "paystack")) || (data3 === "docusign")) || (data3 === "circleci")) || (data3 === "launchdarkly")) || (data3 === "mandrill")) || (data3 === "lemon-squeezy")) || (data3 === "telegram")) || (data3 === "hmac")) || (data3 === "api-key")) || (data3 === "basic")) || (data3 === "custom"))){
const err6 = {instancePath:instancePath+"/preset",schemaPath:"#/$definition/1/properties/preset/enum",keyword:"enum",params:{allowedValues: schema1.$definition["1"].properties.preset.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.secrets !== undefined && func0.call(data, "secrets")){
let data4 = data.secrets;
if(Array.isArray(data4)){
if(data4.length > 4){
const err7 = {instancePath:instancePath+"/secrets",schemaPath:"#/$definition/1/properties/secrets/maxItems",keyword:"maxItems",params:{limit: 4}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate2(data4[i0], {instancePath:instancePath+"/secrets/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/secrets",schemaPath:"#/$definition/1/properties/secrets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
let data6 = data.bus;
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err9 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/1/properties/bus/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"}};
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
const err10 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/1/properties/bus/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err11 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/1/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data8 = data.url;
if(typeof data8 === "string"){
if(func8(data8) > 2048){
const err12 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/1/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern2.test(data8)){
const err13 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/1/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://[^?#]+$"}};
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
const err14 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/1/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.toleranceSeconds !== undefined && func0.call(data, "toleranceSeconds")){
let data9 = data.toleranceSeconds;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err15 = {instancePath:instancePath+"/toleranceSeconds",schemaPath:"#/$definition/1/properties/toleranceSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data9 == "number"){
if(data9 > 86400 || isNaN(data9)){
const err16 = {instancePath:instancePath+"/toleranceSeconds",schemaPath:"#/$definition/1/properties/toleranceSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err17 = {instancePath:instancePath+"/toleranceSeconds",schemaPath:"#/$definition/1/properties/toleranceSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
if(data.verification !== undefined && func0.call(data, "verification")){
let data10 = data.verification;
if(!data10 || typeof data10 != "object"){
const err18 = {instancePath:instancePath+"/verification",schemaPath:"#/$definition/1/properties/verification/allOf/0/type",keyword:"type",params:{type: schema1.$definition["1"].properties.verification.allOf[0].type}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const _errs24 = errors;
let valid5 = true;
const _errs25 = errors;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid0 = _errs25 === errors;
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs27 = errors;
if(!(validate4(data10, {instancePath:instancePath+"/verification",parentData:data,parentDataProperty:"verification",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
var _valid0 = _errs27 === errors;
valid5 = _valid0;
}
if(!valid5){
const err20 = {instancePath:instancePath+"/verification",schemaPath:"#/$definition/1/properties/verification/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const _errs29 = errors;
let valid6 = true;
const _errs30 = errors;
if(!(Array.isArray(data10))){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid1 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs32 = errors;
if(Array.isArray(data10)){
if(data10.length > 4){
const err22 = {instancePath:instancePath+"/verification",schemaPath:"#/$definition/1/properties/verification/allOf/2/then/maxItems",keyword:"maxItems",params:{limit: 4}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data10.length < 1){
const err23 = {instancePath:instancePath+"/verification",schemaPath:"#/$definition/1/properties/verification/allOf/2/then/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
if(!(validate4(data10[i1], {instancePath:instancePath+"/verification/" + i1,parentData:data10,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/verification",schemaPath:"#/$definition/1/properties/verification/allOf/2/then/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid1 = _errs32 === errors;
valid6 = _valid1;
}
if(!valid6){
const err25 = {instancePath:instancePath+"/verification",schemaPath:"#/$definition/1/properties/verification/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.handshakes !== undefined && func0.call(data, "handshakes")){
let data12 = data.handshakes;
if(Array.isArray(data12)){
if(data12.length > 8){
const err26 = {instancePath:instancePath+"/handshakes",schemaPath:"#/$definition/1/properties/handshakes/maxItems",keyword:"maxItems",params:{limit: 8}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
if(!(validate23(data12[i2], {instancePath:instancePath+"/handshakes/" + i2,parentData:data12,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/handshakes",schemaPath:"#/$definition/1/properties/handshakes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.handshakeSecrets !== undefined && func0.call(data, "handshakeSecrets")){
let data14 = data.handshakeSecrets;
if(Array.isArray(data14)){
if(data14.length > 4){
const err28 = {instancePath:instancePath+"/handshakeSecrets",schemaPath:"#/$definition/1/properties/handshakeSecrets/maxItems",keyword:"maxItems",params:{limit: 4}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len3 = data14.length;
for(let i3=0; i3<len3; i3++){
if(!(validate2(data14[i3], {instancePath:instancePath+"/handshakeSecrets/" + i3,parentData:data14,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/handshakeSecrets",schemaPath:"#/$definition/1/properties/handshakeSecrets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.event !== undefined && func0.call(data, "event")){
if(!(validate28(data.event, {instancePath:instancePath+"/event",parentData:data,parentDataProperty:"event",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.answers !== undefined && func0.call(data, "answers")){
let data17 = data.answers;
if(Array.isArray(data17)){
if(data17.length > 20){
const err30 = {instancePath:instancePath+"/answers",schemaPath:"#/$definition/1/properties/answers/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
if(!(validate45(data17[i4], {instancePath:instancePath+"/answers/" + i4,parentData:data17,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath:instancePath+"/answers",schemaPath:"#/$definition/1/properties/answers/type",keyword:"type",params:{type: "array"}};
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
const err32 = {instancePath,schemaPath:"#/$definition/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

const schema13 = {"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","broker","servers","topic","group"],"dependencies":{"sasl":["username","password"],"username":["sasl"],"password":["sasl"]},"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"kafka"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"servers":{"$ref":"#/$defs/16"},"topic":{"$ref":"#/$defs/17"},"group":{"type":"string","minLength":1,"maxLength":249},"from":{"enum":["earliest","latest"]},"sasl":{"$ref":"#/$defs/18"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/23"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const schema14 = {"$definition":{"14":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}};
const pattern3 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern3.test(data)){
const err0 = {instancePath,schemaPath:"#/$definition/14/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/14/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

const schema15 = {"$definition":{"15":{"type":"boolean"}}};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/$definition/15/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}

const schema16 = {"$definition":{"16":{"type":"array","minItems":1,"maxItems":32,"items":{"type":"string","maxLength":300,"pattern":"^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$"}}}};
const pattern4 = new RegExp("^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$", "u");

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 32){
const err0 = {instancePath,schemaPath:"#/$definition/16/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/$definition/16/minItems",keyword:"minItems",params:{limit: 1}};
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
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/16/items/maxLength",keyword:"maxLength",params:{limit: 300}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern4.test(data0)){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/16/items/pattern",keyword:"pattern",params:{pattern: "^([^\\s:/;,@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$"}};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/16/items/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/16/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}

const schema17 = {"$definition":{"17":{"type":"string","maxLength":249,"pattern":"^[a-zA-Z0-9._-]+$"}}};
const pattern5 = new RegExp("^[a-zA-Z0-9._-]+$", "u");

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 249){
const err0 = {instancePath,schemaPath:"#/$definition/17/maxLength",keyword:"maxLength",params:{limit: 249}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern5.test(data)){
const err1 = {instancePath,schemaPath:"#/$definition/17/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._-]+$"}};
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
const err2 = {instancePath,schemaPath:"#/$definition/17/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}

const schema18 = {"$definition":{"18":{"enum":["plain","scram-sha-256","scram-sha-512"]}}};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((data === "plain") || (data === "scram-sha-256")) || (data === "scram-sha-512"))){
const err0 = {instancePath,schemaPath:"#/$definition/18/enum",keyword:"enum",params:{allowedValues: schema18.$definition["18"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}

const schema19 = {"$definition":{"19":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":4096}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/9"}}]}}};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/19/allOf/0/type",keyword:"type",params:{type: schema19.$definition["19"].allOf[0].type}};
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
const err2 = {instancePath,schemaPath:"#/$definition/19/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 4096}};
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
const err3 = {instancePath,schemaPath:"#/$definition/19/allOf/1/then/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/19/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
if(!(validate2(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/$definition/19/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}

const schema20 = {"$definition":{"20":{"allOf":[{"type":["boolean","object"]},{"if":{"type":["boolean"]},"then":{"type":"boolean"}},{"if":{"type":["object"]},"then":{"type":"object","additionalProperties":false,"properties":{"ca":{"$ref":"#/$defs/38"},"certificate":{"$ref":"#/$defs/38"},"key":{"$ref":"#/$defs/9"}}}}]}}};
const schema21 = {"$definition":{"38":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":65536,"pattern":"^-----BEGIN CERTIFICATE-----"}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/9"}}]}}};
const pattern6 = new RegExp("^-----BEGIN CERTIFICATE-----", "u");

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/38/allOf/0/type",keyword:"type",params:{type: schema21.$definition["38"].allOf[0].type}};
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
const err2 = {instancePath,schemaPath:"#/$definition/38/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 65536}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern6.test(data)){
const err3 = {instancePath,schemaPath:"#/$definition/38/allOf/1/then/pattern",keyword:"pattern",params:{pattern: "^-----BEGIN CERTIFICATE-----"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/38/allOf/1/then/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/38/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
if(!(validate2(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err7 = {instancePath,schemaPath:"#/$definition/38/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}


function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "boolean") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/20/allOf/0/type",keyword:"type",params:{type: schema20.$definition["20"].allOf[0].type}};
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
const err2 = {instancePath,schemaPath:"#/$definition/20/allOf/1/then/type",keyword:"type",params:{type: "boolean"}};
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
const err3 = {instancePath,schemaPath:"#/$definition/20/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/20/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
if(!(validate67(data.ca, {instancePath:instancePath+"/ca",parentData:data,parentDataProperty:"ca",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.certificate !== undefined && func0.call(data, "certificate")){
if(!(validate67(data.certificate, {instancePath:instancePath+"/certificate",parentData:data,parentDataProperty:"certificate",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.key !== undefined && func0.call(data, "key")){
if(!(validate2(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/$definition/20/allOf/2/then/type",keyword:"type",params:{type: "object"}};
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
const err7 = {instancePath,schemaPath:"#/$definition/20/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}

const schema22 = {"$definition":{"21":{"type":"integer","minimum":1,"maximum":1000}}};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/21/type",keyword:"type",params:{type: "integer"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/21/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$definition/21/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate73.errors = vErrors;
return errors === 0;
}

const schema23 = {"$definition":{"22":{"type":"object","additionalProperties":false,"properties":{"type":{"type":"string","minLength":1,"maxLength":256},"source":{"type":"string","minLength":1,"maxLength":512}}}}};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "source"))){
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
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(typeof data0 === "string"){
if(func8(data0) > 256){
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/$definition/22/properties/type/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(func8(data0) < 1){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/$definition/22/properties/type/minLength",keyword:"minLength",params:{limit: 1}};
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
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/$definition/22/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data1 = data.source;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err4 = {instancePath:instancePath+"/source",schemaPath:"#/$definition/22/properties/source/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(func8(data1) < 1){
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/$definition/22/properties/source/minLength",keyword:"minLength",params:{limit: 1}};
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
const err6 = {instancePath:instancePath+"/source",schemaPath:"#/$definition/22/properties/source/type",keyword:"type",params:{type: "string"}};
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
const err7 = {instancePath,schemaPath:"#/$definition/22/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}

const schema24 = {"$definition":{"23":{"enum":["quarantine"]}}};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(data === "quarantine")){
const err0 = {instancePath,schemaPath:"#/$definition/23/enum",keyword:"enum",params:{allowedValues: schema24.$definition["23"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}

const schema25 = {"$definition":{"24":{"type":"boolean"}}};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/$definition/24/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.servers === undefined) || (!(func0.call(data, "servers")))){
const err2 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "servers"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.topic === undefined) || (!(func0.call(data, "topic")))){
const err3 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "topic"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.group === undefined) || (!(func0.call(data, "group")))){
const err4 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "group"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema13.$definition["2"].properties, key0))){
const err5 = {instancePath,schemaPath:"#/$definition/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.sasl !== undefined && func0.call(data, "sasl")){
if((data.username === undefined) || (!(func0.call(data, "username")))){
const err6 = {instancePath,schemaPath:"#/$definition/2/dependencies",keyword:"dependencies",params:{property: "sasl",
    missingProperty: "username",
    depsCount: 2,
    deps: "username, password"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.password === undefined) || (!(func0.call(data, "password")))){
const err7 = {instancePath,schemaPath:"#/$definition/2/dependencies",keyword:"dependencies",params:{property: "sasl",
    missingProperty: "password",
    depsCount: 2,
    deps: "username, password"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if((data.sasl === undefined) || (!(func0.call(data, "sasl")))){
const err8 = {instancePath,schemaPath:"#/$definition/2/dependencies",keyword:"dependencies",params:{property: "username",
    missingProperty: "sasl",
    depsCount: 1,
    deps: "sasl"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if((data.sasl === undefined) || (!(func0.call(data, "sasl")))){
const err9 = {instancePath,schemaPath:"#/$definition/2/dependencies",keyword:"dependencies",params:{property: "password",
    missingProperty: "sasl",
    depsCount: 1,
    deps: "sasl"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err10 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/2/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/2/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/2/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("tap" !== data.kind){
const err13 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/2/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("kafka" !== data.broker){
const err14 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/2/properties/broker/const",keyword:"const",params:{allowedValue: "kafka"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.servers !== undefined && func0.call(data, "servers")){
if(!(validate56(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
if(!(validate58(data.topic, {instancePath:instancePath+"/topic",parentData:data,parentDataProperty:"topic",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.group !== undefined && func0.call(data, "group")){
let data8 = data.group;
if(typeof data8 === "string"){
if(func8(data8) > 249){
const err15 = {instancePath:instancePath+"/group",schemaPath:"#/$definition/2/properties/group/maxLength",keyword:"maxLength",params:{limit: 249}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(func8(data8) < 1){
const err16 = {instancePath:instancePath+"/group",schemaPath:"#/$definition/2/properties/group/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/group",schemaPath:"#/$definition/2/properties/group/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
let data9 = data.from;
if(!((data9 === "earliest") || (data9 === "latest"))){
const err18 = {instancePath:instancePath+"/from",schemaPath:"#/$definition/2/properties/from/enum",keyword:"enum",params:{allowedValues: schema13.$definition["2"].properties.from.enum}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.sasl !== undefined && func0.call(data, "sasl")){
if(!(validate60(data.sasl, {instancePath:instancePath+"/sasl",parentData:data,parentDataProperty:"sasl",rootData}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate62(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate2(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate66(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate77(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/$definition/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

const schema26 = {"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","broker","stream"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"kinesis"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"stream":{"type":"string","maxLength":256,"pattern":"^([a-zA-Z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/[a-zA-Z0-9_.-]{1,128})$"},"from":{"enum":["earliest","latest"]},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/23"},"region":{"$ref":"#/$defs/25"},"endpoint":{"$ref":"#/$defs/26"},"credentials":{"$ref":"#/$defs/27"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const schema27 = {"$definition":{"25":{"type":"string","pattern":"^[a-z0-9-]{1,63}$"}}};
const pattern8 = new RegExp("^[a-z0-9-]{1,63}$", "u");

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern8.test(data)){
const err0 = {instancePath,schemaPath:"#/$definition/25/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,63}$"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/25/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}

const schema28 = {"$definition":{"26":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s/@]+$"}}};
const pattern9 = new RegExp("^https?://[^\\s/@]+$", "u");

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 2048){
const err0 = {instancePath,schemaPath:"#/$definition/26/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern9.test(data)){
const err1 = {instancePath,schemaPath:"#/$definition/26/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/@]+$"}};
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
const err2 = {instancePath,schemaPath:"#/$definition/26/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate90.errors = vErrors;
return errors === 0;
}

const schema29 = {"$definition":{"27":{"type":"object","additionalProperties":false,"required":["accessKeyId","secretAccessKey"],"properties":{"accessKeyId":{"$ref":"#/$defs/19"},"secretAccessKey":{"$ref":"#/$defs/9"},"sessionToken":{"$ref":"#/$defs/9"}}}}};

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.accessKeyId === undefined) || (!(func0.call(data, "accessKeyId")))){
const err0 = {instancePath,schemaPath:"#/$definition/27/required",keyword:"required",params:{missingProperty: "accessKeyId"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.secretAccessKey === undefined) || (!(func0.call(data, "secretAccessKey")))){
const err1 = {instancePath,schemaPath:"#/$definition/27/required",keyword:"required",params:{missingProperty: "secretAccessKey"}};
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
const err2 = {instancePath,schemaPath:"#/$definition/27/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
if(!(validate62(data.accessKeyId, {instancePath:instancePath+"/accessKeyId",parentData:data,parentDataProperty:"accessKeyId",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.secretAccessKey !== undefined && func0.call(data, "secretAccessKey")){
if(!(validate2(data.secretAccessKey, {instancePath:instancePath+"/secretAccessKey",parentData:data,parentDataProperty:"secretAccessKey",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.sessionToken !== undefined && func0.call(data, "sessionToken")){
if(!(validate2(data.sessionToken, {instancePath:instancePath+"/sessionToken",parentData:data,parentDataProperty:"sessionToken",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/27/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate92.errors = vErrors;
return errors === 0;
}

const pattern7 = new RegExp("^([a-zA-Z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/[a-zA-Z0-9_.-]{1,128})$", "u");

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.stream === undefined) || (!(func0.call(data, "stream")))){
const err2 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "stream"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema26.$definition["3"].properties, key0))){
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
if("tap" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/3/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("kinesis" !== data.broker){
const err8 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/3/properties/broker/const",keyword:"const",params:{allowedValue: "kinesis"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.stream !== undefined && func0.call(data, "stream")){
let data6 = data.stream;
if(typeof data6 === "string"){
if(func8(data6) > 256){
const err9 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/3/properties/stream/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern7.test(data6)){
const err10 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/3/properties/stream/pattern",keyword:"pattern",params:{pattern: "^([a-zA-Z0-9_.-]{1,128}|arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/[a-zA-Z0-9_.-]{1,128})$"}};
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
const err11 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/3/properties/stream/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
let data7 = data.from;
if(!((data7 === "earliest") || (data7 === "latest"))){
const err12 = {instancePath:instancePath+"/from",schemaPath:"#/$definition/3/properties/from/enum",keyword:"enum",params:{allowedValues: schema26.$definition["3"].properties.from.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate77(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate88(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate90(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate92(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate82.errors = vErrors;
return errors === 0;
}

const schema30 = {"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind","broker","url","topic"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"mqtt"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"url":{"type":"string","maxLength":2048,"pattern":"^mqtts?://[^\\s/@?#]+$"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"topic":{"type":"string","minLength":1,"maxLength":1024},"clientId":{"type":"string","minLength":1,"maxLength":128},"sessionSeconds":{"type":"integer","minimum":0,"maximum":4294967295},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/23"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const pattern10 = new RegExp("^mqtts?://[^\\s/@?#]+$", "u");

function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.kind === undefined) || (!(func0.call(data, "kind")))){
const err0 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err2 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.topic === undefined) || (!(func0.call(data, "topic")))){
const err3 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "topic"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema30.$definition["4"].properties, key0))){
const err4 = {instancePath,schemaPath:"#/$definition/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/4/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/type",keyword:"type",params:{type: "string"}};
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
if("tap" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/4/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("mqtt" !== data.broker){
const err9 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/4/properties/broker/const",keyword:"const",params:{allowedValue: "mqtt"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data6 = data.url;
if(typeof data6 === "string"){
if(func8(data6) > 2048){
const err10 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/4/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern10.test(data6)){
const err11 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/4/properties/url/pattern",keyword:"pattern",params:{pattern: "^mqtts?://[^\\s/@?#]+$"}};
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
const err12 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/4/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate62(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate2(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate66(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
let data10 = data.topic;
if(typeof data10 === "string"){
if(func8(data10) > 1024){
const err13 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/4/properties/topic/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func8(data10) < 1){
const err14 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/4/properties/topic/minLength",keyword:"minLength",params:{limit: 1}};
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
const err15 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/4/properties/topic/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.clientId !== undefined && func0.call(data, "clientId")){
let data11 = data.clientId;
if(typeof data11 === "string"){
if(func8(data11) > 128){
const err16 = {instancePath:instancePath+"/clientId",schemaPath:"#/$definition/4/properties/clientId/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(func8(data11) < 1){
const err17 = {instancePath:instancePath+"/clientId",schemaPath:"#/$definition/4/properties/clientId/minLength",keyword:"minLength",params:{limit: 1}};
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
const err18 = {instancePath:instancePath+"/clientId",schemaPath:"#/$definition/4/properties/clientId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.sessionSeconds !== undefined && func0.call(data, "sessionSeconds")){
let data12 = data.sessionSeconds;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err19 = {instancePath:instancePath+"/sessionSeconds",schemaPath:"#/$definition/4/properties/sessionSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 4294967295 || isNaN(data12)){
const err20 = {instancePath:instancePath+"/sessionSeconds",schemaPath:"#/$definition/4/properties/sessionSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err21 = {instancePath:instancePath+"/sessionSeconds",schemaPath:"#/$definition/4/properties/sessionSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate77(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/$definition/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate99.errors = vErrors;
return errors === 0;
}

const schema31 = {"$definition":{"5":{"type":"object","additionalProperties":false,"required":["kind","broker","servers","stream","consumer"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"nats"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"servers":{"$ref":"#/$defs/16"},"stream":{"type":"string","maxLength":255,"pattern":"^[^\\s.*>/\\\\]+$"},"consumer":{"type":"string","maxLength":255,"pattern":"^[^\\s.*>/\\\\]+$"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"token":{"$ref":"#/$defs/9"},"credentials":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const schema32 = {"$definition":{"28":{"enum":["quarantine","broker"]}}};

function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "quarantine") || (data === "broker"))){
const err0 = {instancePath,schemaPath:"#/$definition/28/enum",keyword:"enum",params:{allowedValues: schema32.$definition["28"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate121.errors = vErrors;
return errors === 0;
}

const pattern11 = new RegExp("^[^\\s.*>/\\\\]+$", "u");

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/5/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.servers === undefined) || (!(func0.call(data, "servers")))){
const err2 = {instancePath,schemaPath:"#/$definition/5/required",keyword:"required",params:{missingProperty: "servers"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.stream === undefined) || (!(func0.call(data, "stream")))){
const err3 = {instancePath,schemaPath:"#/$definition/5/required",keyword:"required",params:{missingProperty: "stream"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.consumer === undefined) || (!(func0.call(data, "consumer")))){
const err4 = {instancePath,schemaPath:"#/$definition/5/required",keyword:"required",params:{missingProperty: "consumer"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema31.$definition["5"].properties, key0))){
const err5 = {instancePath,schemaPath:"#/$definition/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/5/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/5/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/5/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("tap" !== data.kind){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/5/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("nats" !== data.broker){
const err10 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/5/properties/broker/const",keyword:"const",params:{allowedValue: "nats"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.servers !== undefined && func0.call(data, "servers")){
if(!(validate56(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.stream !== undefined && func0.call(data, "stream")){
let data7 = data.stream;
if(typeof data7 === "string"){
if(func8(data7) > 255){
const err11 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/5/properties/stream/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern11.test(data7)){
const err12 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/5/properties/stream/pattern",keyword:"pattern",params:{pattern: "^[^\\s.*>/\\\\]+$"}};
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
const err13 = {instancePath:instancePath+"/stream",schemaPath:"#/$definition/5/properties/stream/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.consumer !== undefined && func0.call(data, "consumer")){
let data8 = data.consumer;
if(typeof data8 === "string"){
if(func8(data8) > 255){
const err14 = {instancePath:instancePath+"/consumer",schemaPath:"#/$definition/5/properties/consumer/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern11.test(data8)){
const err15 = {instancePath:instancePath+"/consumer",schemaPath:"#/$definition/5/properties/consumer/pattern",keyword:"pattern",params:{pattern: "^[^\\s.*>/\\\\]+$"}};
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
const err16 = {instancePath:instancePath+"/consumer",schemaPath:"#/$definition/5/properties/consumer/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate62(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate2(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.token !== undefined && func0.call(data, "token")){
if(!(validate2(data.token, {instancePath:instancePath+"/token",parentData:data,parentDataProperty:"token",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate2(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate66(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate121(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/$definition/5/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate110.errors = vErrors;
return errors === 0;
}

const schema33 = {"$definition":{"6":{"type":"object","additionalProperties":false,"required":["kind","broker","url","queue"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"rabbitmq"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"url":{"type":"string","maxLength":2048,"pattern":"^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$"},"username":{"$ref":"#/$defs/19"},"password":{"$ref":"#/$defs/9"},"tls":{"$ref":"#/$defs/20"},"queue":{"type":"string","minLength":1,"maxLength":255},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const pattern13 = new RegExp("^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$", "u");

function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/6/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err2 = {instancePath,schemaPath:"#/$definition/6/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.queue === undefined) || (!(func0.call(data, "queue")))){
const err3 = {instancePath,schemaPath:"#/$definition/6/required",keyword:"required",params:{missingProperty: "queue"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema33.$definition["6"].properties, key0))){
const err4 = {instancePath,schemaPath:"#/$definition/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/6/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/6/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/6/properties/description/type",keyword:"type",params:{type: "string"}};
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
if("tap" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/6/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("rabbitmq" !== data.broker){
const err9 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/6/properties/broker/const",keyword:"const",params:{allowedValue: "rabbitmq"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data6 = data.url;
if(typeof data6 === "string"){
if(func8(data6) > 2048){
const err10 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/6/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern13.test(data6)){
const err11 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/6/properties/url/pattern",keyword:"pattern",params:{pattern: "^amqps?://[^\\s/@?#]+(/[^\\s/?#]*)?$"}};
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
const err12 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/6/properties/url/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.username !== undefined && func0.call(data, "username")){
if(!(validate62(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate2(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate66(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.queue !== undefined && func0.call(data, "queue")){
let data10 = data.queue;
if(typeof data10 === "string"){
if(func8(data10) > 255){
const err13 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/6/properties/queue/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func8(data10) < 1){
const err14 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/6/properties/queue/minLength",keyword:"minLength",params:{limit: 1}};
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
const err15 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/6/properties/queue/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate121(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/$definition/6/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate125.errors = vErrors;
return errors === 0;
}

const schema34 = {"$definition":{"7":{"type":"object","additionalProperties":false,"required":["kind","broker","endpoints","topic","group"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"rocketmq"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"endpoints":{"$ref":"#/$defs/29"},"topic":{"type":"string","maxLength":127,"pattern":"^[%|a-zA-Z0-9_-]+$"},"group":{"type":"string","maxLength":120,"pattern":"^[%|a-zA-Z0-9_-]+$"},"filter":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"tag":{"type":"string","maxLength":1024,"pattern":"^[^|\\s]+( *\\|\\| *[^|\\s]+)*$"},"sql":{"type":"string","minLength":1,"maxLength":4096}}},"unprefixed":{"type":"boolean"},"invisibleSeconds":{"type":"integer","minimum":10,"maximum":43200},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"metrics":{"$ref":"#/$defs/30"},"namespace":{"type":"string","maxLength":128,"pattern":"^[a-zA-Z0-9_-]+$"},"tls":{"$ref":"#/$defs/20"},"credentials":{"$ref":"#/$defs/31"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const schema35 = {"$definition":{"29":{"type":"string","maxLength":2048,"pattern":"^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$"}}};
const pattern14 = new RegExp("^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$", "u");

function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func8(data) > 2048){
const err0 = {instancePath,schemaPath:"#/$definition/29/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern14.test(data)){
const err1 = {instancePath,schemaPath:"#/$definition/29/pattern",keyword:"pattern",params:{pattern: "^([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}(;([^\\s:/;@]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5})*$"}};
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
const err2 = {instancePath,schemaPath:"#/$definition/29/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate139.errors = vErrors;
return errors === 0;
}

const schema36 = {"$definition":{"30":{"type":"array","maxItems":16,"items":{"type":"string","maxLength":2048,"pattern":"^https?://[^\\s@]+$"}}}};
const pattern18 = new RegExp("^https?://[^\\s@]+$", "u");

function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 16){
const err0 = {instancePath,schemaPath:"#/$definition/30/maxItems",keyword:"maxItems",params:{limit: 16}};
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
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/30/items/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern18.test(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/30/items/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s@]+$"}};
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
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/30/items/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/30/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate144.errors = vErrors;
return errors === 0;
}

const schema37 = {"$definition":{"31":{"type":"object","additionalProperties":false,"required":["accessKey","secretKey"],"properties":{"accessKey":{"$ref":"#/$defs/19"},"secretKey":{"$ref":"#/$defs/9"},"securityToken":{"$ref":"#/$defs/9"}}}}};

function validate147(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.accessKey === undefined) || (!(func0.call(data, "accessKey")))){
const err0 = {instancePath,schemaPath:"#/$definition/31/required",keyword:"required",params:{missingProperty: "accessKey"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.secretKey === undefined) || (!(func0.call(data, "secretKey")))){
const err1 = {instancePath,schemaPath:"#/$definition/31/required",keyword:"required",params:{missingProperty: "secretKey"}};
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
const err2 = {instancePath,schemaPath:"#/$definition/31/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
if(!(validate62(data.accessKey, {instancePath:instancePath+"/accessKey",parentData:data,parentDataProperty:"accessKey",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
if(data.secretKey !== undefined && func0.call(data, "secretKey")){
if(!(validate2(data.secretKey, {instancePath:instancePath+"/secretKey",parentData:data,parentDataProperty:"secretKey",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.securityToken !== undefined && func0.call(data, "securityToken")){
if(!(validate2(data.securityToken, {instancePath:instancePath+"/securityToken",parentData:data,parentDataProperty:"securityToken",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/$definition/31/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate147.errors = vErrors;
return errors === 0;
}

const pattern15 = new RegExp("^[%|a-zA-Z0-9_-]+$", "u");
const pattern17 = new RegExp("^[^|\\s]+( *\\|\\| *[^|\\s]+)*$", "u");
const pattern19 = new RegExp("^[a-zA-Z0-9_-]+$", "u");

function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.endpoints === undefined) || (!(func0.call(data, "endpoints")))){
const err2 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "endpoints"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.topic === undefined) || (!(func0.call(data, "topic")))){
const err3 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "topic"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.group === undefined) || (!(func0.call(data, "group")))){
const err4 = {instancePath,schemaPath:"#/$definition/7/required",keyword:"required",params:{missingProperty: "group"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema34.$definition["7"].properties, key0))){
const err5 = {instancePath,schemaPath:"#/$definition/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if(typeof data.$schema !== "string"){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/7/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data1 = data.description;
if(typeof data1 === "string"){
if(func8(data1) > 512){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/7/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/7/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
if("tap" !== data.kind){
const err9 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/7/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("rocketmq" !== data.broker){
const err10 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/7/properties/broker/const",keyword:"const",params:{allowedValue: "rocketmq"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.endpoints !== undefined && func0.call(data, "endpoints")){
if(!(validate139(data.endpoints, {instancePath:instancePath+"/endpoints",parentData:data,parentDataProperty:"endpoints",rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
if(data.topic !== undefined && func0.call(data, "topic")){
let data7 = data.topic;
if(typeof data7 === "string"){
if(func8(data7) > 127){
const err11 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/7/properties/topic/maxLength",keyword:"maxLength",params:{limit: 127}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern15.test(data7)){
const err12 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/7/properties/topic/pattern",keyword:"pattern",params:{pattern: "^[%|a-zA-Z0-9_-]+$"}};
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
const err13 = {instancePath:instancePath+"/topic",schemaPath:"#/$definition/7/properties/topic/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.group !== undefined && func0.call(data, "group")){
let data8 = data.group;
if(typeof data8 === "string"){
if(func8(data8) > 120){
const err14 = {instancePath:instancePath+"/group",schemaPath:"#/$definition/7/properties/group/maxLength",keyword:"maxLength",params:{limit: 120}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern15.test(data8)){
const err15 = {instancePath:instancePath+"/group",schemaPath:"#/$definition/7/properties/group/pattern",keyword:"pattern",params:{pattern: "^[%|a-zA-Z0-9_-]+$"}};
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
const err16 = {instancePath:instancePath+"/group",schemaPath:"#/$definition/7/properties/group/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.filter !== undefined && func0.call(data, "filter")){
let data9 = data.filter;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length > 1){
const err17 = {instancePath:instancePath+"/filter",schemaPath:"#/$definition/7/properties/filter/maxProperties",keyword:"maxProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Object.keys(data9).length < 1){
const err18 = {instancePath:instancePath+"/filter",schemaPath:"#/$definition/7/properties/filter/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 of Object.keys(data9)){
if(!((key1 === "tag") || (key1 === "sql"))){
const err19 = {instancePath:instancePath+"/filter",schemaPath:"#/$definition/7/properties/filter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.tag !== undefined && func0.call(data9, "tag")){
let data10 = data9.tag;
if(typeof data10 === "string"){
if(func8(data10) > 1024){
const err20 = {instancePath:instancePath+"/filter/tag",schemaPath:"#/$definition/7/properties/filter/properties/tag/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern17.test(data10)){
const err21 = {instancePath:instancePath+"/filter/tag",schemaPath:"#/$definition/7/properties/filter/properties/tag/pattern",keyword:"pattern",params:{pattern: "^[^|\\s]+( *\\|\\| *[^|\\s]+)*$"}};
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
const err22 = {instancePath:instancePath+"/filter/tag",schemaPath:"#/$definition/7/properties/filter/properties/tag/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.sql !== undefined && func0.call(data9, "sql")){
let data11 = data9.sql;
if(typeof data11 === "string"){
if(func8(data11) > 4096){
const err23 = {instancePath:instancePath+"/filter/sql",schemaPath:"#/$definition/7/properties/filter/properties/sql/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func8(data11) < 1){
const err24 = {instancePath:instancePath+"/filter/sql",schemaPath:"#/$definition/7/properties/filter/properties/sql/minLength",keyword:"minLength",params:{limit: 1}};
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
const err25 = {instancePath:instancePath+"/filter/sql",schemaPath:"#/$definition/7/properties/filter/properties/sql/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/filter",schemaPath:"#/$definition/7/properties/filter/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.unprefixed !== undefined && func0.call(data, "unprefixed")){
if(typeof data.unprefixed !== "boolean"){
const err27 = {instancePath:instancePath+"/unprefixed",schemaPath:"#/$definition/7/properties/unprefixed/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.invisibleSeconds !== undefined && func0.call(data, "invisibleSeconds")){
let data13 = data.invisibleSeconds;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
const err28 = {instancePath:instancePath+"/invisibleSeconds",schemaPath:"#/$definition/7/properties/invisibleSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data13 == "number"){
if(data13 > 43200 || isNaN(data13)){
const err29 = {instancePath:instancePath+"/invisibleSeconds",schemaPath:"#/$definition/7/properties/invisibleSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 43200}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data13 < 10 || isNaN(data13)){
const err30 = {instancePath:instancePath+"/invisibleSeconds",schemaPath:"#/$definition/7/properties/invisibleSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10}};
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
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate121(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
}
if(data.metrics !== undefined && func0.call(data, "metrics")){
if(!(validate144(data.metrics, {instancePath:instancePath+"/metrics",parentData:data,parentDataProperty:"metrics",rootData}))){
vErrors = vErrors === null ? validate144.errors : vErrors.concat(validate144.errors);
errors = vErrors.length;
}
}
if(data.namespace !== undefined && func0.call(data, "namespace")){
let data18 = data.namespace;
if(typeof data18 === "string"){
if(func8(data18) > 128){
const err31 = {instancePath:instancePath+"/namespace",schemaPath:"#/$definition/7/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern19.test(data18)){
const err32 = {instancePath:instancePath+"/namespace",schemaPath:"#/$definition/7/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9_-]+$"}};
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
const err33 = {instancePath:instancePath+"/namespace",schemaPath:"#/$definition/7/properties/namespace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.tls !== undefined && func0.call(data, "tls")){
if(!(validate66(data.tls, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate147(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/$definition/7/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate136.errors = vErrors;
return errors === 0;
}

const schema38 = {"$definition":{"8":{"type":"object","additionalProperties":false,"required":["kind","broker","queue"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tap"},"broker":{"const":"sqs"},"bus":{"$ref":"#/$defs/14"},"enabled":{"$ref":"#/$defs/15"},"queue":{"type":"string","maxLength":2048,"pattern":"^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$"},"visibilitySeconds":{"type":"integer","minimum":5,"maximum":43200},"batch":{"$ref":"#/$defs/21"},"plain":{"$ref":"#/$defs/22"},"refused":{"$ref":"#/$defs/28"},"region":{"$ref":"#/$defs/25"},"endpoint":{"$ref":"#/$defs/26"},"credentials":{"$ref":"#/$defs/27"},"allowPrivateNetwork":{"$ref":"#/$defs/24"}}}}};
const pattern20 = new RegExp("^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$", "u");

function validate154(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err1 = {instancePath,schemaPath:"#/$definition/8/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.queue === undefined) || (!(func0.call(data, "queue")))){
const err2 = {instancePath,schemaPath:"#/$definition/8/required",keyword:"required",params:{missingProperty: "queue"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema38.$definition["8"].properties, key0))){
const err3 = {instancePath,schemaPath:"#/$definition/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/8/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/8/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/8/properties/description/type",keyword:"type",params:{type: "string"}};
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
if("tap" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/8/properties/kind/const",keyword:"const",params:{allowedValue: "tap"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.broker !== undefined && func0.call(data, "broker")){
if("sqs" !== data.broker){
const err8 = {instancePath:instancePath+"/broker",schemaPath:"#/$definition/8/properties/broker/const",keyword:"const",params:{allowedValue: "sqs"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
if(!(validate52(data.bus, {instancePath:instancePath+"/bus",parentData:data,parentDataProperty:"bus",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(!(validate54(data.enabled, {instancePath:instancePath+"/enabled",parentData:data,parentDataProperty:"enabled",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.queue !== undefined && func0.call(data, "queue")){
let data6 = data.queue;
if(typeof data6 === "string"){
if(func8(data6) > 2048){
const err9 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/8/properties/queue/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern20.test(data6)){
const err10 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/8/properties/queue/pattern",keyword:"pattern",params:{pattern: "^(https?://[^\\s/@]+/\\S+|arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:\\S+)$"}};
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
const err11 = {instancePath:instancePath+"/queue",schemaPath:"#/$definition/8/properties/queue/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.visibilitySeconds !== undefined && func0.call(data, "visibilitySeconds")){
let data7 = data.visibilitySeconds;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err12 = {instancePath:instancePath+"/visibilitySeconds",schemaPath:"#/$definition/8/properties/visibilitySeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 43200 || isNaN(data7)){
const err13 = {instancePath:instancePath+"/visibilitySeconds",schemaPath:"#/$definition/8/properties/visibilitySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 43200}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data7 < 5 || isNaN(data7)){
const err14 = {instancePath:instancePath+"/visibilitySeconds",schemaPath:"#/$definition/8/properties/visibilitySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5}};
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
if(data.batch !== undefined && func0.call(data, "batch")){
if(!(validate73(data.batch, {instancePath:instancePath+"/batch",parentData:data,parentDataProperty:"batch",rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
}
if(data.plain !== undefined && func0.call(data, "plain")){
if(!(validate75(data.plain, {instancePath:instancePath+"/plain",parentData:data,parentDataProperty:"plain",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
if(data.refused !== undefined && func0.call(data, "refused")){
if(!(validate121(data.refused, {instancePath:instancePath+"/refused",parentData:data,parentDataProperty:"refused",rootData}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
}
if(data.region !== undefined && func0.call(data, "region")){
if(!(validate88(data.region, {instancePath:instancePath+"/region",parentData:data,parentDataProperty:"region",rootData}))){
vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined && func0.call(data, "endpoint")){
if(!(validate90(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data.credentials !== undefined && func0.call(data, "credentials")){
if(!(validate92(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
}
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(!(validate79(data.allowPrivateNetwork, {instancePath:instancePath+"/allowPrivateNetwork",parentData:data,parentDataProperty:"allowPrivateNetwork",rootData}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/$definition/8/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate154.errors = vErrors;
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
if(!((data0 === "webhook") || (data0 === "tap"))){
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
if(!(data.kind === "webhook")){
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
if(!(data.kind === "tap")){
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
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err10 = {instancePath,schemaPath:"#/allOf/4/then/allOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.broker === undefined) || (!(func0.call(data, "broker")))){
const err11 = {instancePath,schemaPath:"#/allOf/4/then/allOf/1/required",keyword:"required",params:{missingProperty: "broker"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.broker !== undefined && func0.call(data, "broker")){
let data3 = data.broker;
if(!(((((((data3 === "kafka") || (data3 === "kinesis")) || (data3 === "mqtt")) || (data3 === "nats")) || (data3 === "rabbitmq")) || (data3 === "rocketmq")) || (data3 === "sqs"))){
const err12 = {instancePath:instancePath+"/broker",schemaPath:"#/allOf/4/then/allOf/2/properties/broker/enum",keyword:"enum",params:{allowedValues: schema0.allOf[4].then.allOf[2].properties.broker.enum}};
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
const _errs23 = errors;
let valid8 = true;
const _errs24 = errors;
if(errors === _errs24){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing2 = "broker")){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "kafka")){
const err14 = {};
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
}
else {
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid2 = _errs24 === errors;
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs27 = errors;
if(!(validate51(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var _valid2 = _errs27 === errors;
valid8 = _valid2;
}
if(!valid8){
const err16 = {instancePath,schemaPath:"#/allOf/4/then/allOf/3/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const _errs29 = errors;
let valid10 = true;
const _errs30 = errors;
if(errors === _errs30){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing3 = "broker")){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "kinesis")){
const err18 = {};
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
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var _valid3 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs33 = errors;
if(!(validate82(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var _valid3 = _errs33 === errors;
valid10 = _valid3;
}
if(!valid10){
const err20 = {instancePath,schemaPath:"#/allOf/4/then/allOf/4/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const _errs35 = errors;
let valid12 = true;
const _errs36 = errors;
if(errors === _errs36){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing4 = "broker")){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "mqtt")){
const err22 = {};
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
}
else {
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var _valid4 = _errs36 === errors;
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs39 = errors;
if(!(validate99(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var _valid4 = _errs39 === errors;
valid12 = _valid4;
}
if(!valid12){
const err24 = {instancePath,schemaPath:"#/allOf/4/then/allOf/5/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const _errs41 = errors;
let valid14 = true;
const _errs42 = errors;
if(errors === _errs42){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing5 = "broker")){
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
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "nats")){
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
var _valid5 = _errs42 === errors;
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
if(_valid5){
const _errs45 = errors;
if(!(validate110(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
errors = vErrors.length;
}
var _valid5 = _errs45 === errors;
valid14 = _valid5;
}
if(!valid14){
const err28 = {instancePath,schemaPath:"#/allOf/4/then/allOf/6/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const _errs47 = errors;
let valid16 = true;
const _errs48 = errors;
if(errors === _errs48){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing6 = "broker")){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "rabbitmq")){
const err30 = {};
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
}
else {
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
var _valid6 = _errs48 === errors;
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
if(_valid6){
const _errs51 = errors;
if(!(validate125(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
var _valid6 = _errs51 === errors;
valid16 = _valid6;
}
if(!valid16){
const err32 = {instancePath,schemaPath:"#/allOf/4/then/allOf/7/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const _errs53 = errors;
let valid18 = true;
const _errs54 = errors;
if(errors === _errs54){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing7 = "broker")){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "rocketmq")){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid7 = _errs54 === errors;
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
if(_valid7){
const _errs57 = errors;
if(!(validate136(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors);
errors = vErrors.length;
}
var _valid7 = _errs57 === errors;
valid18 = _valid7;
}
if(!valid18){
const err36 = {instancePath,schemaPath:"#/allOf/4/then/allOf/8/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const _errs59 = errors;
let valid20 = true;
const _errs60 = errors;
if(errors === _errs60){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if(((data.broker === undefined) || (!(func0.call(data, "broker")))) && (missing8 = "broker")){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
if(data.broker !== undefined && func0.call(data, "broker")){
if(!(data.broker === "sqs")){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
}
else {
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var _valid8 = _errs60 === errors;
errors = _errs59;
if(vErrors !== null){
if(_errs59){
vErrors.length = _errs59;
}
else {
vErrors = null;
}
}
if(_valid8){
const _errs63 = errors;
if(!(validate154(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors);
errors = vErrors.length;
}
var _valid8 = _errs63 === errors;
valid20 = _valid8;
}
if(!valid20){
const err40 = {instancePath,schemaPath:"#/allOf/4/then/allOf/9/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid4 = _valid1;
}
if(!valid4){
const err41 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
