// What a process costs to start and to keep.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { once } from 'node:events';

/** Resident memory of a process in MB. */
export const resident = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const answered = (url) => new Promise((resolve) => {
  const request = get(url, (response) => response.once('data', () => resolve(true)).once('end', () => resolve(true)));
  request.once('error', () => resolve(false));
});

/** Milliseconds from starting the binary, on a database of its own, to the first byte of its start page. */
export async function startToFirstByte(binary) {
  const folder = mkdtempSync(join(tmpdir(), 'berth-bench-'));
  const port = await freePort();
  const from = performance.now();
  const child = spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`], { env: { ...process.env, XDG_DATA_HOME: folder }, stdio: 'ignore' });
  while (!(await answered(`http://127.0.0.1:${port}/en`))) {
    if (child.exitCode !== null) throw new Error(`${binary} ended with ${child.exitCode}`);
    await new Promise((resolve) => { setTimeout(resolve, 1); });
  }
  const took = performance.now() - from;
  child.kill();
  await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
  return took;
}
