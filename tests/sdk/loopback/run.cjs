// Runs generated programs, all in one process, and sends their requests to the simulator: the programs name the real endpoint,
// over https. Standard input: one JSON object on each line, `{"file": …, "secrets": {…}}`.
const assert = require('node:assert');
const { createInterface } = require('node:readline');
const eci = require('@alicloud/eci20180808');
const openapi = require('@alicloud/openapi-client');

const Real = openapi.Config;
openapi.Config = class Config extends Real {
  constructor(map) {
    assert.strictEqual(map.endpoint, 'eci.cn-beijing.aliyuncs.com');
    super({ ...map, endpoint: process.env.SIMULATOR, protocol: 'http' });
  }
};
const { createContainerGroup } = eci.default.prototype;
let answer;
eci.default.prototype.createContainerGroup = function create(request) {
  answer = createContainerGroup.call(this, request);
  return answer;
};

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    const { file, secrets } = JSON.parse(line);
    Object.assign(process.env, secrets);
    require(file);
    await answer.catch(() => {});
  }
}

main();
