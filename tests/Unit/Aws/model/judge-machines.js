// Reads state machines from its input, a JSON array of definitions as texts, and prints for each what npm's asl-validator finds: an array of codes and messages.
import { readFileSync } from "node:fs";
import validate from "asl-validator";

const findings = (definition) => {
    try {
        return validate(JSON.parse(definition)).errors.map((error) => `${error["Error code"]}: ${error.Message}`);
    } catch (broken) {
        return [`THREW: ${broken.message}`];
    }
};

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(findings)));
