// Launches: confirmed, journalled and accepted by the cloud, beside the bare create call; their list; those who follow one.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { berth, simulator } from '../../end2end/harness/berth.mjs';
import { launch, visitor } from '../../end2end/harness/browser.mjs';
import { walk } from '../../end2end/harness/road.mjs';
import { load, pin } from './load.mjs';

const run = promisify(execFile);
const EXAMPLES = process.env.BENCH_EXAMPLES ?? 'target/release/examples';
/** Confirmations that are waited for at the same time. */
export const AT_ONCE = 128;
const QUIET = { RUST_LOG: 'warn' };

/** A cloud with room for whatever is measured. */
const ROOMY = {
  world: {
    quota: { vcpu: 1_000_000 },
    vswitches: [{ id: 'vsw-2zejlv7xjnw61w6z00000', cidr: '10.0.0.0/16', free: 65_000 }],
  },
};

export const PLAN = {
  RegionId: 'cn-beijing', ContainerGroupName: 'bench', VSwitchId: 'vsw-2zejlv7xjnw61w6z00000',
  SecurityGroupId: 'sg-2zeh4cev9y7ulbr00000', Cpu: 1, Memory: 2,
  Container: [{ Name: 'nginx', Image: 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0' }],
  AcrRegistryInfo: [{ InstanceId: 'cri-nwj395hgf6f00000' }],
};

async function example(name, words, env = {}) {
  const { stdout } = await run(join(EXAMPLES, name), words.map(String), { env: { ...process.env, ...env } });
  return JSON.parse(stdout);
}

/** A roomy cloud of its own, and Berth on it without a limit of its own; `use` gets both. */
export async function together(use) {
  const folder = mkdtempSync(join(tmpdir(), 'berth-bench-'));
  const scenario = join(folder, 'roomy.json');
  writeFileSync(scenario, JSON.stringify(ROOMY));
  const cloud = await simulator({ words: ['--scenario', scenario], env: QUIET });
  const server = await berth({ words: ['serve', '--live', '--creates-per-second', '0'], env: { ...cloud.env, ...QUIET, BERTH_LISTEN: '127.0.0.1:0' } });
  try {
    return await use(server, cloud);
  } finally {
    await server.stop();
    await cloud.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Launches a second by the API and bare create calls a second, each against a cloud of its own. */
export async function launching(count = 8000) {
  const figures = {};
  for (const what of ['bare', 'berth']) {
    figures[what] = await together(async (server, cloud) => {
      const key = { BENCH_KEY_ID: cloud.env.ALIBABA_CLOUD_ACCESS_KEY_ID, BENCH_KEY_SECRET: cloud.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET };
      const { origin } = what === 'bare' ? cloud : server;
      await example('launching', [what, origin, 500, AT_ONCE], key);
      return example('launching', [what, origin, count, AT_ONCE], key);
    });
  }
  const perSecond = ({ count: made, seconds }) => made / seconds;
  return { launches: perSecond(figures.berth), bare: perSecond(figures.bare), p99: figures.berth.p99 };
}

/** A finished plan's review: its address and the cookie that may see it. */
export async function review(origin) {
  const browser = await launch();
  const { page, context } = await visitor(browser, { origin, lang: 'en', scripts: false });
  await walk(page, 'en');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = page.url().split('#')[0];
  await browser.close();
  return { url, cookie };
}

/** One launch, once it runs. */
async function running(origin) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'bench' };
  const made = await (await fetch(`${origin}/api/v1/launches`, { method: 'POST', headers, body: JSON.stringify(PLAN) })).json();
  for (let look = 0; look < 300; look += 1) {
    const now = await (await fetch(`${origin}/api/v1/launches/${made.id}`)).json();
    if (now.state === 'running') return now.id;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('the launch never ran');
}

/** Memory for each of so many who follow one launch, in kB, and how soon the last of them is told of a change, in ms. */
export async function viewing(viewers = 5000) {
  return together(async (server) => {
    const launch = await running(server.origin);
    const { before, with: after, first, last } = await example('viewing', [server.origin, launch, viewers, server.pid]);
    return { each: (after - before) / (viewers - 1), first, last };
  });
}

/** The 99th percentile of the list's first page in ms, with a thousand and with a million launches; three rounds of each, in turns. */
export async function listing(sizes = [1_000, 1_000_000]) {
  const servers = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'berth-bench-'));
    const first = await berth({ folder, env: QUIET });
    await running(first.origin);
    await first.stop();
    execFileSync('python3', ['scripts/bench/rows.py', join(folder, 'berth', 'berth.db'), String(size)]);
    const server = await berth({ folder, env: QUIET });
    await pin(server.pid, 0);
    servers.push({ folder, server, took: [] });
  }
  for (let round = 0; round < 3; round += 1) {
    for (const { server, took } of servers) {
      const cookie = (await fetch(`${server.origin}/en/launches`)).headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
      await load(`${server.origin}/en/launches`, { cookie, seconds: 1 });
      took.push(await load(`${server.origin}/en/launches`, { cookie, seconds: 4 }));
    }
  }
  const figures = [];
  for (const { server, folder, took } of servers) {
    await server.stop();
    rmSync(folder, { recursive: true });
    figures.push({ p99: took.map(({ p99 }) => p99).sort((a, b) => a - b)[1], perSecond: Math.max(...took.map(({ perSecond }) => perSecond)) });
  }
  return figures;
}

