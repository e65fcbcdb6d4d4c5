// Sends a generated program's request to the simulator: the program itself names the real endpoint, over https.
const assert = require('node:assert');
const openapi = require('@alicloud/openapi-client');

const Real = openapi.Config;
openapi.Config = class Config extends Real {
  constructor(map) {
    assert.strictEqual(map.endpoint, 'eci.cn-beijing.aliyuncs.com');
    super({ ...map, endpoint: process.env.SIMULATOR, protocol: 'http' });
  }
};
