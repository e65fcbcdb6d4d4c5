// `berth diagnose` of a plan with twenty containers, against a simulator in which every call takes 300 ms: its calls, and how long.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { berth } from '../../end2end/harness/berth.mjs';

const KEY = ['LTAI-bench', 'a-throw-away-secret'];
const SLOW = { control: true, faults: [{ action: '*', kind: 'delay', milliseconds: 300 }] };

function plan() {
  const hosts = ['test0000-registry-vpc', 'test0000-registry'];
  const images = ['eci_test/nginx:1.0', 'eci_test/nginx:1.1', 'eci_test/hello:1.0'];
  const Container = Array.from({ length: 20 }, (_, at) => ({
    Name: `web-${at}`, Image: `${hosts[at % 2]}.cn-beijing.cr.aliyuncs.com/${images[at % 3]}`,
  }));
  return {
    RegionId: 'cn-beijing', ContainerGroupName: 'bench', VSwitchId: 'vsw-2zejlv7xjnw61w6z00000',
    SecurityGroupId: 'sg-2zeh4cev9y7ulbr00000', Cpu: 2, Memory: 4, Container,
  };
}

/** The calls it took, how many of them asked again what was asked before, and seconds. */
export async function diagnosing(binary) {
  const folder = mkdtempSync(join(tmpdir(), 'berth-diagnosis-'));
  const [scenario, document] = [join(folder, 'slow.json'), join(folder, 'plan.json')];
  writeFileSync(scenario, JSON.stringify(SLOW));
  writeFileSync(document, JSON.stringify(plan()));
  const words = ['simulator', '--listen', '127.0.0.1:0', '--access-key-id', KEY[0], '--access-key-secret', KEY[1], '--scenario', scenario];
  const cloud = await berth({ words });
  const env = {
    PATH: process.env.PATH, BERTH_ENDPOINT: `${cloud.origin}/{product}/{region}`,
    ALIBABA_CLOUD_ACCESS_KEY_ID: KEY[0], ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY[1],
  };
  const from = performance.now();
  const run = spawn(binary, ['diagnose', document, '--json'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(run, 'exit');
  const seconds = (performance.now() - from) / 1000;
  if (code !== 0) throw new Error(`berth diagnose ended with ${code}`);
  const requests = await (await fetch(`${cloud.origin}/_simulator/requests`)).json();
  await cloud.stop();
  rmSync(folder, { recursive: true });
  const asked = requests.map(({ product, action, region, parameters }) => JSON.stringify([product, action, region, parameters]));
  return { calls: asked.length, repeated: asked.length - new Set(asked).size, seconds };
}
