/* Made from schemas/rule.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"type":"object","additionalProperties":false,"required":["targets"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"bus":{"type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"enabled":{"type":"boolean"},"replay":{"type":"boolean"},"view":{"enum":["cloudevents","eventbridge"]},"pattern":{"type":"object"},"condition":{},"targets":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/1"}}},"anyOf":[{"required":["pattern"]},{"required":["condition"]}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["target"],"properties":{"target":{"type":"string","minLength":1,"maxLength":128},"transform":{"$ref":"#/$defs/2"},"order":{"$ref":"#/$defs/3"},"delay":{"$ref":"#/$defs/4"},"retry":{"$ref":"#/$defs/5"}}}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"properties":{"inputPath":{"type":"string","maxLength":256},"input":{},"inputTransformer":{"type":"object","additionalProperties":false,"required":["inputTemplate"],"properties":{"inputPathsMap":{"type":"object","maxProperties":100,"additionalProperties":{"type":"string","maxLength":256}},"inputTemplate":{"type":"string","minLength":1,"maxLength":8192}}},"template":{},"jsonLogic":{},"jsonata":{"type":"string","maxLength":8192},"schema":{"type":"string","maxLength":256},"contentType":{"type":"string","maxLength":128}},"oneOf":[{"required":["inputPath"]},{"required":["input"]},{"required":["inputTransformer"]},{"required":["template"]},{"required":["jsonLogic"]},{"required":["jsonata"]}]}}},"3":{"$definition":{"3":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":256,"pattern":"^\\$"}},{"if":{"type":["object"]},"then":{"type":"object","additionalProperties":false,"required":["key"],"properties":{"key":{"type":"string","maxLength":256,"pattern":"^\\$"},"poison":{"enum":["block","park-event","park-group"]}}}}]}}},"4":{"$definition":{"4":{"allOf":[{"type":["number","string"]},{"if":{"type":["number"]},"then":{"type":"number","minimum":0,"maximum":3456000}},{"if":{"type":["string"]},"then":{"type":"string","maxLength":256,"pattern":"^\\$"}}]}}},"5":{"$definition":{"5":{"type":"object","additionalProperties":false,"properties":{"maxAttempts":{"type":"integer","minimum":1,"maximum":1000},"maxAgeSeconds":{"type":"integer","minimum":1,"maximum":1209600},"minDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400},"maxDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400}}}}}}};
const func0 = Object.prototype.hasOwnProperty;
const func6 = (text) => Array.from(text).length;
const pattern0 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["target"],"properties":{"target":{"type":"string","minLength":1,"maxLength":128},"transform":{"$ref":"#/$defs/2"},"order":{"$ref":"#/$defs/3"},"delay":{"$ref":"#/$defs/4"},"retry":{"$ref":"#/$defs/5"}}}}};
const schema2 = {"$definition":{"2":{"type":"object","additionalProperties":false,"properties":{"inputPath":{"type":"string","maxLength":256},"input":{},"inputTransformer":{"type":"object","additionalProperties":false,"required":["inputTemplate"],"properties":{"inputPathsMap":{"type":"object","maxProperties":100,"additionalProperties":{"type":"string","maxLength":256}},"inputTemplate":{"type":"string","minLength":1,"maxLength":8192}}},"template":{},"jsonLogic":{},"jsonata":{"type":"string","maxLength":8192},"schema":{"type":"string","maxLength":256},"contentType":{"type":"string","maxLength":128}},"oneOf":[{"required":["inputPath"]},{"required":["input"]},{"required":["inputTransformer"]},{"required":["template"]},{"required":["jsonLogic"]},{"required":["jsonata"]}]}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
let passing0 = null;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.inputPath === undefined) || (!(func0.call(data, "inputPath")))){
const err0 = {instancePath,schemaPath:"#/$definition/2/oneOf/0/required",keyword:"required",params:{missingProperty: "inputPath"}};
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
if((data.input === undefined) || (!(func0.call(data, "input")))){
const err1 = {instancePath,schemaPath:"#/$definition/2/oneOf/1/required",keyword:"required",params:{missingProperty: "input"}};
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
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.inputTransformer === undefined) || (!(func0.call(data, "inputTransformer")))){
const err2 = {instancePath,schemaPath:"#/$definition/2/oneOf/2/required",keyword:"required",params:{missingProperty: "inputTransformer"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid1 = true;
passing0 = 2;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.template === undefined) || (!(func0.call(data, "template")))){
const err3 = {instancePath,schemaPath:"#/$definition/2/oneOf/3/required",keyword:"required",params:{missingProperty: "template"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid1 = true;
passing0 = 3;
}
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.jsonLogic === undefined) || (!(func0.call(data, "jsonLogic")))){
const err4 = {instancePath,schemaPath:"#/$definition/2/oneOf/4/required",keyword:"required",params:{missingProperty: "jsonLogic"}};
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
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid1 = true;
passing0 = 4;
}
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.jsonata === undefined) || (!(func0.call(data, "jsonata")))){
const err5 = {instancePath,schemaPath:"#/$definition/2/oneOf/5/required",keyword:"required",params:{missingProperty: "jsonata"}};
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
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid1 = true;
passing0 = 5;
}
}
}
}
}
}
if(!valid1){
const err6 = {instancePath,schemaPath:"#/$definition/2/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
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
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "inputPath") || (key0 === "input")) || (key0 === "inputTransformer")) || (key0 === "template")) || (key0 === "jsonLogic")) || (key0 === "jsonata")) || (key0 === "schema")) || (key0 === "contentType"))){
const err7 = {instancePath,schemaPath:"#/$definition/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.inputPath !== undefined && func0.call(data, "inputPath")){
let data0 = data.inputPath;
if(typeof data0 === "string"){
if(func6(data0) > 256){
const err8 = {instancePath:instancePath+"/inputPath",schemaPath:"#/$definition/2/properties/inputPath/maxLength",keyword:"maxLength",params:{limit: 256}};
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
const err9 = {instancePath:instancePath+"/inputPath",schemaPath:"#/$definition/2/properties/inputPath/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.inputTransformer !== undefined && func0.call(data, "inputTransformer")){
let data1 = data.inputTransformer;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.inputTemplate === undefined) || (!(func0.call(data1, "inputTemplate")))){
const err10 = {instancePath:instancePath+"/inputTransformer",schemaPath:"#/$definition/2/properties/inputTransformer/required",keyword:"required",params:{missingProperty: "inputTemplate"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 of Object.keys(data1)){
if(!((key1 === "inputPathsMap") || (key1 === "inputTemplate"))){
const err11 = {instancePath:instancePath+"/inputTransformer",schemaPath:"#/$definition/2/properties/inputTransformer/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.inputPathsMap !== undefined && func0.call(data1, "inputPathsMap")){
let data2 = data1.inputPathsMap;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 100){
const err12 = {instancePath:instancePath+"/inputTransformer/inputPathsMap",schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputPathsMap/maxProperties",keyword:"maxProperties",params:{limit: 100}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key2 of Object.keys(data2)){
let data3 = data2[key2];
if(typeof data3 === "string"){
if(func6(data3) > 256){
const err13 = {instancePath:instancePath+"/inputTransformer/inputPathsMap/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputPathsMap/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256}};
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
const err14 = {instancePath:instancePath+"/inputTransformer/inputPathsMap/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputPathsMap/additionalProperties/type",keyword:"type",params:{type: "string"}};
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
else {
const err15 = {instancePath:instancePath+"/inputTransformer/inputPathsMap",schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputPathsMap/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.inputTemplate !== undefined && func0.call(data1, "inputTemplate")){
let data4 = data1.inputTemplate;
if(typeof data4 === "string"){
if(func6(data4) > 8192){
const err16 = {instancePath:instancePath+"/inputTransformer/inputTemplate",schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputTemplate/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(func6(data4) < 1){
const err17 = {instancePath:instancePath+"/inputTransformer/inputTemplate",schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputTemplate/minLength",keyword:"minLength",params:{limit: 1}};
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
const err18 = {instancePath:instancePath+"/inputTransformer/inputTemplate",schemaPath:"#/$definition/2/properties/inputTransformer/properties/inputTemplate/type",keyword:"type",params:{type: "string"}};
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
const err19 = {instancePath:instancePath+"/inputTransformer",schemaPath:"#/$definition/2/properties/inputTransformer/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.jsonata !== undefined && func0.call(data, "jsonata")){
let data5 = data.jsonata;
if(typeof data5 === "string"){
if(func6(data5) > 8192){
const err20 = {instancePath:instancePath+"/jsonata",schemaPath:"#/$definition/2/properties/jsonata/maxLength",keyword:"maxLength",params:{limit: 8192}};
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
const err21 = {instancePath:instancePath+"/jsonata",schemaPath:"#/$definition/2/properties/jsonata/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
let data6 = data.schema;
if(typeof data6 === "string"){
if(func6(data6) > 256){
const err22 = {instancePath:instancePath+"/schema",schemaPath:"#/$definition/2/properties/schema/maxLength",keyword:"maxLength",params:{limit: 256}};
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
const err23 = {instancePath:instancePath+"/schema",schemaPath:"#/$definition/2/properties/schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.contentType !== undefined && func0.call(data, "contentType")){
let data7 = data.contentType;
if(typeof data7 === "string"){
if(func6(data7) > 128){
const err24 = {instancePath:instancePath+"/contentType",schemaPath:"#/$definition/2/properties/contentType/maxLength",keyword:"maxLength",params:{limit: 128}};
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
const err25 = {instancePath:instancePath+"/contentType",schemaPath:"#/$definition/2/properties/contentType/type",keyword:"type",params:{type: "string"}};
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
const err26 = {instancePath,schemaPath:"#/$definition/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}

const schema3 = {"$definition":{"3":{"allOf":[{"type":["string","object"]},{"if":{"type":["string"]},"then":{"type":"string","maxLength":256,"pattern":"^\\$"}},{"if":{"type":["object"]},"then":{"type":"object","additionalProperties":false,"required":["key"],"properties":{"key":{"type":"string","maxLength":256,"pattern":"^\\$"},"poison":{"enum":["block","park-event","park-group"]}}}}]}}};
const pattern1 = new RegExp("^\\$", "u");

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/3/allOf/0/type",keyword:"type",params:{type: schema3.$definition["3"].allOf[0].type}};
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
if(func6(data) > 256){
const err2 = {instancePath,schemaPath:"#/$definition/3/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern1.test(data)){
const err3 = {instancePath,schemaPath:"#/$definition/3/allOf/1/then/pattern",keyword:"pattern",params:{pattern: "^\\$"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/3/allOf/1/then/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/3/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.key === undefined) || (!(func0.call(data, "key")))){
const err7 = {instancePath,schemaPath:"#/$definition/3/allOf/2/then/required",keyword:"required",params:{missingProperty: "key"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "key") || (key0 === "poison"))){
const err8 = {instancePath,schemaPath:"#/$definition/3/allOf/2/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
let data0 = data.key;
if(typeof data0 === "string"){
if(func6(data0) > 256){
const err9 = {instancePath:instancePath+"/key",schemaPath:"#/$definition/3/allOf/2/then/properties/key/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern1.test(data0)){
const err10 = {instancePath:instancePath+"/key",schemaPath:"#/$definition/3/allOf/2/then/properties/key/pattern",keyword:"pattern",params:{pattern: "^\\$"}};
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
const err11 = {instancePath:instancePath+"/key",schemaPath:"#/$definition/3/allOf/2/then/properties/key/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.poison !== undefined && func0.call(data, "poison")){
let data1 = data.poison;
if(!(((data1 === "block") || (data1 === "park-event")) || (data1 === "park-group"))){
const err12 = {instancePath:instancePath+"/poison",schemaPath:"#/$definition/3/allOf/2/then/properties/poison/enum",keyword:"enum",params:{allowedValues: schema3.$definition["3"].allOf[2].then.properties.poison.enum}};
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
const err13 = {instancePath,schemaPath:"#/$definition/3/allOf/2/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err14 = {instancePath,schemaPath:"#/$definition/3/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate4.errors = vErrors;
return errors === 0;
}

const schema4 = {"$definition":{"4":{"allOf":[{"type":["number","string"]},{"if":{"type":["number"]},"then":{"type":"number","minimum":0,"maximum":3456000}},{"if":{"type":["string"]},"then":{"type":"string","maxLength":256,"pattern":"^\\$"}}]}}};

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(typeof data == "number")) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/$definition/4/allOf/0/type",keyword:"type",params:{type: schema4.$definition["4"].allOf[0].type}};
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
if(!(typeof data == "number")){
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
if(typeof data == "number"){
if(data > 3456000 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/$definition/4/allOf/1/then/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3456000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err3 = {instancePath,schemaPath:"#/$definition/4/allOf/1/then/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
const err4 = {instancePath,schemaPath:"#/$definition/4/allOf/1/then/type",keyword:"type",params:{type: "number"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/4/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
if(typeof data !== "string"){
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
if(typeof data === "string"){
if(func6(data) > 256){
const err7 = {instancePath,schemaPath:"#/$definition/4/allOf/2/then/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern1.test(data)){
const err8 = {instancePath,schemaPath:"#/$definition/4/allOf/2/then/pattern",keyword:"pattern",params:{pattern: "^\\$"}};
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
const err9 = {instancePath,schemaPath:"#/$definition/4/allOf/2/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err10 = {instancePath,schemaPath:"#/$definition/4/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}

const schema5 = {"$definition":{"5":{"type":"object","additionalProperties":false,"properties":{"maxAttempts":{"type":"integer","minimum":1,"maximum":1000},"maxAgeSeconds":{"type":"integer","minimum":1,"maximum":1209600},"minDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400},"maxDelaySeconds":{"type":"number","minimum":0.01,"maximum":86400}}}}};

function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "maxAttempts") || (key0 === "maxAgeSeconds")) || (key0 === "minDelaySeconds")) || (key0 === "maxDelaySeconds"))){
const err0 = {instancePath,schemaPath:"#/$definition/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err1 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/5/properties/maxAttempts/type",keyword:"type",params:{type: "integer"}};
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
const err2 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/5/properties/maxAttempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/maxAttempts",schemaPath:"#/$definition/5/properties/maxAttempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err4 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/5/properties/maxAgeSeconds/type",keyword:"type",params:{type: "integer"}};
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
const err5 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/5/properties/maxAgeSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1209600}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/maxAgeSeconds",schemaPath:"#/$definition/5/properties/maxAgeSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err7 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/5/properties/minDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 0.01 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/5/properties/minDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
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
const err9 = {instancePath:instancePath+"/minDelaySeconds",schemaPath:"#/$definition/5/properties/minDelaySeconds/type",keyword:"type",params:{type: "number"}};
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
const err10 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/5/properties/maxDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0.01 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/5/properties/maxDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01}};
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
const err12 = {instancePath:instancePath+"/maxDelaySeconds",schemaPath:"#/$definition/5/properties/maxDelaySeconds/type",keyword:"type",params:{type: "number"}};
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
const err13 = {instancePath,schemaPath:"#/$definition/5/type",keyword:"type",params:{type: "object"}};
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
if((data.target === undefined) || (!(func0.call(data, "target")))){
const err0 = {instancePath,schemaPath:"#/$definition/1/required",keyword:"required",params:{missingProperty: "target"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "target") || (key0 === "transform")) || (key0 === "order")) || (key0 === "delay")) || (key0 === "retry"))){
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
if(data.target !== undefined && func0.call(data, "target")){
let data0 = data.target;
if(typeof data0 === "string"){
if(func6(data0) > 128){
const err2 = {instancePath:instancePath+"/target",schemaPath:"#/$definition/1/properties/target/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func6(data0) < 1){
const err3 = {instancePath:instancePath+"/target",schemaPath:"#/$definition/1/properties/target/minLength",keyword:"minLength",params:{limit: 1}};
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
const err4 = {instancePath:instancePath+"/target",schemaPath:"#/$definition/1/properties/target/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.transform !== undefined && func0.call(data, "transform")){
if(!(validate2(data.transform, {instancePath:instancePath+"/transform",parentData:data,parentDataProperty:"transform",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.order !== undefined && func0.call(data, "order")){
if(!(validate4(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
if(data.delay !== undefined && func0.call(data, "delay")){
if(!(validate6(data.delay, {instancePath:instancePath+"/delay",parentData:data,parentDataProperty:"delay",rootData}))){
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
const err5 = {instancePath,schemaPath:"#/$definition/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.pattern === undefined) || (!(func0.call(data, "pattern")))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "pattern"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.condition === undefined) || (!(func0.call(data, "condition")))){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "condition"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.targets === undefined) || (!(func0.call(data, "targets")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "targets"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
if(func6(data1) > 512){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
let data2 = data.bus;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err8 = {instancePath:instancePath+"/bus",schemaPath:"#/properties/bus/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}};
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
const err9 = {instancePath:instancePath+"/bus",schemaPath:"#/properties/bus/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err10 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.replay !== undefined && func0.call(data, "replay")){
if(typeof data.replay !== "boolean"){
const err11 = {instancePath:instancePath+"/replay",schemaPath:"#/properties/replay/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.view !== undefined && func0.call(data, "view")){
let data5 = data.view;
if(!((data5 === "cloudevents") || (data5 === "eventbridge"))){
const err12 = {instancePath:instancePath+"/view",schemaPath:"#/properties/view/enum",keyword:"enum",params:{allowedValues: schema0.properties.view.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.pattern !== undefined && func0.call(data, "pattern")){
let data6 = data.pattern;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
const err13 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.targets !== undefined && func0.call(data, "targets")){
let data7 = data.targets;
if(Array.isArray(data7)){
if(data7.length > 100){
const err14 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data7.length < 1){
const err15 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate1(data7[i0], {instancePath:instancePath+"/targets/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"}};
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
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
