// Who may know whom, how long a file may be, and that the lock file holds no registry addresses.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MAY_KNOW = {
  plan: [],
  sign: [],
  cloud: ['plan', 'sign'],
  simulator: ['sign'],
  app: ['plan'],
  client: ['app'],
  server: ['app', 'plan', 'sign', 'cloud', 'simulator'],
  blackbox: ['plan', 'sign', 'server', 'simulator'],
};
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
