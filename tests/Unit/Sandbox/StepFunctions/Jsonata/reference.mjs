import jsonata from 'jsonata';
import { readFileSync } from 'node:fs';
const table = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answers = [];
for (const { expression, input } of table.cases) {
  try {
    const value = await jsonata(expression).evaluate(input === undefined ? undefined : structuredClone(table.inputs[input]));
    answers.push(value === undefined ? { undefined: true } : { value: typeof value === 'function' || value?._jsonata_lambda ? '' : value });
  } catch (error) {
    answers.push({ error: error.code ?? String(error) });
  }
}
console.log(JSON.stringify(answers));
