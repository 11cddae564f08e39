// Prints AWS's model of a service as JSON: operations, the structures they reach, enumerations, faults and endpoints.
// Its argument is the end of the npm package's name, such as rds for @aws-sdk/client-rds.
// Schemas are arrays: [kind, namespace, name, traits, …]; a list has its member last, a map key and value, a structure its member names and member schemas.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const Kind = { list: 1, map: 2, structure: 3, operation: 9, fault: -3 };
const Primitive = { 0: "string", 1: "number", 2: "boolean", 4: "timestamp" };
const ListOf = 64;
const MapOf = 128;
const Sensitive = 8;

const name = `@aws-sdk/client-${process.argv[2]}`;
const service = await import(name);
const types = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "dist-types");

const isEnumeration = (value) => typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string");

const enumerations = Object.fromEntries(
    Object.entries(service).filter(([, value]) => isEnumeration(value)).map(([exported, values]) => [exported, Object.values(values)]));

// Which members are enumerations stands only in the types of the interfaces.
const declarations = {};
for (const file of readdirSync(join(types, "models")))
    for (const [, owner, body] of readFileSync(join(types, "models", file), "utf8").matchAll(/^export (?:interface|declare class) (\w+)[^{]*\{(.*?)^\}/gms))
        declarations[owner] = Object.fromEntries([...body.matchAll(/^ {4}(\w+)\??: (\w+)(?:\[\])?(?: \| undefined)?;/gm)].map((match) => match.slice(1)));

// The faults of an operation stand only in the documentation of its command.
const faultsOf = (operation) =>
    [...readFileSync(join(types, "commands", `${operation}Command.d.ts`), "utf8").matchAll(/@throws \{@link (\w+)\}/g)]
        .map((match) => match[1]).filter((fault) => !fault.endsWith("ServiceException"));

const structures = {};

function describe(schema) {
    if (typeof schema === "function") return describe(schema());
    if (typeof schema === "number")
        return schema >= MapOf ? { type: "map", of: { type: Primitive[schema - MapOf] } }
            : schema >= ListOf ? { type: "list", memberName: "member", of: { type: Primitive[schema - ListOf] } }
            : { type: Primitive[schema] };
    if (typeof schema[0] !== "number" || schema.length === 2) {
        const [target, traits] = schema;     // a schema with member traits beside it
        return { ...describe(target), traits };
    }
    const [kind, , structure, traits] = schema;
    if (kind === Kind.structure) return { type: "structure", structure: visit(schema) };
    const sensitive = traits & Sensitive ? { sensitive: true } : {};
    if (kind === Kind.list) {
        const { traits: own, ...of } = describe(schema[4]);
        return { type: "list", memberName: own?.xmlName ?? "member", of, ...sensitive };
    }
    if (kind === Kind.map) {
        const { traits: own, ...of } = describe(schema[5]);
        return { type: "map", of, ...sensitive };
    }
    return { type: Primitive[schema[4]], ...sensitive };
}

function withEnumeration(shape, enumeration) {
    if (!(enumeration in enumerations)) return shape;
    return shape.of ? { ...shape, of: withEnumeration(shape.of, enumeration) } : { ...shape, enumeration };
}

function membersOf([, , owner, , members, shapes, required]) {
    return members.map((member, index) => {
        const { traits, ...shape } = describe(shapes[index]);
        return {
            name: member,
            wireName: traits?.xmlName ?? member,
            required: index < (required ?? 0),
            ...withEnumeration(shape, declarations[owner]?.[member]),
        };
    });
}

function visit(schema) {
    if (!Array.isArray(schema)) return null;     // the unit type: nothing comes in or goes out
    const structure = schema[2];
    if (!structures[structure]) {
        structures[structure] = [];
        structures[structure] = membersOf(schema);
    }
    return structure;
}

const operations = {};
const faults = {};
for (const schema of Object.values(service)) {
    if (!Array.isArray(schema)) continue;
    const [kind, , shape, traits, input, output] = schema;
    if (kind === Kind.operation) {
        operations[shape] = { input: visit(input()), output: visit(output()), faults: faultsOf(shape) };
    } else if (kind === Kind.fault && traits?.error) {
        const [code, status] = traits.awsQueryError ?? [shape, traits.httpError ?? (traits.error === "client" ? 400 : 500)];
        faults[shape] = { code, status, members: membersOf(schema).filter((member) => member.name.toLowerCase() !== "message") };
    }
}

// One region of each partition, and both of GovCloud, for their rules differ.
const regions = [
    "us-east-1", "ap-southeast-7", "us-gov-east-1", "us-gov-west-1", "cn-north-1",
    "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "eusc-de-east-1",
];
const Client = service[Object.keys(service).find((exported) => /^[A-Z]\w+Client$/.test(exported))];
const { endpointProvider } = new Client({ region: "us-east-1" }).config;

function endpointOf(parameters) {
    try {
        const { url, properties } = endpointProvider(parameters);
        return { url: url.href, signingRegion: properties?.authSchemes?.[0]?.signingRegion ?? parameters.Region };
    } catch {
        return {};     // the partition has no such endpoint
    }
}

const endpoints = regions.flatMap((region) => [[false, false], [true, false], [false, true], [true, true]].map(([fips, dualStack]) =>
    ({ region, fips, dualStack, ...endpointOf({ Region: region, UseFIPS: fips, UseDualStack: dualStack }) })));

console.log(JSON.stringify({ operations, structures, enumerations, faults, endpoints }, null, 1));
