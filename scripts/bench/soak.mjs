// Minutes of everything at once, and what becomes of the server's memory meanwhile.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resident } from './process.mjs';
import { PLAN, review, together } from './launches.mjs';

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;

/** What one visitor does in a turn: looks at pages, annotates, launches, follows, deletes. Every answer has to be a good one. */
async function turn(origin, number) {
  const call = async (path, init = {}) => {
    const answer = await fetch(`${origin}${path}`, init);
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const json = { 'Content-Type': 'application/json' };
  for (const path of ['/en', '/zh-CN/launches', '/en/registries', '/zh-CN/annotate', '/metrics']) await (await call(path)).text();
  for (const format of ['kubernetes', 'terraform', 'go']) {
    await (await call(`/api/v1/plans/render?format=${format}`, { method: 'POST', headers: json, body: JSON.stringify(PLAN) })).text();
  }
  const made = await (await call('/api/v1/launches', {
    method: 'POST', headers: { ...json, 'Idempotency-Key': `soak-${number}` }, body: JSON.stringify(PLAN),
  })).json();
  const stop = new AbortController();
  const stream = await call(`/en/launches/${made.id}/events`, { signal: stop.signal });
  const reader = stream.body.getReader();
  await reader.read();
  for (let look = 0; look < 100; look += 1) {
    const { state } = await (await call(`/api/v1/launches/${made.id}`)).json();
    if (state === 'running') break;
    await pause(200);
  }
  await (await call(`/en/launches/${made.id}`)).text();
  stop.abort();
  await (await call(`/api/v1/launches/${made.id}`, { method: 'DELETE' })).text();
}

/** Resident memory in MB: in the second tenth of the time and in the last, and how many turns and pages there were. */
export async function soaking(minutes) {
  return together(async (server) => {
    const until = Date.now() + minutes * 60_000;
    const { url, cookie } = await review(server.origin);
    // Pages at whatever rate one core gives, beside the visitors.
    const seconds = Math.round(minutes * 60);
    const wrk = spawn('wrk', ['-t1', '-c8', `-d${seconds}s`, '-H', `Cookie: ${cookie}`, url], { stdio: 'ignore' });
    let turns = 0;
    const visitors = Array.from({ length: 8 }, async (_, visitor) => {
      while (Date.now() < until) {
        await turn(server.origin, `${visitor}-${turns}`);
        turns += 1;
      }
    });
    const memory = [];
    const watched = (async () => {
      while (Date.now() < until) {
        memory.push(resident(server.pid));
        await pause(1000);
      }
    })();
    try {
      await Promise.all([...visitors, watched]);
    } finally {
      wrk.kill();
    }
    const tenth = Math.max(1, Math.floor(memory.length / 10));
    return {
      early: mean(memory.slice(tenth, 2 * tenth)),
      late: mean(memory.slice(-tenth)),
      most: Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1000,
      turns,
    };
  });
}
