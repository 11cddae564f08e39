// Reads a table of expressions and inputs from its input, as the one text of a JSON array, and prints what npm's jsonata gives for each expression.
import { readFileSync } from "node:fs";
import jsonata from "jsonata";

const [text] = JSON.parse(readFileSync(0, "utf8"));
const table = JSON.parse(text);
const isFunction = (value) => typeof value === "function" || value?._jsonata_lambda || value?._jsonata_function;
const plain = (key, value) => {
    if (typeof value === "number" && !Number.isFinite(value)) throw new Error("no number of JSON");
    if (typeof value === "string") return value.toWellFormed();
    return key === "next" && isFunction(value) ? undefined : isFunction(value) ? "" : value;
};
const answers = [];
for (const { expression, input } of table.cases) {
    try {
        const value = await jsonata(expression).evaluate(input === undefined ? undefined : structuredClone(table.inputs[input]));
        answers.push(value === undefined ? { undefined: true } : { value: JSON.parse(JSON.stringify(value, plain)) });
    } catch (error) {
        answers.push({ error: error.code ?? String(error) });
    }
}
console.log(JSON.stringify(answers));
