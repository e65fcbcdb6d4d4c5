// Starts the release binary on a free port with a database of its own, and reads where it listens.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';

export const BINARY = process.env.BERTH_BINARY ?? 'target/release/berth';

/**
 * A running `berth`. Credentials of this machine never reach it; `env` and `words` add what a test wants.
 * @param {{words?: string[], env?: Record<string, string>, folder?: string}} [wishes]
 */
export async function berth({ words = ['serve'], env = {}, folder } = {}) {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'berth-'));
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ALIBABA|BERTH|DATABASE|XDG)/.test(name));
  const own = { HOME: home, XDG_DATA_HOME: home, NO_COLOR: '1' };
  if (words[0] === 'serve') own.BERTH_LISTEN = env.BERTH_LISTEN ?? '127.0.0.1:0';
  const child = spawn(BINARY, words, { env: { ...Object.fromEntries(inherited), ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const origin = await new Promise((resolve, reject) => {
    const hear = (bytes) => {
      said += bytes;
      const address = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):[1-9]\d*/.exec(said);
      if (address) resolve(address[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`berth ended with ${code} before it listened:\n${said}`)));
  });
  return {
    origin,
    folder: home,
    pid: child.pid,
    /** All that it printed so far. */
    said: () => said,
    /** Ends it as an operator would; its exit code. */
    async stop({ keep = false } = {}) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      if (!keep && !folder) rmSync(home, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** A simulator of its own, and the environment with which `berth serve --live` uses it. */
export async function simulator({ words = [], env: more = {} } = {}) {
  const [id, secret] = ['LTAI-end2end', 'a-throw-away-secret'];
  const running = await berth({
    words: ['simulator', '--listen', '127.0.0.1:0', '--access-key-id', id, '--access-key-secret', secret, ...words],
    env: more,
  });
  const env = {
    BERTH_ENDPOINT: `${running.origin}/{product}/{region}`,
    ALIBABA_CLOUD_ACCESS_KEY_ID: id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
  };
  return { ...running, env };
}
