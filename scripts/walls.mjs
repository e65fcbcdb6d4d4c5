// Who may know whom, what may stand where, how long a file may be, and that the lock file holds no registry addresses.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MAY_KNOW = {
  plan: ['sign'],
  sign: [],
  manifest: ['plan'],
  cloud: ['plan', 'sign'],
  diagnosis: ['plan'],
  gather: ['plan', 'cloud', 'diagnosis'],
  simulator: ['sign'],
  app: ['plan'],
  client: ['app'],
  server: ['app', 'plan', 'manifest', 'sign', 'cloud', 'diagnosis', 'gather', 'simulator'],
  blackbox: ['plan', 'manifest', 'sign', 'cloud', 'diagnosis', 'gather', 'server', 'simulator'],
};
/** What only stands at the rim: a pattern, why, and where it may stand. Tests and the browser tests are free. */
const ONLY_IN = [
  [/\b(SystemTime|Timestamp|Zoned|OffsetDateTime)::now\b/, 'time enters as an argument',
    ['server/src/clock.rs', 'crates/cloud/src/ambient.rs', 'crates/simulator/src/settings.rs']],
  [/\b(getrandom::fill|Uuid::new_v\d)\b/, 'randomness enters as an argument',
    ['server/src/random.rs', 'crates/cloud/src/ambient.rs', 'server/src/simulate.rs']],
  [/\bsqlx::query/, 'only the store speaks SQL', ['server/src/store/', 'server/src/metrics/statements.rs']],
  [/\b(reqwest::|use reqwest)/, 'only the client of the cloud sends, the command line to a server of ours, and spans to a collector',
    ['crates/cloud/src/', 'server/src/command/there.rs', 'server/src/telemetry/otlp/collector.rs']],
];
const LONGEST = 400;
const complaints = [];

const output = (command, ...words) => execFileSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const { packages } = JSON.parse(output('cargo', 'metadata', '--no-deps', '--format-version', '1'));
for (const { name, dependencies } of packages) {
  const known = MAY_KNOW[name];
  if (!known) complaints.push(`${name}: a crate that scripts/walls.mjs has not heard of`);
  for (const { name: other } of dependencies) {
    if (other in MAY_KNOW && !known?.includes(other)) complaints.push(`${name} may not know ${other}`);
  }
}

const tracked = output('git', 'ls-files').split('\n').filter(Boolean);
for (const path of tracked.filter((file) => /\.(rs|mjs|css|sh|py)$/.test(file))) {
  const lines = read(path).split('\n').length - 1;
  if (lines > LONGEST) complaints.push(`${path}: ${lines} lines, more than ${LONGEST}`);
}
for (const path of tracked.filter((file) => /^(app|server|crates)\/.*src\/.*\.rs$/.test(file) && !/tests?\.rs$|\/tests\//.test(file))) {
  const [code] = read(path).split(/^#\[cfg\(test\)\]/m);
  for (const [pattern, why, places] of ONLY_IN) {
    if (pattern.test(code) && !places.some((place) => path.startsWith(place))) complaints.push(`${path}: ${pattern.exec(code)[0]}, but ${why}`);
  }
}
if (/"resolved": *"https?:/.test(read('package-lock.json'))) complaints.push('package-lock.json holds download addresses');

/** A tracked file's text; empty when it was removed and not yet committed. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

for (const line of complaints) console.error(line);
process.exit(complaints.length ? 1 : 0);
