// Reads expressions from its input, a JSON array of texts, and prints what npm's jsonata makes of each: its tree, without the places of its parts in the text,
// or why it is none.
import { readFileSync } from "node:fs";
import jsonata from "jsonata";

const tree = (expression) => {
    try {
        return JSON.stringify(jsonata(expression).ast(), (key, value) => (key === "position" ? undefined : value instanceof RegExp ? String(value) : value));
    } catch (broken) {
        return `${broken.code}: ${expression}`;
    }
};

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(tree)));
