/* Made from schemas/access.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"oneOf":[{"$ref":"#/$defs/1"}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tickets"},"enabled":{"type":"boolean"},"acts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/2"}},"replayEvents":{"type":"integer","minimum":0},"redriveMany":{"type":"integer","minimum":0},"expiresAfterHours":{"type":"integer","minimum":1,"maximum":8760}}}}},"2":{"$definition":{"2":{"enum":["replay","redrive","skip","purge","delete","role"]}}}}};
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tickets"},"enabled":{"type":"boolean"},"acts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/2"}},"replayEvents":{"type":"integer","minimum":0},"redriveMany":{"type":"integer","minimum":0},"expiresAfterHours":{"type":"integer","minimum":1,"maximum":8760}}}}};
const func0 = Object.prototype.hasOwnProperty;
const func3 = (text) => Array.from(text).length;
const schema2 = {"$definition":{"2":{"enum":["replay","redrive","skip","purge","delete","role"]}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((((data === "replay") || (data === "redrive")) || (data === "skip")) || (data === "purge")) || (data === "delete")) || (data === "role"))){
const err0 = {instancePath,schemaPath:"#/$definition/2/enum",keyword:"enum",params:{allowedValues: schema2.$definition["2"].enum}};
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
if(func3(data1) > 512){
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


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate1(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate0.errors = vErrors;
return errors === 0;
}

export const check = { validate: validate0, schema: schema0 };
