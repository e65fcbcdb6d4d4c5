// Runs many programs in one process. Standard input: one JSON object on each line, `{"text": …, "secrets": {…}}`. Standard output:
// one JSON object on each line, the query that each program would have sent.
const { createInterface } = require('node:readline');
const eci = require('@alicloud/eci20180808');

let caught;
eci.default.prototype.callApi = async (params, request) => {
  caught = request.query;
  return { body: {}, headers: {}, statusCode: 200 };
};

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    const { text, secrets } = JSON.parse(line);
    Object.assign(process.env, secrets);
    caught = undefined;
    new Function('require', 'process', 'console', text)(require, process, { log() {}, error: console.error });
    await new Promise(setImmediate);
    process.stdout.write(`${JSON.stringify(caught ?? null)}\n`);
  }
}

main();
