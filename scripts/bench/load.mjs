// Load from wrk on one core against a server on the other, and a server that only knows one page.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const UNITS = { us: 0.001, ms: 1, s: 1000 };

/** Pins a running process, all threads, to one core; on a single core there is nothing to pin. */
export async function pin(pid, core) {
  if (availableParallelism() > 1) await run('taskset', ['-acp', String(core), String(pid)]);
}

/** Requests per second and the 99th percentile in ms, eight connections for `seconds`. */
export async function load(url, { cookie, seconds = 6 } = {}) {
  const words = ['-t1', '-c8', `-d${seconds}s`, '--latency', ...(cookie ? ['-H', `Cookie: ${cookie}`] : []), url];
  const pinned = availableParallelism() > 1 ? ['taskset', '-c', '1', 'wrk', ...words] : ['wrk', ...words];
  const { stdout } = await run(pinned[0], pinned.slice(1));
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(stdout);
  if (bad) throw new Error(`${bad[1]} answers of ${url} were refusals`);
  const [, amount, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  return { perSecond: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1])), p99: Number(amount) * UNITS[unit] };
}

/** The same bytes from memory, by the stack Berth stands on. */
export async function memory(file) {
  const child = spawn('target/release/examples/memory', [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const origin = /http:\/\/\S+/.exec(String(line))[0];
  return { origin, pid: child.pid, stop: () => child.kill() };
}
