// Prints AWS's model of RDS as JSON: operations, the structures they reach, enumerations and faults.
// Schemas are arrays: [kind, namespace, name, traits, …]; a list has its member last, a structure its member names and member schemas.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as rds from "@aws-sdk/client-rds";

const Kind = { list: 1, structure: 3, operation: 9, fault: -3 };
const Primitive = { 0: "string", 1: "number", 2: "boolean", 4: "timestamp" };
const ListOf = 64;
const Sensitive = 8;

const library = dirname(createRequire(import.meta.url).resolve("@aws-sdk/client-rds/package.json"));
const structures = {};

function describe(schema) {
    if (typeof schema === "function") return describe(schema());
    if (typeof schema === "number")
        return schema >= ListOf ? { type: "list", memberName: "member", of: { type: Primitive[schema - ListOf] } } : { type: Primitive[schema] };
    if (typeof schema[0] !== "number" || schema.length === 2) {
        const [target, traits] = schema;     // a schema with member traits beside it
        return { ...describe(target), traits };
    }
    const [kind, , name, traits] = schema;
    if (kind === Kind.structure) return { type: "structure", structure: visit(schema) };
    if (kind === Kind.list) {
        const { traits: own, ...of } = describe(schema[4]);
        return { type: "list", memberName: own?.xmlName ?? "member", of };
    }
    return { type: Primitive[schema[4]], ...(traits & Sensitive ? { sensitive: true } : {}) };
}

function visit(schema) {
    if (!Array.isArray(schema)) return null;     // the unit type: nothing comes in or goes out
    const [, , name, , members, types, required] = schema;
    if (structures[name]) return name;
    const list = (structures[name] = []);
    members.forEach((member, index) => {
        const { traits, ...shape } = describe(types[index]);
        list.push({ name: member, wireName: traits?.xmlName ?? member, required: index < (required ?? 0), ...shape });
    });
    return name;
}

// The faults of an operation stand only in the documentation of its command.
const faultsOf = (operation) =>
    [...readFileSync(join(library, "dist-types", "commands", `${operation}Command.d.ts`), "utf8").matchAll(/@throws \{@link (\w+)\}/g)]
        .map((match) => match[1]).filter((name) => name !== "RDSServiceException");

const isEnumeration = (value) => typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string");

const operations = {};
const faults = {};
const enumerations = {};
for (const [exported, schema] of Object.entries(rds)) {
    if (!Array.isArray(schema)) {
        if (isEnumeration(schema)) enumerations[exported] = Object.values(schema);
        continue;
    }
    const [kind, , name, traits, input, output] = schema;
    if (kind === Kind.operation) {
        operations[name] = { input: visit(input()), output: visit(output()), faults: faultsOf(name) };
    } else if (kind === Kind.fault && traits?.httpError) {
        const [code, status] = traits.awsQueryError ?? [name, traits.httpError];
        faults[name] = { code, status };
    }
}
console.log(JSON.stringify({ operations, structures, enumerations, faults }, null, 1));
