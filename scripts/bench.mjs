// Measures, and prints one table: figure, unit, budget, verdict. Ratios are of figures taken side by side in this run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { BINARY, berth } from '../end2end/harness/berth.mjs';
import { diagnosing } from './bench/diagnosis.mjs';
import { AT_ONCE, launching, listing, review, viewing } from './bench/launches.mjs';
import { load, memory, pin } from './bench/load.mjs';
import { annotating } from './bench/manifests.mjs';
import { keystrokes, quantile } from './bench/preview.mjs';
import { resident, startToFirstByte } from './bench/process.mjs';
import { soaking } from './bench/soak.mjs';

const rows = [];
/** Adds a row; `most` or `least` is its budget, where it has one. */
function row(what, figure, unit, { most, least } = {}) {
  const kept = (most === undefined || figure <= most) && (least === undefined || figure >= least);
  const budget = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : '';
  rows.push({ what, figure: figure >= 100 ? Math.round(figure) : Math.round(figure * 100) / 100, unit, budget, verdict: budget ? (kept ? 'kept' : 'OVER') : '' });
}

async function signing() {
  const { v1, v3 } = JSON.parse(execFileSync('target/release/examples/signing', { encoding: 'utf8' }));
  row('sign the create call, RPC v1', v1, 'calls/s');
  row('sign the create call, ACS3', v3, 'calls/s');
}

/** Every format of a plan with twenty containers. */
function formats() {
  const containers = Array.from({ length: 20 }, (_, at) => ({
    Name: `web-${at}`,
    Image: 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',
    Command: ['sh', '-c', 'exec nginx -g "daemon off;"'],
    Port: [{ Port: 8000 + at, Protocol: 'TCP' }],
    EnvironmentVar: [{ Key: 'MODE', Value: 'no' }, { Key: 'POD_IP', FieldRef: { FieldPath: 'status.podIP' } }],
    LivenessProbe: { HttpGet: { Path: '/healthz', Port: 8000 + at }, PeriodSeconds: 10 },
    VolumeMount: [{ Name: 'data', MountPath: '/data' }],
  }));
  const plan = {
    RegionId: 'cn-beijing', ContainerGroupName: 'bench', VSwitchId: 'vsw-2zejlv7xjnw61w6z00000',
    SecurityGroupId: 'sg-2zeh4cev9y7ulbr00000', Container: containers,
    Volume: [{ Name: 'data', Type: 'EmptyDirVolume' }], AcrRegistryInfo: [{ InstanceId: 'cri-nwj395hgf6f00000' }],
  };
  const input = `${JSON.stringify(plan)}\n`;
  const median = Number(execFileSync('target/release/examples/render_many', ['--bench'], { input, encoding: 'utf8' }));
  row('every format of a plan with 20 containers', median / 1000, 'ms', { most: 1 });
}

async function starting() {
  const times = [];
  for (let round = 0; round < 7; round += 1) times.push(await startToFirstByte(BINARY));
  row('start to first byte, median of 7', quantile(times, 0.5), 'ms', { most: 300 });
}

async function rendering(server) {
  const { url, cookie } = await review(server.origin);
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const folder = mkdtempSync(join(tmpdir(), 'berth-bench-'));
  writeFileSync(join(folder, 'review.html'), html);
  const fixed = await memory(join(folder, 'review.html'));
  await pin(server.pid, 0);
  await pin(fixed.pid, 0);
  await load(url, { cookie, seconds: 1 });
  const rendered = await load(url, { cookie });
  const copied = await load(`${fixed.origin}/`);
  const again = await load(url, { cookie });
  fixed.stop();
  rmSync(folder, { recursive: true });
  const perSecond = (rendered.perSecond + again.perSecond) / 2;
  row(`review page rendered (${html.length} bytes), one core`, perSecond, 'pages/s');
  row('… 99th percentile, 8 connections', Math.max(rendered.p99, again.p99), 'ms', { most: 50 });
  row('the same bytes from memory, same stack', copied.perSecond, 'pages/s');
  row('… 99th percentile', copied.p99, 'ms');
  row('rendered ÷ from memory', perSecond / copied.perSecond, 'ratio');
}

