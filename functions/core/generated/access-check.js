/* Made from schemas/access.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["tickets","redaction"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["tickets"]}}},"then":{"$ref":"#/$defs/1"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["redaction"]}}},"then":{"$ref":"#/$defs/2"}}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tickets"},"enabled":{"type":"boolean"},"acts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/3"}},"replayEvents":{"type":"integer","minimum":0},"redriveMany":{"type":"integer","minimum":0},"expiresAfterHours":{"type":"integer","minimum":1,"maximum":8760}}}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","paths"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"redaction"},"enabled":{"type":"boolean"},"types":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":256}},"bus":{"type":"string","minLength":1},"paths":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":3,"maxLength":256}},"teams":{"type":"array","items":{"type":"string","minLength":1,"maxLength":128}}}}}},"3":{"$definition":{"3":{"enum":["replay","redrive","skip","purge","delete","role"]}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tickets"},"enabled":{"type":"boolean"},"acts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/3"}},"replayEvents":{"type":"integer","minimum":0},"redriveMany":{"type":"integer","minimum":0},"expiresAfterHours":{"type":"integer","minimum":1,"maximum":8760}}}}};
const func7 = (text) => Array.from(text).length;
const schema2 = {"$definition":{"3":{"enum":["replay","redrive","skip","purge","delete","role"]}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((((data === "replay") || (data === "redrive")) || (data === "skip")) || (data === "purge")) || (data === "delete")) || (data === "role"))){
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
if(!((((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "enabled")) || (key0 === "acts")) || (key0 === "replayEvents")) || (key0 === "redriveMany")) || (key0 === "expiresAfterHours"))){
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
if(func7(data1) > 512){
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
if("tickets" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/1/properties/kind/const",keyword:"const",params:{allowedValue: "tickets"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err6 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/1/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.acts !== undefined && func0.call(data, "acts")){
let data4 = data.acts;
if(Array.isArray(data4)){
if(data4.length < 1){
const err7 = {instancePath:instancePath+"/acts",schemaPath:"#/$definition/1/properties/acts/minItems",keyword:"minItems",params:{limit: 1}};
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
if(!(validate2(data4[i0], {instancePath:instancePath+"/acts/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/acts",schemaPath:"#/$definition/1/properties/acts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.replayEvents !== undefined && func0.call(data, "replayEvents")){
let data6 = data.replayEvents;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err9 = {instancePath:instancePath+"/replayEvents",schemaPath:"#/$definition/1/properties/replayEvents/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 < 0 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/replayEvents",schemaPath:"#/$definition/1/properties/replayEvents/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
if(data.redriveMany !== undefined && func0.call(data, "redriveMany")){
let data7 = data.redriveMany;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err11 = {instancePath:instancePath+"/redriveMany",schemaPath:"#/$definition/1/properties/redriveMany/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 < 0 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/redriveMany",schemaPath:"#/$definition/1/properties/redriveMany/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
if(data.expiresAfterHours !== undefined && func0.call(data, "expiresAfterHours")){
let data8 = data.expiresAfterHours;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err13 = {instancePath:instancePath+"/expiresAfterHours",schemaPath:"#/$definition/1/properties/expiresAfterHours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 > 8760 || isNaN(data8)){
const err14 = {instancePath:instancePath+"/expiresAfterHours",schemaPath:"#/$definition/1/properties/expiresAfterHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/expiresAfterHours",schemaPath:"#/$definition/1/properties/expiresAfterHours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/$definition/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

const schema3 = {"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind","paths"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"redaction"},"enabled":{"type":"boolean"},"types":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":256}},"bus":{"type":"string","minLength":1},"paths":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":3,"maxLength":256}},"teams":{"type":"array","items":{"type":"string","minLength":1,"maxLength":128}}}}}};

function validate5(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.paths === undefined) || (!(func0.call(data, "paths")))){
const err1 = {instancePath,schemaPath:"#/$definition/2/required",keyword:"required",params:{missingProperty: "paths"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "enabled")) || (key0 === "types")) || (key0 === "bus")) || (key0 === "paths")) || (key0 === "teams"))){
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
if(func7(data1) > 512){
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
if("redaction" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/2/properties/kind/const",keyword:"const",params:{allowedValue: "redaction"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err7 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/2/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.types !== undefined && func0.call(data, "types")){
let data4 = data.types;
if(Array.isArray(data4)){
if(data4.length > 100){
const err8 = {instancePath:instancePath+"/types",schemaPath:"#/$definition/2/properties/types/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/types",schemaPath:"#/$definition/2/properties/types/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(func7(data5) > 256){
const err10 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/$definition/2/properties/types/items/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func7(data5) < 1){
const err11 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/$definition/2/properties/types/items/minLength",keyword:"minLength",params:{limit: 1}};
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
const err12 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/$definition/2/properties/types/items/type",keyword:"type",params:{type: "string"}};
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
const err13 = {instancePath:instancePath+"/types",schemaPath:"#/$definition/2/properties/types/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.bus !== undefined && func0.call(data, "bus")){
let data6 = data.bus;
if(typeof data6 === "string"){
if(func7(data6) < 1){
const err14 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/2/properties/bus/minLength",keyword:"minLength",params:{limit: 1}};
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
const err15 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/2/properties/bus/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.paths !== undefined && func0.call(data, "paths")){
let data7 = data.paths;
if(Array.isArray(data7)){
if(data7.length > 100){
const err16 = {instancePath:instancePath+"/paths",schemaPath:"#/$definition/2/properties/paths/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/paths",schemaPath:"#/$definition/2/properties/paths/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 === "string"){
if(func7(data8) > 256){
const err18 = {instancePath:instancePath+"/paths/" + i1,schemaPath:"#/$definition/2/properties/paths/items/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func7(data8) < 3){
const err19 = {instancePath:instancePath+"/paths/" + i1,schemaPath:"#/$definition/2/properties/paths/items/minLength",keyword:"minLength",params:{limit: 3}};
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
const err20 = {instancePath:instancePath+"/paths/" + i1,schemaPath:"#/$definition/2/properties/paths/items/type",keyword:"type",params:{type: "string"}};
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
const err21 = {instancePath:instancePath+"/paths",schemaPath:"#/$definition/2/properties/paths/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.teams !== undefined && func0.call(data, "teams")){
let data9 = data.teams;
if(Array.isArray(data9)){
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
let data10 = data9[i2];
if(typeof data10 === "string"){
if(func7(data10) > 128){
const err22 = {instancePath:instancePath+"/teams/" + i2,schemaPath:"#/$definition/2/properties/teams/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(func7(data10) < 1){
const err23 = {instancePath:instancePath+"/teams/" + i2,schemaPath:"#/$definition/2/properties/teams/items/minLength",keyword:"minLength",params:{limit: 1}};
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
const err24 = {instancePath:instancePath+"/teams/" + i2,schemaPath:"#/$definition/2/properties/teams/items/type",keyword:"type",params:{type: "string"}};
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
else {
const err25 = {instancePath:instancePath+"/teams",schemaPath:"#/$definition/2/properties/teams/type",keyword:"type",params:{type: "array"}};
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
validate5.errors = vErrors;
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
if(!((data0 === "tickets") || (data0 === "redaction"))){
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
if(!(data.kind === "tickets")){
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
if(!(data.kind === "redaction")){
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
if(!(validate5(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
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
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
