// Runs the test programs that cargo made, several at a time: many of them wait more than they work, and cargo would run
// one after the other. What each says is printed when it has ended, as it said it.
// Examples in documentation are not among them: there are none.
// usage: cargo test --no-run --message-format=json-render-diagnostics | node scripts/tests.mjs [AT_A_TIME]
import { spawn } from 'node:child_process';
import { dirname, relative } from 'node:path';
import { createInterface } from 'node:readline';

const lanes = Number(process.argv[2] ?? 3);

/** The test programs among cargo's messages; one that only serves the others (a binary they run) is not among them. */
async function programs(input) {
  const found = [];
  let built = false;
  for await (const line of createInterface({ input })) {
    const message = JSON.parse(line);
    if (message.reason === 'build-finished') built = message.success;
    if (message.reason !== 'compiler-artifact' || !message.profile.test || !message.executable) continue;
    const name = relative(process.cwd(), message.target.src_path);
    found.push({ name, program: message.executable, folder: dirname(message.manifest_path) });
  }
  return { found, built };
}

/** Runs one as cargo would, in its package's folder; true when every test in it passed. */
function run({ name, program, folder }) {
  return new Promise((done) => {
    const said = [];
    const child = spawn(program, { cwd: folder, env: { ...process.env, CARGO_MANIFEST_DIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (bytes) => said.push(bytes));
    child.stderr.on('data', (bytes) => said.push(bytes));
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const text = Buffer.concat(said).toString();
      console.log(`     Running ${name}\n${text}`);
      done({ name, passed: code === 0, tests: Number(/^test result: \w+\. (\d+) passed/m.exec(text)?.[1] ?? 0) });
    });
  });
}

const { found, built } = await programs(process.stdin);
const waiting = [...found];
const ended = [];
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) ended.push(await run(next));
};
await Promise.all(Array.from({ length: lanes }, lane));
const failed = ended.filter((one) => !one.passed);
const tests = ended.reduce((sum, one) => sum + one.tests, 0);
console.log(`${tests} tests passed in ${ended.length} programs${failed.length ? `; FAILED: ${failed.map((one) => one.name).join(', ')}` : ''}`);
if (failed.length || !built || !found.length) process.exit(1);