async function bytes(server) {
  for (const lang of ['zh-CN', 'en']) {
    const html = await (await fetch(`${server.origin}/${lang}`)).text();
    const sheet = readFileSync(`target/site/pkg/${JSON.parse(readFileSync('target/site/manifest.json', 'utf8')).css}.br`).length;
    row(`first view, HTML and style sheet, ${lang}`, (brotliCompressSync(html).length + sheet) / 1000, 'kB brotli', { most: 30 });
  }
  const { output_name: name } = JSON.parse(readFileSync('target/site/manifest.json', 'utf8'));
  const size = (file) => readFileSync(`target/site/pkg/${name}${file}.br`).length;
  row('wasm and glue', (size('.js') + size('_bg.wasm')) / 1000, 'kB brotli', { most: 120 });
}

async function typing(server) {
  const { work, painted, formats: shown } = await keystrokes(server.origin);
  row('keystroke to new preview, 20 containers, our work, p50', quantile(work, 0.5), 'ms');
  row('… p95', quantile(work, 0.95), 'ms', { most: 16 });
  // One frame of a screen that shows sixty of them in a second.
  row(`the slowest of ${shown.length} formats rendered in wasm and shown`, Math.max(...shown.map(({ took }) => took)), 'ms', { most: 16 });
  row('… all of them', shown.reduce((sum, { took }) => sum + took, 0), 'ms');
  row('keystroke until painted (headless), p50', quantile(painted, 0.5), 'ms');
  row('… p95', quantile(painted, 0.95), 'ms');
}

function manifests() {
  const { ours, peak, theirs } = annotating(BINARY);
  row('annotate a stream of manifests (10 MiB)', ours, 'MB/s');
  row('… peak memory ÷ input', peak, 'ratio', { most: 10 });
  row('the same file through ruamel.yaml and back', theirs, 'MB/s');
  row('annotate ÷ ruamel.yaml', ours / theirs, 'ratio', { least: 50 });
}

async function diagnosis() {
  const { calls, repeated, seconds } = await diagnosing(BINARY);
  row('diagnose a plan with 20 containers, calls', calls, 'calls');
  row('… that ask again what was asked', repeated, 'calls', { most: 0 });
  row('… every call at 300 ms, from start to end', seconds, 's', { most: 2 });
}

async function launches() {
  const { launches: ours, bare, p99 } = await launching();
  row(`launches confirmed, journalled and accepted, ${AT_ONCE} at once`, ours, 'launches/s', { least: 1000 });
  row('… 99th percentile of a confirmation', p99, 'ms');
  row('the create call alone, same client and cloud', bare, 'calls/s');
  row('launched ÷ the call alone', ours / bare, 'ratio');
}

async function lists() {
  const [thousand, million] = await listing();
  row('first page of 1,000 launches, one core', thousand.perSecond, 'pages/s');
  row('… 99th percentile, 8 connections', thousand.p99, 'ms');
  row('first page of 1,000,000 launches, 99th percentile', million.p99, 'ms');
  row('a million ÷ a thousand', million.p99 / thousand.p99, 'ratio', { most: 1.5 });
}

async function viewers() {
  const { each, first, last } = await viewing();
  row('memory of one of 5,000 who follow a launch', each, 'kB', { most: 20 });
  row('… a change until the first is told', first, 'ms');
  row('… until the last is told', last, 'ms', { most: 1000 });
}

async function soak() {
  const minutes = Number(process.env.MINUTES ?? 10);
  if (minutes === 0) return;
  const { early, late, most, turns } = await soaking(minutes);
  row(`memory in the second tenth of ${minutes} min of load`, early, 'MB');
  row(`… in the last tenth (${turns} launches made and deleted)`, late, 'MB');
  row('… at most', most, 'MB');
  row('last ÷ second tenth', late / early, 'ratio', { most: 1.1 });
}

await signing();
manifests();
formats();
await starting();
await diagnosis();
const server = await berth();
await fetch(`${server.origin}/en`);
row('resident memory, idle', resident(server.pid), 'MB', { most: 40 });
await bytes(server);
await typing(server);
await server.stop();
const loaded = await berth();
await rendering(loaded);
row('resident memory, after the load', resident(loaded.pid), 'MB');
await loaded.stop();
await launches();
await lists();
await viewers();
await soak();

console.log(`${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`);
console.table(rows);
process.exit(rows.some(({ verdict }) => verdict === 'OVER') ? 1 : 0);
