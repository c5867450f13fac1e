#!/usr/bin/env node
import "./require-node.js";
import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./main.ts");
await main(process.argv);
