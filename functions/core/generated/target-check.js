/* Made from schemas/target.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["aws","bus","http","log"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["aws"]}}},"then":{"$ref":"#/$defs/1"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["bus"]}}},"then":{"$ref":"#/$defs/2"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["http"]}}},"then":{"$ref":"#/$defs/3"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["log"]}}},"then":{"$ref":"#/$defs/4"}}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind","arn"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"aws"},"arn":{"type":"string","maxLength":1600,"pattern":"^arn:"},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","bus"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"bus"},"bus":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}},"3":{"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"http"},"url":{"type":"string","maxLength":2048,"pattern":"^https?://"},"method":{"enum":["POST","PUT","PATCH"]},"mode":{"enum":["binary","structured"]},"headers":{"type":"object","maxProperties":50,"propertyNames":{"pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"additionalProperties":{"$ref":"#/$defs/9"}},"bodyMembers":{"type":"object","maxProperties":100,"additionalProperties":{"$ref":"#/$defs/9"}},"auth":{"$ref":"#/$defs/10"},"signature":{"type":"object","additionalProperties":false,"required":["secrets"],"properties":{"secrets":{"type":"array","minItems":1,"maxItems":4,"items":{"$ref":"#/$defs/11"}}}},"timeoutSeconds":{"type":"number","minimum":0.1,"maximum":300},"allowPrivateNetwork":{"type":"boolean"},"statusPolicy":{"type":"object","maxProperties":100,"propertyNames":{"pattern":"^[1-5]([0-9]{2}|xx)$"},"additionalProperties":{"enum":["delivered","retry","dead"]}},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}},"4":{"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"log"},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}},"5":{"$definition":{"5":{"type":"integer","minimum":1,"maximum":1000}}},"6":{"$definition":{"6":{"type":"object","additionalProperties":false,"required":["perSecond"],"properties":{"perSecond":{"type":"number","exclusiveMinimum":0,"maximum":100000},"burst":{"type":"integer","minimum":1,"maximum":100000}}}}},"7":{"$definition":{"7":{"type":"object","additionalProperties":false,"properties":{"failures":{"type":"integer","minimum":1,"maximum":10000},"openSeconds":{"type":"number","minimum":0.1,"maximum":3600}}}}},"8":{"$definition":{"8":{"type":"object","additionalProperties":false,"properties":{"maxAttempts":{"type":"integer","minimum":1,"maximum":1000},"maxAgeSeconds":{"type":"integer","minimum":1,"maximum":1209600},"minDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400},"maxDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400}}}}},"9":{"$definition":{"9":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":4096}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/11"}}]}}},"10":{"$definition":{"10":{"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["api-key","basic","oauth2"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["api-key"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","header","value"],"properties":{"kind":{"const":"api-key"},"header":{"type":"string","pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"value":{"$ref":"#/$defs/9"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["basic"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","username","password"],"properties":{"kind":{"const":"basic"},"username":{"$ref":"#/$defs/9"},"password":{"$ref":"#/$defs/9"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["oauth2"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","tokenUrl","clientId","clientSecret"],"properties":{"kind":{"const":"oauth2"},"tokenUrl":{"type":"string","maxLength":2048,"pattern":"^https?://"},"clientId":{"$ref":"#/$defs/9"},"clientSecret":{"$ref":"#/$defs/9"},"scope":{"type":"string","maxLength":1024},"audience":{"type":"string","maxLength":1024}}}}]}}},"11":{"$definition":{"11":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind","arn"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"aws"},"arn":{"type":"string","maxLength":1600,"pattern":"^arn:"},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}};
const func8 = (text) => Array.from(text).length;
const pattern0 = new RegExp("^arn:", "u");
const schema2 = {"$definition":{"5":{"type":"integer","minimum":1,"maximum":1000}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/5/type",keyword:"type",params:{type: "integer"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/5/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$definition/5/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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

const schema3 = {"$definition":{"6":{"type":"object","additionalProperties":false,"required":["perSecond"],"properties":{"perSecond":{"type":"number","exclusiveMinimum":0,"maximum":100000},"burst":{"type":"integer","minimum":1,"maximum":100000}}}}};

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.perSecond === undefined) || (!(func0.call(data, "perSecond")))){
const err0 = {instancePath,schemaPath:"#/$definition/6/required",keyword:"required",params:{missingProperty: "perSecond"}};
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
const err1 = {instancePath,schemaPath:"#/$definition/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err2 = {instancePath:instancePath+"/perSecond",schemaPath:"#/$definition/6/properties/perSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 <= 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/perSecond",schemaPath:"#/$definition/6/properties/perSecond/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
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
const err4 = {instancePath:instancePath+"/perSecond",schemaPath:"#/$definition/6/properties/perSecond/type",keyword:"type",params:{type: "number"}};
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
const err5 = {instancePath:instancePath+"/burst",schemaPath:"#/$definition/6/properties/burst/type",keyword:"type",params:{type: "integer"}};
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
const err6 = {instancePath:instancePath+"/burst",schemaPath:"#/$definition/6/properties/burst/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/burst",schemaPath:"#/$definition/6/properties/burst/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err8 = {instancePath,schemaPath:"#/$definition/6/type",keyword:"type",params:{type: "object"}};
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

const schema4 = {"$definition":{"7":{"type":"object","additionalProperties":false,"properties":{"failures":{"type":"integer","minimum":1,"maximum":10000},"openSeconds":{"type":"number","minimum":0.1,"maximum":3600}}}}};

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((key0 === "failures") || (key0 === "openSeconds"))){
const err0 = {instancePath,schemaPath:"#/$definition/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err1 = {instancePath:instancePath+"/failures",schemaPath:"#/$definition/7/properties/failures/type",keyword:"type",params:{type: "integer"}};
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
const err2 = {instancePath:instancePath+"/failures",schemaPath:"#/$definition/7/properties/failures/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/failures",schemaPath:"#/$definition/7/properties/failures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err4 = {instancePath:instancePath+"/openSeconds",schemaPath:"#/$definition/7/properties/openSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 0.1 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/openSeconds",schemaPath:"#/$definition/7/properties/openSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1}};
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
const err6 = {instancePath:instancePath+"/openSeconds",schemaPath:"#/$definition/7/properties/openSeconds/type",keyword:"type",params:{type: "number"}};
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
const err7 = {instancePath,schemaPath:"#/$definition/7/type",keyword:"type",params:{type: "object"}};
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

const schema5 = {"$definition":{"8":{"type":"object","additionalProperties":false,"properties":{"maxAttempts":{"type":"integer","minimum":1,"maximum":1000},"maxAgeSeconds":{"type":"integer","minimum":1,"maximum":1209600},"minDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400},"maxDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400}}}}};

function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "maxAttempts") || (key0 === "maxAgeSeconds")) || (key0 === "minDelaySeconds")) || (key0 === "maxDelaySeconds"))){
const err0 = {instancePath,schemaPath:"#/$definition/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err1 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/8/properties/maxAttempts/type",keyword:"type",params:{type: "integer"}};
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
const err2 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/8/properties/maxAttempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/8/properties/maxAttempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err4 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/8/properties/maxAgeSeconds/type",keyword:"type",params:{type: "integer"}};
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
const err5 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/8/properties/maxAgeSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1209600}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/8/properties/maxAgeSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err7 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/8/properties/minDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 0.01 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/8/properties/minDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
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
const err9 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/8/properties/minDelaySeconds/type",keyword:"type",params:{type: "number"}};
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
const err10 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/8/properties/maxDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0.01 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/8/properties/maxDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
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
const err12 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/8/properties/maxDelaySeconds/type",keyword:"type",params:{type: "number"}};
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
const err13 = {instancePath,schemaPath:"#/$definition/8/type",keyword:"type",params:{type: "object"}};
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

const schema6 = {"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","bus"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"bus"},"bus":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}};
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

const schema7 = {"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","url"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"http"},"url":{"type":"string","maxLength":2048,"pattern":"^https?://"},"method":{"enum":["POST","PUT","PATCH"]},"mode":{"enum":["binary","structured"]},"headers":{"type":"object","maxProperties":50,"propertyNames":{"pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"additionalProperties":{"$ref":"#/$defs/9"}},"bodyMembers":{"type":"object","maxProperties":100,"additionalProperties":{"$ref":"#/$defs/9"}},"auth":{"$ref":"#/$defs/10"},"signature":{"type":"object","additionalProperties":false,"required":["secrets"],"properties":{"secrets":{"type":"array","minItems":1,"maxItems":4,"items":{"$ref":"#/$defs/11"}}}},"timeoutSeconds":{"type":"number","minimum":0.1,"maximum":300},"allowPrivateNetwork":{"type":"boolean"},"statusPolicy":{"type":"object","maxProperties":100,"propertyNames":{"pattern":"^[1-5]([0-9]{2}|xx)$"},"additionalProperties":{"enum":["delivered","retry","dead"]}},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}};
const pattern2 = new RegExp("^https?://", "u");
const pattern3 = new RegExp("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$", "u");
const pattern7 = new RegExp("^[1-5]([0-9]{2}|xx)$", "u");
const schema8 = {"$definition":{"9":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":4096}},{"if":{"type":["object"]},"then":{"$ref":"#/$defs/11"}}]}}};
const schema9 = {"$definition":{"11":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}};
const pattern4 = new RegExp("^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$", "u");

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.secret === undefined) || (!(func0.call(data, "secret")))){
const err0 = {instancePath,schemaPath:"#/$definition/11/required",keyword:"required",params:{missingProperty: "secret"}};
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
if(data.secret !== undefined && func0.call(data, "secret")){
let data0 = data.secret;
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err2 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/11/properties/secret/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}};
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
const err3 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/11/properties/secret/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/11/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}


function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/9/allOf/0/type",keyword:"type",params:{type: schema8.$definition["9"].allOf[0].type}};
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
const err2 = {instancePath,schemaPath:"#/$definition/9/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 4096}};
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
const err3 = {instancePath,schemaPath:"#/$definition/9/allOf/1/then/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/9/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
if(!(validate19(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err6 = {instancePath,schemaPath:"#/$definition/9/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

const schema10 = {"$definition":{"10":{"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["api-key","basic","oauth2"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["api-key"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","header","value"],"properties":{"kind":{"const":"api-key"},"header":{"type":"string","pattern":"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},"value":{"$ref":"#/$defs/9"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["basic"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","username","password"],"properties":{"kind":{"const":"basic"},"username":{"$ref":"#/$defs/9"},"password":{"$ref":"#/$defs/9"}}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["oauth2"]}}},"then":{"type":"object","additionalProperties":false,"required":["kind","tokenUrl","clientId","clientSecret"],"properties":{"kind":{"const":"oauth2"},"tokenUrl":{"type":"string","maxLength":2048,"pattern":"^https?://"},"clientId":{"$ref":"#/$defs/9"},"clientSecret":{"$ref":"#/$defs/9"},"scope":{"type":"string","maxLength":1024},"audience":{"type":"string","maxLength":1024}}}}]}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(((data0 === "api-key") || (data0 === "basic")) || (data0 === "oauth2"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/2/properties/kind/enum",keyword:"enum",params:{allowedValues: schema10.$definition["10"].allOf[2].properties.kind.enum}};
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
const err6 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.header === undefined) || (!(func0.call(data, "header")))){
const err7 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/required",keyword:"required",params:{missingProperty: "header"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err8 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/required",keyword:"required",params:{missingProperty: "value"}};
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
const err9 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err10 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/3/then/properties/kind/const",keyword:"const",params:{allowedValue: "api-key"}};
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
if(!pattern3.test(data3)){
const err11 = {instancePath:instancePath+"/header",schemaPath:"#/$definition/10/allOf/3/then/properties/header/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"}};
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
const err12 = {instancePath:instancePath+"/header",schemaPath:"#/$definition/10/allOf/3/then/properties/header/type",keyword:"type",params:{type: "string"}};
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
if(!(validate18(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/$definition/10/allOf/3/then/type",keyword:"type",params:{type: "object"}};
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
const err14 = {instancePath,schemaPath:"#/$definition/10/allOf/3/if",keyword:"if",params:{failingKeyword: "then"}};
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
const err18 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((data.username === undefined) || (!(func0.call(data, "username")))){
const err19 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/required",keyword:"required",params:{missingProperty: "username"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((data.password === undefined) || (!(func0.call(data, "password")))){
const err20 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/required",keyword:"required",params:{missingProperty: "password"}};
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
const err21 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
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
const err22 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/4/then/properties/kind/const",keyword:"const",params:{allowedValue: "basic"}};
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
if(!(validate18(data.username, {instancePath:instancePath+"/username",parentData:data,parentDataProperty:"username",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.password !== undefined && func0.call(data, "password")){
if(!(validate18(data.password, {instancePath:instancePath+"/password",parentData:data,parentDataProperty:"password",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/$definition/10/allOf/4/then/type",keyword:"type",params:{type: "object"}};
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
const err24 = {instancePath,schemaPath:"#/$definition/10/allOf/4/if",keyword:"if",params:{failingKeyword: "then"}};
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
const err28 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((data.tokenUrl === undefined) || (!(func0.call(data, "tokenUrl")))){
const err29 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/required",keyword:"required",params:{missingProperty: "tokenUrl"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((data.clientId === undefined) || (!(func0.call(data, "clientId")))){
const err30 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/required",keyword:"required",params:{missingProperty: "clientId"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((data.clientSecret === undefined) || (!(func0.call(data, "clientSecret")))){
const err31 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/required",keyword:"required",params:{missingProperty: "clientSecret"}};
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
const err32 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
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
const err33 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/10/allOf/5/then/properties/kind/const",keyword:"const",params:{allowedValue: "oauth2"}};
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
const err34 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/$definition/10/allOf/5/then/properties/tokenUrl/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern2.test(data11)){
const err35 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/$definition/10/allOf/5/then/properties/tokenUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"}};
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
const err36 = {instancePath:instancePath+"/tokenUrl",schemaPath:"#/$definition/10/allOf/5/then/properties/tokenUrl/type",keyword:"type",params:{type: "string"}};
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
if(!(validate18(data.clientId, {instancePath:instancePath+"/clientId",parentData:data,parentDataProperty:"clientId",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.clientSecret !== undefined && func0.call(data, "clientSecret")){
if(!(validate18(data.clientSecret, {instancePath:instancePath+"/clientSecret",parentData:data,parentDataProperty:"clientSecret",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
let data14 = data.scope;
if(typeof data14 === "string"){
if(func8(data14) > 1024){
const err37 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/10/allOf/5/then/properties/scope/maxLength",keyword:"maxLength",params:{limit: 1024}};
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
const err38 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/10/allOf/5/then/properties/scope/type",keyword:"type",params:{type: "string"}};
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
const err39 = {instancePath:instancePath+"/audience",schemaPath:"#/$definition/10/allOf/5/then/properties/audience/maxLength",keyword:"maxLength",params:{limit: 1024}};
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
const err40 = {instancePath:instancePath+"/audience",schemaPath:"#/$definition/10/allOf/5/then/properties/audience/type",keyword:"type",params:{type: "string"}};
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
const err41 = {instancePath,schemaPath:"#/$definition/10/allOf/5/then/type",keyword:"type",params:{type: "object"}};
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
const err42 = {instancePath,schemaPath:"#/$definition/10/allOf/5/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
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
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err1 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "url"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema7.$definition["3"].properties, key0))){
const err2 = {instancePath,schemaPath:"#/$definition/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/3/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/3/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/3/properties/description/type",keyword:"type",params:{type: "string"}};
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
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/3/properties/kind/const",keyword:"const",params:{allowedValue: "http"}};
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
const err7 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern2.test(data3)){
const err8 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://"}};
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
const err9 = {instancePath:instancePath+"/url",schemaPath:"#/$definition/3/properties/url/type",keyword:"type",params:{type: "string"}};
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
const err10 = {instancePath:instancePath+"/method",schemaPath:"#/$definition/3/properties/method/enum",keyword:"enum",params:{allowedValues: schema7.$definition["3"].properties.method.enum}};
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
const err11 = {instancePath:instancePath+"/mode",schemaPath:"#/$definition/3/properties/mode/enum",keyword:"enum",params:{allowedValues: schema7.$definition["3"].properties.mode.enum}};
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
const err12 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/3/properties/headers/maxProperties",keyword:"maxProperties",params:{limit: 50}};
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
if(!pattern3.test(key1)){
const err13 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/3/properties/headers/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}$"},propertyName:key1};
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
const err14 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/3/properties/headers/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
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
if(!(validate18(data6[key2], {instancePath:instancePath+"/headers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/headers",schemaPath:"#/$definition/3/properties/headers/type",keyword:"type",params:{type: "object"}};
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
const err16 = {instancePath:instancePath+"/bodyMembers",schemaPath:"#/$definition/3/properties/bodyMembers/maxProperties",keyword:"maxProperties",params:{limit: 100}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key3 of Object.keys(data8)){
if(!(validate18(data8[key3], {instancePath:instancePath+"/bodyMembers/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/bodyMembers",schemaPath:"#/$definition/3/properties/bodyMembers/type",keyword:"type",params:{type: "object"}};
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
if(!(validate23(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.signature !== undefined && func0.call(data, "signature")){
let data11 = data.signature;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.secrets === undefined) || (!(func0.call(data11, "secrets")))){
const err18 = {instancePath:instancePath+"/signature",schemaPath:"#/$definition/3/properties/signature/required",keyword:"required",params:{missingProperty: "secrets"}};
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
const err19 = {instancePath:instancePath+"/signature",schemaPath:"#/$definition/3/properties/signature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
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
const err20 = {instancePath:instancePath+"/signature/secrets",schemaPath:"#/$definition/3/properties/signature/properties/secrets/maxItems",keyword:"maxItems",params:{limit: 4}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data12.length < 1){
const err21 = {instancePath:instancePath+"/signature/secrets",schemaPath:"#/$definition/3/properties/signature/properties/secrets/minItems",keyword:"minItems",params:{limit: 1}};
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
if(!(validate19(data12[i0], {instancePath:instancePath+"/signature/secrets/" + i0,parentData:data12,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/signature/secrets",schemaPath:"#/$definition/3/properties/signature/properties/secrets/type",keyword:"type",params:{type: "array"}};
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
const err23 = {instancePath:instancePath+"/signature",schemaPath:"#/$definition/3/properties/signature/type",keyword:"type",params:{type: "object"}};
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
const err24 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/3/properties/timeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data14 < 0.1 || isNaN(data14)){
const err25 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/3/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1}};
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
const err26 = {instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/$definition/3/properties/timeoutSeconds/type",keyword:"type",params:{type: "number"}};
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
const err27 = {instancePath:instancePath+"/allowPrivateNetwork",schemaPath:"#/$definition/3/properties/allowPrivateNetwork/type",keyword:"type",params:{type: "boolean"}};
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
const err28 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/3/properties/statusPolicy/maxProperties",keyword:"maxProperties",params:{limit: 100}};
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
if(!pattern7.test(key5)){
const err29 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/3/properties/statusPolicy/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[1-5]([0-9]{2}|xx)$"},propertyName:key5};
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
const err30 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/3/properties/statusPolicy/propertyNames",keyword:"propertyNames",params:{propertyName: key5}};
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
const err31 = {instancePath:instancePath+"/statusPolicy/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/3/properties/statusPolicy/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema7.$definition["3"].properties.statusPolicy.additionalProperties.enum}};
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
const err32 = {instancePath:instancePath+"/statusPolicy",schemaPath:"#/$definition/3/properties/statusPolicy/type",keyword:"type",params:{type: "object"}};
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
const err33 = {instancePath,schemaPath:"#/$definition/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

const schema11 = {"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"log"},"concurrency":{"$ref":"#/$defs/5"},"rate":{"$ref":"#/$defs/6"},"breaker":{"$ref":"#/$defs/7"},"retry":{"$ref":"#/$defs/8"}}}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "concurrency")) || (key0 === "rate")) || (key0 === "breaker")) || (key0 === "retry"))){
const err1 = {instancePath,schemaPath:"#/$definition/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/4/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/4/properties/kind/const",keyword:"const",params:{allowedValue: "log"}};
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
const err6 = {instancePath,schemaPath:"#/$definition/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate36.errors = vErrors;
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
if(!((((data0 === "aws") || (data0 === "bus")) || (data0 === "http")) || (data0 === "log"))){
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
if(!(data.kind === "http")){
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
if(!(data.kind === "log")){
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
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
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
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
