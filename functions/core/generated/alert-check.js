/* Made from schemas/alert.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"type":"object","additionalProperties":false,"required":["when"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"enabled":{"type":"boolean"},"severity":{"enum":["info","warning","critical"]},"when":{"$ref":"#/$defs/1"},"ignore":{"type":"array","items":{"type":"string"},"maxItems":200},"overrides":{"type":"object","additionalProperties":{"$ref":"#/$defs/2"}},"forMinutes":{"type":"integer","minimum":1,"maximum":1440},"notices":{"type":"object","additionalProperties":false,"properties":{"most":{"type":"integer","minimum":1,"maximum":1000},"hours":{"type":"integer","minimum":1,"maximum":720}}},"groupBy":{"enum":["owner"]},"activeHours":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"},"timeZone":{"type":"string"}},"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"enum":["total","change","latency","surge","fall","silence","backlog","blocked","breaker-open","replay-stuck","replay-expired","archive-late","rules-outdated","near-limit","tap-lag","tap-broken","rocketmq-down","rocketmq-lag","rocketmq-expiring","rocketmq-dead-letters","rocketmq-consumer-gone","probe","heartbeat","report"]},"at":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$"},"of":{"enum":["bus","source","producer","type","rule","target","function"]},"id":{"type":"string"},"measure":{"$ref":"#/$defs/3"},"is":{"$ref":"#/$defs/4"},"value":{"$ref":"#/$defs/5"},"minutes":{"$ref":"#/$defs/6"},"latency":{"$ref":"#/$defs/7"},"onZeroBefore":{"$ref":"#/$defs/8"},"atLeast":{"$ref":"#/$defs/9"},"aboveAverage":{"$ref":"#/$defs/10"},"aboveMaximum":{"$ref":"#/$defs/11"},"percent":{"$ref":"#/$defs/12"},"waiting":{"$ref":"#/$defs/13"},"seconds":{"$ref":"#/$defs/14"}},"allOf":[{"if":{"properties":{"type":{"enum":["total","change","latency"]}}},"then":{"required":["of","value"]}},{"if":{"properties":{"type":{"enum":["surge","fall","silence"]}}},"then":{"required":["of"]}}]}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"properties":{"measure":{"$ref":"#/$defs/3"},"is":{"$ref":"#/$defs/4"},"value":{"$ref":"#/$defs/5"},"minutes":{"$ref":"#/$defs/6"},"latency":{"$ref":"#/$defs/7"},"onZeroBefore":{"$ref":"#/$defs/8"},"atLeast":{"$ref":"#/$defs/9"},"aboveAverage":{"$ref":"#/$defs/10"},"aboveMaximum":{"$ref":"#/$defs/11"},"percent":{"$ref":"#/$defs/12"},"waiting":{"$ref":"#/$defs/13"},"seconds":{"$ref":"#/$defs/14"}}}}},"3":{"$definition":{"3":{"enum":["count","bytes","failed","retried","dead"]}}},"4":{"$definition":{"4":{"enum":[">",">=","<","<="]}}},"5":{"$definition":{"5":{"type":"number"}}},"6":{"$definition":{"6":{"type":"integer","minimum":1,"maximum":10080}}},"7":{"$definition":{"7":{"enum":["p50","p90","p99","max"]}}},"8":{"$definition":{"8":{"enum":["ignore","raise"]}}},"9":{"$definition":{"9":{"type":"number","minimum":0}}},"10":{"$definition":{"10":{"type":"number","minimum":0}}},"11":{"$definition":{"11":{"type":"number","minimum":0}}},"12":{"$definition":{"12":{"type":"number","exclusiveMinimum":0,"maximum":100}}},"13":{"$definition":{"13":{"type":"integer","minimum":0}}},"14":{"$definition":{"14":{"type":"integer","minimum":1,"maximum":604800}}}}};
const func0 = Object.prototype.hasOwnProperty;
const func4 = (text) => Array.from(text).length;
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"enum":["total","change","latency","surge","fall","silence","backlog","blocked","breaker-open","replay-stuck","replay-expired","archive-late","rules-outdated","near-limit","tap-lag","tap-broken","rocketmq-down","rocketmq-lag","rocketmq-expiring","rocketmq-dead-letters","rocketmq-consumer-gone","probe","heartbeat","report"]},"at":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$"},"of":{"enum":["bus","source","producer","type","rule","target","function"]},"id":{"type":"string"},"measure":{"$ref":"#/$defs/3"},"is":{"$ref":"#/$defs/4"},"value":{"$ref":"#/$defs/5"},"minutes":{"$ref":"#/$defs/6"},"latency":{"$ref":"#/$defs/7"},"onZeroBefore":{"$ref":"#/$defs/8"},"atLeast":{"$ref":"#/$defs/9"},"aboveAverage":{"$ref":"#/$defs/10"},"aboveMaximum":{"$ref":"#/$defs/11"},"percent":{"$ref":"#/$defs/12"},"waiting":{"$ref":"#/$defs/13"},"seconds":{"$ref":"#/$defs/14"}},"allOf":[{"if":{"properties":{"type":{"enum":["total","change","latency"]}}},"then":{"required":["of","value"]}},{"if":{"properties":{"type":{"enum":["surge","fall","silence"]}}},"then":{"required":["of"]}}]}}};
const pattern0 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
const schema2 = {"$definition":{"3":{"enum":["count","bytes","failed","retried","dead"]}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((((data === "count") || (data === "bytes")) || (data === "failed")) || (data === "retried")) || (data === "dead"))){
const err0 = {instancePath,schemaPath:"#/$definition/3/enum",keyword:"enum",params:{allowedValues: schema2.$definition["3"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}

const schema3 = {"$definition":{"4":{"enum":[">",">=","<","<="]}}};

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((data === ">") || (data === ">=")) || (data === "<")) || (data === "<="))){
const err0 = {instancePath,schemaPath:"#/$definition/4/enum",keyword:"enum",params:{allowedValues: schema3.$definition["4"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}

const schema4 = {"$definition":{"5":{"type":"number"}}};

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(typeof data == "number")){
const err0 = {instancePath,schemaPath:"#/$definition/5/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}

const schema5 = {"$definition":{"6":{"type":"integer","minimum":1,"maximum":10080}}};

function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/6/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data == "number"){
if(data > 10080 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$definition/6/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10080}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$definition/6/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate8.errors = vErrors;
return errors === 0;
}

const schema6 = {"$definition":{"7":{"enum":["p50","p90","p99","max"]}}};

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((data === "p50") || (data === "p90")) || (data === "p99")) || (data === "max"))){
const err0 = {instancePath,schemaPath:"#/$definition/7/enum",keyword:"enum",params:{allowedValues: schema6.$definition["7"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

const schema7 = {"$definition":{"8":{"enum":["ignore","raise"]}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((data === "ignore") || (data === "raise"))){
const err0 = {instancePath,schemaPath:"#/$definition/8/enum",keyword:"enum",params:{allowedValues: schema7.$definition["8"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

const schema8 = {"$definition":{"9":{"type":"number","minimum":0}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data == "number"){
if(data < 0 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/$definition/9/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
const err1 = {instancePath,schemaPath:"#/$definition/9/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

const schema9 = {"$definition":{"10":{"type":"number","minimum":0}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data == "number"){
if(data < 0 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/$definition/10/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
const err1 = {instancePath,schemaPath:"#/$definition/10/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

const schema10 = {"$definition":{"11":{"type":"number","minimum":0}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data == "number"){
if(data < 0 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/$definition/11/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
const err1 = {instancePath,schemaPath:"#/$definition/11/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

const schema11 = {"$definition":{"12":{"type":"number","exclusiveMinimum":0,"maximum":100}}};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data == "number"){
if(data > 100 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/$definition/12/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data <= 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$definition/12/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
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
const err2 = {instancePath,schemaPath:"#/$definition/12/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

const schema12 = {"$definition":{"13":{"type":"integer","minimum":0}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/13/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data == "number"){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$definition/13/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate22.errors = vErrors;
return errors === 0;
}

const schema13 = {"$definition":{"14":{"type":"integer","minimum":1,"maximum":604800}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/14/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data == "number"){
if(data > 604800 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/$definition/14/maximum",keyword:"maximum",params:{comparison: "<=", limit: 604800}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 1 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$definition/14/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate24.errors = vErrors;
return errors === 0;
}


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs3 = errors;
let valid2 = true;
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!(((data0 === "total") || (data0 === "change")) || (data0 === "latency"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs4 === errors;
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.of === undefined) || (!(func0.call(data, "of")))){
const err1 = {instancePath,schemaPath:"#/$definition/1/allOf/0/then/required",keyword:"required",params:{missingProperty: "of"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err2 = {instancePath,schemaPath:"#/$definition/1/allOf/0/then/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid2 = _valid0;
}
if(!valid2){
const err3 = {instancePath,schemaPath:"#/$definition/1/allOf/0/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const _errs8 = errors;
let valid4 = true;
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined && func0.call(data, "type")){
let data1 = data.type;
if(!(((data1 === "surge") || (data1 === "fall")) || (data1 === "silence"))){
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
var _valid1 = _errs9 === errors;
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.of === undefined) || (!(func0.call(data, "of")))){
const err5 = {instancePath,schemaPath:"#/$definition/1/allOf/1/then/required",keyword:"required",params:{missingProperty: "of"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs11 === errors;
valid4 = _valid1;
}
if(!valid4){
const err6 = {instancePath,schemaPath:"#/$definition/1/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err7 = {instancePath,schemaPath:"#/$definition/1/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema1.$definition["1"].properties, key0))){
const err8 = {instancePath,schemaPath:"#/$definition/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data2 = data.type;
if(!((((((((((((((((((((((((data2 === "total") || (data2 === "change")) || (data2 === "latency")) || (data2 === "surge")) || (data2 === "fall")) || (data2 === "silence")) || (data2 === "backlog")) || (data2 === "blocked")) || (data2 === "breaker-open")) || (data2 === "replay-stuck")) || (data2 === "replay-expired")) || (data2 === "archive-late")) || (data2 === "rules-outdated")) || (data2 === "near-limit")) || (data2 === "tap-lag")) || (data2 === "tap-broken")) || (data2 === "rocketmq-down")) || (data2 === "rocketmq-lag")) || (data2 === "rocketmq-expiring")) || (data2 === "rocketmq-dead-letters")) || (data2 === "rocketmq-consumer-gone")) || (data2 === "probe")) || (data2 === "heartbeat")) || (data2 === "report"))){
const err9 = {instancePath:instancePath+"/type",schemaPath:"#/$definition/1/properties/type/enum",keyword:"enum",params:{allowedValues: schema1.$definition["1"].properties.type.enum}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.at !== undefined && func0.call(data, "at")){
let data3 = data.at;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/at",schemaPath:"#/$definition/1/properties/at/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"}};
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
const err11 = {instancePath:instancePath+"/at",schemaPath:"#/$definition/1/properties/at/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.of !== undefined && func0.call(data, "of")){
let data4 = data.of;
if(!(((((((data4 === "bus") || (data4 === "source")) || (data4 === "producer")) || (data4 === "type")) || (data4 === "rule")) || (data4 === "target")) || (data4 === "function"))){
const err12 = {instancePath:instancePath+"/of",schemaPath:"#/$definition/1/properties/of/enum",keyword:"enum",params:{allowedValues: schema1.$definition["1"].properties.of.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(typeof data.id !== "string"){
const err13 = {instancePath:instancePath+"/id",schemaPath:"#/$definition/1/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.measure !== undefined && func0.call(data, "measure")){
if(!(validate2(data.measure, {instancePath:instancePath+"/measure",parentData:data,parentDataProperty:"measure",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.is !== undefined && func0.call(data, "is")){
if(!(validate4(data.is, {instancePath:instancePath+"/is",parentData:data,parentDataProperty:"is",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined && func0.call(data, "value")){
if(!(validate6(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.minutes !== undefined && func0.call(data, "minutes")){
if(!(validate8(data.minutes, {instancePath:instancePath+"/minutes",parentData:data,parentDataProperty:"minutes",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate10(data.latency, {instancePath:instancePath+"/latency",parentData:data,parentDataProperty:"latency",rootData}))){
vErrors = vErrors === null ? validate10.errors : vErrors.concat(validate10.errors);
errors = vErrors.length;
}
}
if(data.onZeroBefore !== undefined && func0.call(data, "onZeroBefore")){
if(!(validate12(data.onZeroBefore, {instancePath:instancePath+"/onZeroBefore",parentData:data,parentDataProperty:"onZeroBefore",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
if(data.atLeast !== undefined && func0.call(data, "atLeast")){
if(!(validate14(data.atLeast, {instancePath:instancePath+"/atLeast",parentData:data,parentDataProperty:"atLeast",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
if(data.aboveAverage !== undefined && func0.call(data, "aboveAverage")){
if(!(validate16(data.aboveAverage, {instancePath:instancePath+"/aboveAverage",parentData:data,parentDataProperty:"aboveAverage",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.aboveMaximum !== undefined && func0.call(data, "aboveMaximum")){
if(!(validate18(data.aboveMaximum, {instancePath:instancePath+"/aboveMaximum",parentData:data,parentDataProperty:"aboveMaximum",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.percent !== undefined && func0.call(data, "percent")){
if(!(validate20(data.percent, {instancePath:instancePath+"/percent",parentData:data,parentDataProperty:"percent",rootData}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
}
if(data.waiting !== undefined && func0.call(data, "waiting")){
if(!(validate22(data.waiting, {instancePath:instancePath+"/waiting",parentData:data,parentDataProperty:"waiting",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.seconds !== undefined && func0.call(data, "seconds")){
if(!(validate24(data.seconds, {instancePath:instancePath+"/seconds",parentData:data,parentDataProperty:"seconds",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/$definition/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

const schema14 = {"$definition":{"2":{"type":"object","additionalProperties":false,"properties":{"measure":{"$ref":"#/$defs/3"},"is":{"$ref":"#/$defs/4"},"value":{"$ref":"#/$defs/5"},"minutes":{"$ref":"#/$defs/6"},"latency":{"$ref":"#/$defs/7"},"onZeroBefore":{"$ref":"#/$defs/8"},"atLeast":{"$ref":"#/$defs/9"},"aboveAverage":{"$ref":"#/$defs/10"},"aboveMaximum":{"$ref":"#/$defs/11"},"percent":{"$ref":"#/$defs/12"},"waiting":{"$ref":"#/$defs/13"},"seconds":{"$ref":"#/$defs/14"}}}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema14.$definition["2"].properties, key0))){
const err0 = {instancePath,schemaPath:"#/$definition/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.measure !== undefined && func0.call(data, "measure")){
if(!(validate2(data.measure, {instancePath:instancePath+"/measure",parentData:data,parentDataProperty:"measure",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.is !== undefined && func0.call(data, "is")){
if(!(validate4(data.is, {instancePath:instancePath+"/is",parentData:data,parentDataProperty:"is",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.value !== undefined && func0.call(data, "value")){
if(!(validate6(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.minutes !== undefined && func0.call(data, "minutes")){
if(!(validate8(data.minutes, {instancePath:instancePath+"/minutes",parentData:data,parentDataProperty:"minutes",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate10(data.latency, {instancePath:instancePath+"/latency",parentData:data,parentDataProperty:"latency",rootData}))){
vErrors = vErrors === null ? validate10.errors : vErrors.concat(validate10.errors);
errors = vErrors.length;
}
}
if(data.onZeroBefore !== undefined && func0.call(data, "onZeroBefore")){
if(!(validate12(data.onZeroBefore, {instancePath:instancePath+"/onZeroBefore",parentData:data,parentDataProperty:"onZeroBefore",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
if(data.atLeast !== undefined && func0.call(data, "atLeast")){
if(!(validate14(data.atLeast, {instancePath:instancePath+"/atLeast",parentData:data,parentDataProperty:"atLeast",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
if(data.aboveAverage !== undefined && func0.call(data, "aboveAverage")){
if(!(validate16(data.aboveAverage, {instancePath:instancePath+"/aboveAverage",parentData:data,parentDataProperty:"aboveAverage",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.aboveMaximum !== undefined && func0.call(data, "aboveMaximum")){
if(!(validate18(data.aboveMaximum, {instancePath:instancePath+"/aboveMaximum",parentData:data,parentDataProperty:"aboveMaximum",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.percent !== undefined && func0.call(data, "percent")){
if(!(validate20(data.percent, {instancePath:instancePath+"/percent",parentData:data,parentDataProperty:"percent",rootData}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
errors = vErrors.length;
}
}
if(data.waiting !== undefined && func0.call(data, "waiting")){
if(!(validate22(data.waiting, {instancePath:instancePath+"/waiting",parentData:data,parentDataProperty:"waiting",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.seconds !== undefined && func0.call(data, "seconds")){
if(!(validate24(data.seconds, {instancePath:instancePath+"/seconds",parentData:data,parentDataProperty:"seconds",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/$definition/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const pattern1 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", "u");

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
if(func4(data1) > 512){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err5 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.severity !== undefined && func0.call(data, "severity")){
let data3 = data.severity;
if(!(((data3 === "info") || (data3 === "warning")) || (data3 === "critical"))){
const err6 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema0.properties.severity.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
if(!(validate1(data.when, {instancePath:instancePath+"/when",parentData:data,parentDataProperty:"when",rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
if(data.ignore !== undefined && func0.call(data, "ignore")){
let data5 = data.ignore;
if(Array.isArray(data5)){
if(data5.length > 200){
const err7 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/maxItems",keyword:"maxItems",params:{limit: 200}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(typeof data5[i0] !== "string"){
const err8 = {instancePath:instancePath+"/ignore/" + i0,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "string"}};
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
else {
const err9 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.overrides !== undefined && func0.call(data, "overrides")){
let data7 = data.overrides;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
if(!(validate27(data7[key1], {instancePath:instancePath+"/overrides/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.forMinutes !== undefined && func0.call(data, "forMinutes")){
let data9 = data.forMinutes;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err11 = {instancePath:instancePath+"/forMinutes",schemaPath:"#/properties/forMinutes/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(typeof data9 == "number"){
if(data9 > 1440 || isNaN(data9)){
const err12 = {instancePath:instancePath+"/forMinutes",schemaPath:"#/properties/forMinutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err13 = {instancePath:instancePath+"/forMinutes",schemaPath:"#/properties/forMinutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
if(data.notices !== undefined && func0.call(data, "notices")){
let data10 = data.notices;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 of Object.keys(data10)){
if(!((key2 === "most") || (key2 === "hours"))){
const err14 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data10.most !== undefined && func0.call(data10, "most")){
let data11 = data10.most;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err15 = {instancePath:instancePath+"/notices/most",schemaPath:"#/properties/notices/properties/most/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 > 1000 || isNaN(data11)){
const err16 = {instancePath:instancePath+"/notices/most",schemaPath:"#/properties/notices/properties/most/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err17 = {instancePath:instancePath+"/notices/most",schemaPath:"#/properties/notices/properties/most/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
if(data10.hours !== undefined && func0.call(data10, "hours")){
let data12 = data10.hours;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err18 = {instancePath:instancePath+"/notices/hours",schemaPath:"#/properties/notices/properties/hours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 > 720 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/notices/hours",schemaPath:"#/properties/notices/properties/hours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 720}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err20 = {instancePath:instancePath+"/notices/hours",schemaPath:"#/properties/notices/properties/hours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err21 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.groupBy !== undefined && func0.call(data, "groupBy")){
if(!(data.groupBy === "owner")){
const err22 = {instancePath:instancePath+"/groupBy",schemaPath:"#/properties/groupBy/enum",keyword:"enum",params:{allowedValues: schema0.properties.groupBy.enum}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.activeHours !== undefined && func0.call(data, "activeHours")){
let data14 = data.activeHours;
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err23 = {instancePath:instancePath+"/activeHours",schemaPath:"#/properties/activeHours/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"}};
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
const err24 = {instancePath:instancePath+"/activeHours",schemaPath:"#/properties/activeHours/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.timeZone !== undefined && func0.call(data, "timeZone")){
if(typeof data.timeZone !== "string"){
const err25 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/type",keyword:"type",params:{type: "string"}};
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
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
