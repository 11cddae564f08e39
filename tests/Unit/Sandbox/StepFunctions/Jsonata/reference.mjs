import jsonata from 'jsonata';
import { readFileSync } from 'node:fs';
const table = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const isFunction = (value) => typeof value === 'function' || value?._jsonata_lambda || value?._jsonata_function;
const plain = (key, value) => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('no number of JSON');
  if (typeof value === 'string') return value.toWellFormed();
  return key === 'next' && isFunction(value) ? undefined : isFunction(value) ? '' : value;
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
