/* Made from schemas/access.schema.json by `npm run generate`. */
"use strict";
const schema0 = {"allOf":[{"type":"object"},{"required":["kind"]},{"properties":{"kind":{"enum":["oidc","tickets","redaction","ownership"]}}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["oidc"]}}},"then":{"$ref":"#/$defs/1"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["tickets"]}}},"then":{"$ref":"#/$defs/2"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["redaction"]}}},"then":{"$ref":"#/$defs/3"}},{"if":{"type":"object","required":["kind"],"properties":{"kind":{"enum":["ownership"]}}},"then":{"$ref":"#/$defs/4"}}],"$defs":{"1":{"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind","issuer","audience"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"oidc"},"enabled":{"type":"boolean"},"issuer":{"type":"string","maxLength":2048,"pattern":"^https?://[^?#\\s]+$"},"audience":{"$ref":"#/$defs/5"},"algorithms":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/6"}},"clockSkewSeconds":{"type":"integer","minimum":0,"maximum":300},"allowPrivateNetwork":{"type":"boolean"},"claims":{"$ref":"#/$defs/7"},"roles":{"$ref":"#/$defs/8"},"teams":{"type":"object","additionalProperties":{"type":"string","minLength":1,"maxLength":128}},"userPrefix":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._@+|-]{0,63}$"},"login":{"$ref":"#/$defs/9"}}}}},"2":{"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tickets"},"enabled":{"type":"boolean"},"acts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/10"}},"replayEvents":{"type":"integer","minimum":0},"redriveMany":{"type":"integer","minimum":0},"expiresAfterHours":{"type":"integer","minimum":1,"maximum":8760}}}}},"3":{"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","paths"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"redaction"},"enabled":{"type":"boolean"},"types":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":256}},"bus":{"type":"string","minLength":1},"paths":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":3,"maxLength":256}},"teams":{"type":"array","items":{"type":"string","minLength":1,"maxLength":128}}}}}},"4":{"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind","owners"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"ownership"},"enabled":{"type":"boolean"},"owners":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","pattern":"^(team|user):[^\\s].{0,127}$","maxLength":133}},"private":{"type":"boolean"},"contacts":{"type":"array","maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":320,"pattern":"^[^\\s@]+@[^\\s@]+$"}},"buses":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}},"sources":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}},"rules":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}},"targets":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}}},"anyOf":[{"required":["buses"]},{"required":["sources"]},{"required":["rules"]},{"required":["targets"]}]}}},"5":{"$definition":{"5":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":512}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"string","minLength":1,"maxLength":512}}}]}}},"6":{"$definition":{"6":{"enum":["RS256","RS384","RS512","PS256","PS384","PS512","ES256","ES384","ES512","EdDSA"]}}},"7":{"$definition":{"7":{"type":"object","additionalProperties":false,"properties":{"user":{"type":"string","minLength":1,"maxLength":256},"name":{"type":"string","minLength":1,"maxLength":256},"roles":{"type":"string","minLength":1,"maxLength":256},"teams":{"type":"string","minLength":1,"maxLength":256}}}}},"8":{"$definition":{"8":{"type":"object","additionalProperties":false,"properties":{"viewer":{"$ref":"#/$defs/12"},"publisher":{"$ref":"#/$defs/12"},"operator":{"$ref":"#/$defs/12"},"admin":{"$ref":"#/$defs/12"}}}}},"9":{"$definition":{"9":{"type":"object","additionalProperties":false,"required":["clientId","redirectUri"],"properties":{"clientId":{"type":"string","minLength":1,"maxLength":256},"clientSecret":{"$ref":"#/$defs/13"},"redirectUri":{"type":"string","maxLength":2048,"pattern":"^https?://[^?#\\s]+/login/callback$"},"scope":{"type":"string","pattern":"^openid( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*$","maxLength":512},"sessionHours":{"type":"integer","minimum":1,"maximum":168}}}}},"10":{"$definition":{"10":{"enum":["replay","redrive","skip","purge","delete","role"]}}},"11":{"$definition":{"11":{"type":"string","minLength":1,"maxLength":2048,"pattern":"^[^*\\s]*\\*?$"}}},"12":{"$definition":{"12":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":256}}}},"13":{"$definition":{"13":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema1 = {"$definition":{"1":{"type":"object","additionalProperties":false,"required":["kind","issuer","audience"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"oidc"},"enabled":{"type":"boolean"},"issuer":{"type":"string","maxLength":2048,"pattern":"^https?://[^?#\\s]+$"},"audience":{"$ref":"#/$defs/5"},"algorithms":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/6"}},"clockSkewSeconds":{"type":"integer","minimum":0,"maximum":300},"allowPrivateNetwork":{"type":"boolean"},"claims":{"$ref":"#/$defs/7"},"roles":{"$ref":"#/$defs/8"},"teams":{"type":"object","additionalProperties":{"type":"string","minLength":1,"maxLength":128}},"userPrefix":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._@+|-]{0,63}$"},"login":{"$ref":"#/$defs/9"}}}}};
const func10 = (text) => Array.from(text).length;
const pattern0 = new RegExp("^https?://[^?#\\s]+$", "u");
const pattern1 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._@+|-]{0,63}$", "u");
const schema2 = {"$definition":{"5":{"allOf":[{"type":["string","array"]},{"if":{"type":["string"]},"then":{"type":"string","minLength":1,"maxLength":512}},{"if":{"type":["array"]},"then":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"string","minLength":1,"maxLength":512}}}]}}};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/$definition/5/allOf/0/type",keyword:"type",params:{type: schema2.$definition["5"].allOf[0].type}};
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
if(func10(data) > 512){
const err2 = {instancePath,schemaPath:"#/$definition/5/allOf/1/then/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func10(data) < 1){
const err3 = {instancePath,schemaPath:"#/$definition/5/allOf/1/then/minLength",keyword:"minLength",params:{limit: 1}};
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
const err4 = {instancePath,schemaPath:"#/$definition/5/allOf/1/then/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/5/allOf/1/if",keyword:"if",params:{failingKeyword: "then"}};
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
if(data.length > 10){
const err7 = {instancePath,schemaPath:"#/$definition/5/allOf/2/then/maxItems",keyword:"maxItems",params:{limit: 10}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.length < 1){
const err8 = {instancePath,schemaPath:"#/$definition/5/allOf/2/then/minItems",keyword:"minItems",params:{limit: 1}};
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
if(func10(data0) > 512){
const err9 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/5/allOf/2/then/items/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func10(data0) < 1){
const err10 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/5/allOf/2/then/items/minLength",keyword:"minLength",params:{limit: 1}};
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
const err11 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/5/allOf/2/then/items/type",keyword:"type",params:{type: "string"}};
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
else {
const err12 = {instancePath,schemaPath:"#/$definition/5/allOf/2/then/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = _valid1;
}
if(!valid3){
const err13 = {instancePath,schemaPath:"#/$definition/5/allOf/2/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}

const schema3 = {"$definition":{"6":{"enum":["RS256","RS384","RS512","PS256","PS384","PS512","ES256","ES384","ES512","EdDSA"]}}};

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((((((((data === "RS256") || (data === "RS384")) || (data === "RS512")) || (data === "PS256")) || (data === "PS384")) || (data === "PS512")) || (data === "ES256")) || (data === "ES384")) || (data === "ES512")) || (data === "EdDSA"))){
const err0 = {instancePath,schemaPath:"#/$definition/6/enum",keyword:"enum",params:{allowedValues: schema3.$definition["6"].enum}};
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

const schema4 = {"$definition":{"7":{"type":"object","additionalProperties":false,"properties":{"user":{"type":"string","minLength":1,"maxLength":256},"name":{"type":"string","minLength":1,"maxLength":256},"roles":{"type":"string","minLength":1,"maxLength":256},"teams":{"type":"string","minLength":1,"maxLength":256}}}}};

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "user") || (key0 === "name")) || (key0 === "roles")) || (key0 === "teams"))){
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
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
if(typeof data0 === "string"){
if(func10(data0) > 256){
const err1 = {instancePath:instancePath+"/user",schemaPath:"#/$definition/7/properties/user/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(func10(data0) < 1){
const err2 = {instancePath:instancePath+"/user",schemaPath:"#/$definition/7/properties/user/minLength",keyword:"minLength",params:{limit: 1}};
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
const err3 = {instancePath:instancePath+"/user",schemaPath:"#/$definition/7/properties/user/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data1 = data.name;
if(typeof data1 === "string"){
if(func10(data1) > 256){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$definition/7/properties/name/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(func10(data1) < 1){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$definition/7/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
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
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$definition/7/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
let data2 = data.roles;
if(typeof data2 === "string"){
if(func10(data2) > 256){
const err7 = {instancePath:instancePath+"/roles",schemaPath:"#/$definition/7/properties/roles/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func10(data2) < 1){
const err8 = {instancePath:instancePath+"/roles",schemaPath:"#/$definition/7/properties/roles/minLength",keyword:"minLength",params:{limit: 1}};
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
const err9 = {instancePath:instancePath+"/roles",schemaPath:"#/$definition/7/properties/roles/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.teams !== undefined && func0.call(data, "teams")){
let data3 = data.teams;
if(typeof data3 === "string"){
if(func10(data3) > 256){
const err10 = {instancePath:instancePath+"/teams",schemaPath:"#/$definition/7/properties/teams/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func10(data3) < 1){
const err11 = {instancePath:instancePath+"/teams",schemaPath:"#/$definition/7/properties/teams/minLength",keyword:"minLength",params:{limit: 1}};
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
const err12 = {instancePath:instancePath+"/teams",schemaPath:"#/$definition/7/properties/teams/type",keyword:"type",params:{type: "string"}};
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
const err13 = {instancePath,schemaPath:"#/$definition/7/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}

const schema5 = {"$definition":{"8":{"type":"object","additionalProperties":false,"properties":{"viewer":{"$ref":"#/$defs/12"},"publisher":{"$ref":"#/$defs/12"},"operator":{"$ref":"#/$defs/12"},"admin":{"$ref":"#/$defs/12"}}}}};
const schema6 = {"$definition":{"12":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":256}}}};

function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/$definition/12/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/$definition/12/minItems",keyword:"minItems",params:{limit: 1}};
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
if(func10(data0) > 256){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/12/items/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func10(data0) < 1){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/12/items/minLength",keyword:"minLength",params:{limit: 1}};
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
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$definition/12/items/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath,schemaPath:"#/$definition/12/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate9.errors = vErrors;
return errors === 0;
}


function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "viewer") || (key0 === "publisher")) || (key0 === "operator")) || (key0 === "admin"))){
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
if(data.viewer !== undefined && func0.call(data, "viewer")){
if(!(validate9(data.viewer, {instancePath:instancePath+"/viewer",parentData:data,parentDataProperty:"viewer",rootData}))){
vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
errors = vErrors.length;
}
}
if(data.publisher !== undefined && func0.call(data, "publisher")){
if(!(validate9(data.publisher, {instancePath:instancePath+"/publisher",parentData:data,parentDataProperty:"publisher",rootData}))){
vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
errors = vErrors.length;
}
}
if(data.operator !== undefined && func0.call(data, "operator")){
if(!(validate9(data.operator, {instancePath:instancePath+"/operator",parentData:data,parentDataProperty:"operator",rootData}))){
vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
errors = vErrors.length;
}
}
if(data.admin !== undefined && func0.call(data, "admin")){
if(!(validate9(data.admin, {instancePath:instancePath+"/admin",parentData:data,parentDataProperty:"admin",rootData}))){
vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/$definition/8/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate8.errors = vErrors;
return errors === 0;
}

const schema7 = {"$definition":{"9":{"type":"object","additionalProperties":false,"required":["clientId","redirectUri"],"properties":{"clientId":{"type":"string","minLength":1,"maxLength":256},"clientSecret":{"$ref":"#/$defs/13"},"redirectUri":{"type":"string","maxLength":2048,"pattern":"^https?://[^?#\\s]+/login/callback$"},"scope":{"type":"string","pattern":"^openid( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*$","maxLength":512},"sessionHours":{"type":"integer","minimum":1,"maximum":168}}}}};
const schema8 = {"$definition":{"13":{"type":"object","additionalProperties":false,"required":["secret"],"properties":{"secret":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}}}}};
const pattern2 = new RegExp("^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.secret === undefined) || (!(func0.call(data, "secret")))){
const err0 = {instancePath,schemaPath:"#/$definition/13/required",keyword:"required",params:{missingProperty: "secret"}};
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
if(data.secret !== undefined && func0.call(data, "secret")){
let data0 = data.secret;
if(typeof data0 === "string"){
if(!pattern2.test(data0)){
const err2 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/13/properties/secret/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_/.-]{0,255}$"}};
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
const err3 = {instancePath:instancePath+"/secret",schemaPath:"#/$definition/13/properties/secret/type",keyword:"type",params:{type: "string"}};
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
const err4 = {instancePath,schemaPath:"#/$definition/13/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

const pattern3 = new RegExp("^https?://[^?#\\s]+/login/callback$", "u");
const pattern4 = new RegExp("^openid( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*$", "u");

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.clientId === undefined) || (!(func0.call(data, "clientId")))){
const err0 = {instancePath,schemaPath:"#/$definition/9/required",keyword:"required",params:{missingProperty: "clientId"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.redirectUri === undefined) || (!(func0.call(data, "redirectUri")))){
const err1 = {instancePath,schemaPath:"#/$definition/9/required",keyword:"required",params:{missingProperty: "redirectUri"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "clientId") || (key0 === "clientSecret")) || (key0 === "redirectUri")) || (key0 === "scope")) || (key0 === "sessionHours"))){
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
if(data.clientId !== undefined && func0.call(data, "clientId")){
let data0 = data.clientId;
if(typeof data0 === "string"){
if(func10(data0) > 256){
const err3 = {instancePath:instancePath+"/clientId",schemaPath:"#/$definition/9/properties/clientId/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(func10(data0) < 1){
const err4 = {instancePath:instancePath+"/clientId",schemaPath:"#/$definition/9/properties/clientId/minLength",keyword:"minLength",params:{limit: 1}};
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
const err5 = {instancePath:instancePath+"/clientId",schemaPath:"#/$definition/9/properties/clientId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.clientSecret !== undefined && func0.call(data, "clientSecret")){
if(!(validate16(data.clientSecret, {instancePath:instancePath+"/clientSecret",parentData:data,parentDataProperty:"clientSecret",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.redirectUri !== undefined && func0.call(data, "redirectUri")){
let data2 = data.redirectUri;
if(typeof data2 === "string"){
if(func10(data2) > 2048){
const err6 = {instancePath:instancePath+"/redirectUri",schemaPath:"#/$definition/9/properties/redirectUri/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern3.test(data2)){
const err7 = {instancePath:instancePath+"/redirectUri",schemaPath:"#/$definition/9/properties/redirectUri/pattern",keyword:"pattern",params:{pattern: "^https?://[^?#\\s]+/login/callback$"}};
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
const err8 = {instancePath:instancePath+"/redirectUri",schemaPath:"#/$definition/9/properties/redirectUri/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
let data3 = data.scope;
if(typeof data3 === "string"){
if(func10(data3) > 512){
const err9 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/9/properties/scope/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern4.test(data3)){
const err10 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/9/properties/scope/pattern",keyword:"pattern",params:{pattern: "^openid( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*$"}};
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
const err11 = {instancePath:instancePath+"/scope",schemaPath:"#/$definition/9/properties/scope/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.sessionHours !== undefined && func0.call(data, "sessionHours")){
let data4 = data.sessionHours;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err12 = {instancePath:instancePath+"/sessionHours",schemaPath:"#/$definition/9/properties/sessionHours/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 > 168 || isNaN(data4)){
const err13 = {instancePath:instancePath+"/sessionHours",schemaPath:"#/$definition/9/properties/sessionHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 168}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err14 = {instancePath:instancePath+"/sessionHours",schemaPath:"#/$definition/9/properties/sessionHours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err15 = {instancePath,schemaPath:"#/$definition/9/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate15.errors = vErrors;
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
if((data.issuer === undefined) || (!(func0.call(data, "issuer")))){
const err1 = {instancePath,schemaPath:"#/$definition/1/required",keyword:"required",params:{missingProperty: "issuer"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.audience === undefined) || (!(func0.call(data, "audience")))){
const err2 = {instancePath,schemaPath:"#/$definition/1/required",keyword:"required",params:{missingProperty: "audience"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema1.$definition["1"].properties, key0))){
const err3 = {instancePath,schemaPath:"#/$definition/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/1/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
if(func10(data1) > 512){
const err5 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/1/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/1/properties/description/type",keyword:"type",params:{type: "string"}};
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
if("oidc" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/1/properties/kind/const",keyword:"const",params:{allowedValue: "oidc"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err8 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/1/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.issuer !== undefined && func0.call(data, "issuer")){
let data4 = data.issuer;
if(typeof data4 === "string"){
if(func10(data4) > 2048){
const err9 = {instancePath:instancePath+"/issuer",schemaPath:"#/$definition/1/properties/issuer/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern0.test(data4)){
const err10 = {instancePath:instancePath+"/issuer",schemaPath:"#/$definition/1/properties/issuer/pattern",keyword:"pattern",params:{pattern: "^https?://[^?#\\s]+$"}};
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
const err11 = {instancePath:instancePath+"/issuer",schemaPath:"#/$definition/1/properties/issuer/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.audience !== undefined && func0.call(data, "audience")){
if(!(validate2(data.audience, {instancePath:instancePath+"/audience",parentData:data,parentDataProperty:"audience",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.algorithms !== undefined && func0.call(data, "algorithms")){
let data6 = data.algorithms;
if(Array.isArray(data6)){
if(data6.length < 1){
const err12 = {instancePath:instancePath+"/algorithms",schemaPath:"#/$definition/1/properties/algorithms/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(validate4(data6[i0], {instancePath:instancePath+"/algorithms/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/algorithms",schemaPath:"#/$definition/1/properties/algorithms/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.clockSkewSeconds !== undefined && func0.call(data, "clockSkewSeconds")){
let data8 = data.clockSkewSeconds;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err14 = {instancePath:instancePath+"/clockSkewSeconds",schemaPath:"#/$definition/1/properties/clockSkewSeconds/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 > 300 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/clockSkewSeconds",schemaPath:"#/$definition/1/properties/clockSkewSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/clockSkewSeconds",schemaPath:"#/$definition/1/properties/clockSkewSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
if(data.allowPrivateNetwork !== undefined && func0.call(data, "allowPrivateNetwork")){
if(typeof data.allowPrivateNetwork !== "boolean"){
const err17 = {instancePath:instancePath+"/allowPrivateNetwork",schemaPath:"#/$definition/1/properties/allowPrivateNetwork/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.claims !== undefined && func0.call(data, "claims")){
if(!(validate6(data.claims, {instancePath:instancePath+"/claims",parentData:data,parentDataProperty:"claims",rootData}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
if(!(validate8(data.roles, {instancePath:instancePath+"/roles",parentData:data,parentDataProperty:"roles",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
}
if(data.teams !== undefined && func0.call(data, "teams")){
let data12 = data.teams;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 of Object.keys(data12)){
let data13 = data12[key1];
if(typeof data13 === "string"){
if(func10(data13) > 128){
const err18 = {instancePath:instancePath+"/teams/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/1/properties/teams/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func10(data13) < 1){
const err19 = {instancePath:instancePath+"/teams/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/1/properties/teams/additionalProperties/minLength",keyword:"minLength",params:{limit: 1}};
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
const err20 = {instancePath:instancePath+"/teams/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$definition/1/properties/teams/additionalProperties/type",keyword:"type",params:{type: "string"}};
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
const err21 = {instancePath:instancePath+"/teams",schemaPath:"#/$definition/1/properties/teams/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.userPrefix !== undefined && func0.call(data, "userPrefix")){
let data14 = data.userPrefix;
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
const err22 = {instancePath:instancePath+"/userPrefix",schemaPath:"#/$definition/1/properties/userPrefix/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._@+|-]{0,63}$"}};
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
const err23 = {instancePath:instancePath+"/userPrefix",schemaPath:"#/$definition/1/properties/userPrefix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.login !== undefined && func0.call(data, "login")){
if(!(validate15(data.login, {instancePath:instancePath+"/login",parentData:data,parentDataProperty:"login",rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/$definition/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}

const schema9 = {"$definition":{"2":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"tickets"},"enabled":{"type":"boolean"},"acts":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/10"}},"replayEvents":{"type":"integer","minimum":0},"redriveMany":{"type":"integer","minimum":0},"expiresAfterHours":{"type":"integer","minimum":1,"maximum":8760}}}}};
const schema10 = {"$definition":{"10":{"enum":["replay","redrive","skip","purge","delete","role"]}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((((data === "replay") || (data === "redrive")) || (data === "skip")) || (data === "purge")) || (data === "delete")) || (data === "role"))){
const err0 = {instancePath,schemaPath:"#/$definition/10/enum",keyword:"enum",params:{allowedValues: schema10.$definition["10"].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "$schema") || (key0 === "description")) || (key0 === "kind")) || (key0 === "enabled")) || (key0 === "acts")) || (key0 === "replayEvents")) || (key0 === "redriveMany")) || (key0 === "expiresAfterHours"))){
const err1 = {instancePath,schemaPath:"#/$definition/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/2/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
if(func10(data1) > 512){
const err3 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/2/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err4 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/2/properties/description/type",keyword:"type",params:{type: "string"}};
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
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/2/properties/kind/const",keyword:"const",params:{allowedValue: "tickets"}};
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
const err6 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/2/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
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
const err7 = {instancePath:instancePath+"/acts",schemaPath:"#/$definition/2/properties/acts/minItems",keyword:"minItems",params:{limit: 1}};
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
if(!(validate21(data4[i0], {instancePath:instancePath+"/acts/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/acts",schemaPath:"#/$definition/2/properties/acts/type",keyword:"type",params:{type: "array"}};
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
const err9 = {instancePath:instancePath+"/replayEvents",schemaPath:"#/$definition/2/properties/replayEvents/type",keyword:"type",params:{type: "integer"}};
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
const err10 = {instancePath:instancePath+"/replayEvents",schemaPath:"#/$definition/2/properties/replayEvents/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
const err11 = {instancePath:instancePath+"/redriveMany",schemaPath:"#/$definition/2/properties/redriveMany/type",keyword:"type",params:{type: "integer"}};
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
const err12 = {instancePath:instancePath+"/redriveMany",schemaPath:"#/$definition/2/properties/redriveMany/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
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
const err13 = {instancePath:instancePath+"/expiresAfterHours",schemaPath:"#/$definition/2/properties/expiresAfterHours/type",keyword:"type",params:{type: "integer"}};
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
const err14 = {instancePath:instancePath+"/expiresAfterHours",schemaPath:"#/$definition/2/properties/expiresAfterHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/expiresAfterHours",schemaPath:"#/$definition/2/properties/expiresAfterHours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
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
const err16 = {instancePath,schemaPath:"#/$definition/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

const schema11 = {"$definition":{"3":{"type":"object","additionalProperties":false,"required":["kind","paths"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"redaction"},"enabled":{"type":"boolean"},"types":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":256}},"bus":{"type":"string","minLength":1},"paths":{"type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":3,"maxLength":256}},"teams":{"type":"array","items":{"type":"string","minLength":1,"maxLength":128}}}}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if((data.paths === undefined) || (!(func0.call(data, "paths")))){
const err1 = {instancePath,schemaPath:"#/$definition/3/required",keyword:"required",params:{missingProperty: "paths"}};
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
if(func10(data1) > 512){
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
if("redaction" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/3/properties/kind/const",keyword:"const",params:{allowedValue: "redaction"}};
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
const err7 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/3/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
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
const err8 = {instancePath:instancePath+"/types",schemaPath:"#/$definition/3/properties/types/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/types",schemaPath:"#/$definition/3/properties/types/minItems",keyword:"minItems",params:{limit: 1}};
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
if(func10(data5) > 256){
const err10 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/$definition/3/properties/types/items/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func10(data5) < 1){
const err11 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/$definition/3/properties/types/items/minLength",keyword:"minLength",params:{limit: 1}};
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
const err12 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/$definition/3/properties/types/items/type",keyword:"type",params:{type: "string"}};
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
const err13 = {instancePath:instancePath+"/types",schemaPath:"#/$definition/3/properties/types/type",keyword:"type",params:{type: "array"}};
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
if(func10(data6) < 1){
const err14 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/3/properties/bus/minLength",keyword:"minLength",params:{limit: 1}};
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
const err15 = {instancePath:instancePath+"/bus",schemaPath:"#/$definition/3/properties/bus/type",keyword:"type",params:{type: "string"}};
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
const err16 = {instancePath:instancePath+"/paths",schemaPath:"#/$definition/3/properties/paths/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/paths",schemaPath:"#/$definition/3/properties/paths/minItems",keyword:"minItems",params:{limit: 1}};
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
if(func10(data8) > 256){
const err18 = {instancePath:instancePath+"/paths/" + i1,schemaPath:"#/$definition/3/properties/paths/items/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func10(data8) < 3){
const err19 = {instancePath:instancePath+"/paths/" + i1,schemaPath:"#/$definition/3/properties/paths/items/minLength",keyword:"minLength",params:{limit: 3}};
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
const err20 = {instancePath:instancePath+"/paths/" + i1,schemaPath:"#/$definition/3/properties/paths/items/type",keyword:"type",params:{type: "string"}};
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
const err21 = {instancePath:instancePath+"/paths",schemaPath:"#/$definition/3/properties/paths/type",keyword:"type",params:{type: "array"}};
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
if(func10(data10) > 128){
const err22 = {instancePath:instancePath+"/teams/" + i2,schemaPath:"#/$definition/3/properties/teams/items/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(func10(data10) < 1){
const err23 = {instancePath:instancePath+"/teams/" + i2,schemaPath:"#/$definition/3/properties/teams/items/minLength",keyword:"minLength",params:{limit: 1}};
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
const err24 = {instancePath:instancePath+"/teams/" + i2,schemaPath:"#/$definition/3/properties/teams/items/type",keyword:"type",params:{type: "string"}};
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
const err25 = {instancePath:instancePath+"/teams",schemaPath:"#/$definition/3/properties/teams/type",keyword:"type",params:{type: "array"}};
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
const err26 = {instancePath,schemaPath:"#/$definition/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema12 = {"$definition":{"4":{"type":"object","additionalProperties":false,"required":["kind","owners"],"properties":{"$schema":{"type":"string"},"description":{"type":"string","maxLength":512},"kind":{"const":"ownership"},"enabled":{"type":"boolean"},"owners":{"type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","pattern":"^(team|user):[^\\s].{0,127}$","maxLength":133}},"private":{"type":"boolean"},"contacts":{"type":"array","maxItems":100,"uniqueItems":true,"items":{"type":"string","maxLength":320,"pattern":"^[^\\s@]+@[^\\s@]+$"}},"buses":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}},"sources":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}},"rules":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}},"targets":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/11"}}},"anyOf":[{"required":["buses"]},{"required":["sources"]},{"required":["rules"]},{"required":["targets"]}]}}};
const pattern5 = new RegExp("^(team|user):[^\\s].{0,127}$", "u");
const pattern6 = new RegExp("^[^\\s@]+@[^\\s@]+$", "u");
const schema13 = {"$definition":{"11":{"type":"string","minLength":1,"maxLength":2048,"pattern":"^[^*\\s]*\\*?$"}}};
const pattern7 = new RegExp("^[^*\\s]*\\*?$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func10(data) > 2048){
const err0 = {instancePath,schemaPath:"#/$definition/11/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(func10(data) < 1){
const err1 = {instancePath,schemaPath:"#/$definition/11/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern7.test(data)){
const err2 = {instancePath,schemaPath:"#/$definition/11/pattern",keyword:"pattern",params:{pattern: "^[^*\\s]*\\*?$"}};
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
const err3 = {instancePath,schemaPath:"#/$definition/11/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.buses === undefined) || (!(func0.call(data, "buses")))){
const err0 = {instancePath,schemaPath:"#/$definition/4/anyOf/0/required",keyword:"required",params:{missingProperty: "buses"}};
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
if((data.sources === undefined) || (!(func0.call(data, "sources")))){
const err1 = {instancePath,schemaPath:"#/$definition/4/anyOf/1/required",keyword:"required",params:{missingProperty: "sources"}};
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
if(!valid1){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.rules === undefined) || (!(func0.call(data, "rules")))){
const err2 = {instancePath,schemaPath:"#/$definition/4/anyOf/2/required",keyword:"required",params:{missingProperty: "rules"}};
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
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.targets === undefined) || (!(func0.call(data, "targets")))){
const err3 = {instancePath,schemaPath:"#/$definition/4/anyOf/3/required",keyword:"required",params:{missingProperty: "targets"}};
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
valid1 = valid1 || _valid0;
}
}
}
if(!valid1){
const err4 = {instancePath,schemaPath:"#/$definition/4/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
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
const err5 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((data.owners === undefined) || (!(func0.call(data, "owners")))){
const err6 = {instancePath,schemaPath:"#/$definition/4/required",keyword:"required",params:{missingProperty: "owners"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema12.$definition["4"].properties, key0))){
const err7 = {instancePath,schemaPath:"#/$definition/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
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
const err8 = {instancePath:instancePath+"/$schema",schemaPath:"#/$definition/4/properties/%24schema/type",keyword:"type",params:{type: "string"}};
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
if(func10(data1) > 512){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/maxLength",keyword:"maxLength",params:{limit: 512}};
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
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$definition/4/properties/description/type",keyword:"type",params:{type: "string"}};
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
if("ownership" !== data.kind){
const err11 = {instancePath:instancePath+"/kind",schemaPath:"#/$definition/4/properties/kind/const",keyword:"const",params:{allowedValue: "ownership"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
if(typeof data.enabled !== "boolean"){
const err12 = {instancePath:instancePath+"/enabled",schemaPath:"#/$definition/4/properties/enabled/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.owners !== undefined && func0.call(data, "owners")){
let data4 = data.owners;
if(Array.isArray(data4)){
if(data4.length > 100){
const err13 = {instancePath:instancePath+"/owners",schemaPath:"#/$definition/4/properties/owners/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.length < 1){
const err14 = {instancePath:instancePath+"/owners",schemaPath:"#/$definition/4/properties/owners/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(func10(data5) > 133){
const err15 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/$definition/4/properties/owners/items/maxLength",keyword:"maxLength",params:{limit: 133}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern5.test(data5)){
const err16 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/$definition/4/properties/owners/items/pattern",keyword:"pattern",params:{pattern: "^(team|user):[^\\s].{0,127}$"}};
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
const err17 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/$definition/4/properties/owners/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
let i1 = data4.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data4[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err18 = {instancePath:instancePath+"/owners",schemaPath:"#/$definition/4/properties/owners/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err19 = {instancePath:instancePath+"/owners",schemaPath:"#/$definition/4/properties/owners/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.private !== undefined && func0.call(data, "private")){
if(typeof data.private !== "boolean"){
const err20 = {instancePath:instancePath+"/private",schemaPath:"#/$definition/4/properties/private/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.contacts !== undefined && func0.call(data, "contacts")){
let data7 = data.contacts;
if(Array.isArray(data7)){
if(data7.length > 100){
const err21 = {instancePath:instancePath+"/contacts",schemaPath:"#/$definition/4/properties/contacts/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len1 = data7.length;
for(let i2=0; i2<len1; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(func10(data8) > 320){
const err22 = {instancePath:instancePath+"/contacts/" + i2,schemaPath:"#/$definition/4/properties/contacts/items/maxLength",keyword:"maxLength",params:{limit: 320}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!pattern6.test(data8)){
const err23 = {instancePath:instancePath+"/contacts/" + i2,schemaPath:"#/$definition/4/properties/contacts/items/pattern",keyword:"pattern",params:{pattern: "^[^\\s@]+@[^\\s@]+$"}};
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
const err24 = {instancePath:instancePath+"/contacts/" + i2,schemaPath:"#/$definition/4/properties/contacts/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
let i3 = data7.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data7[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err25 = {instancePath:instancePath+"/contacts",schemaPath:"#/$definition/4/properties/contacts/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err26 = {instancePath:instancePath+"/contacts",schemaPath:"#/$definition/4/properties/contacts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.buses !== undefined && func0.call(data, "buses")){
let data9 = data.buses;
if(Array.isArray(data9)){
if(data9.length > 1000){
const err27 = {instancePath:instancePath+"/buses",schemaPath:"#/$definition/4/properties/buses/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data9.length < 1){
const err28 = {instancePath:instancePath+"/buses",schemaPath:"#/$definition/4/properties/buses/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len2 = data9.length;
for(let i4=0; i4<len2; i4++){
if(!(validate27(data9[i4], {instancePath:instancePath+"/buses/" + i4,parentData:data9,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/buses",schemaPath:"#/$definition/4/properties/buses/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.sources !== undefined && func0.call(data, "sources")){
let data11 = data.sources;
if(Array.isArray(data11)){
if(data11.length > 1000){
const err30 = {instancePath:instancePath+"/sources",schemaPath:"#/$definition/4/properties/sources/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data11.length < 1){
const err31 = {instancePath:instancePath+"/sources",schemaPath:"#/$definition/4/properties/sources/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len3 = data11.length;
for(let i5=0; i5<len3; i5++){
if(!(validate27(data11[i5], {instancePath:instancePath+"/sources/" + i5,parentData:data11,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath:instancePath+"/sources",schemaPath:"#/$definition/4/properties/sources/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data13 = data.rules;
if(Array.isArray(data13)){
if(data13.length > 1000){
const err33 = {instancePath:instancePath+"/rules",schemaPath:"#/$definition/4/properties/rules/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data13.length < 1){
const err34 = {instancePath:instancePath+"/rules",schemaPath:"#/$definition/4/properties/rules/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len4 = data13.length;
for(let i6=0; i6<len4; i6++){
if(!(validate27(data13[i6], {instancePath:instancePath+"/rules/" + i6,parentData:data13,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/rules",schemaPath:"#/$definition/4/properties/rules/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.targets !== undefined && func0.call(data, "targets")){
let data15 = data.targets;
if(Array.isArray(data15)){
if(data15.length > 1000){
const err36 = {instancePath:instancePath+"/targets",schemaPath:"#/$definition/4/properties/targets/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data15.length < 1){
const err37 = {instancePath:instancePath+"/targets",schemaPath:"#/$definition/4/properties/targets/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const len5 = data15.length;
for(let i7=0; i7<len5; i7++){
if(!(validate27(data15[i7], {instancePath:instancePath+"/targets/" + i7,parentData:data15,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err38 = {instancePath:instancePath+"/targets",schemaPath:"#/$definition/4/properties/targets/type",keyword:"type",params:{type: "array"}};
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
else {
const err39 = {instancePath,schemaPath:"#/$definition/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate26.errors = vErrors;
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
if(!((((data0 === "oidc") || (data0 === "tickets")) || (data0 === "redaction")) || (data0 === "ownership"))){
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
if(!(data.kind === "oidc")){
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
if(!(data.kind === "tickets")){
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
if(!(validate20(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
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
if(!(data.kind === "redaction")){
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
if(!(validate24(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
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
if(!(data.kind === "ownership")){
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
if(!(validate26(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
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
