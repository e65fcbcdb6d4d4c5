// Assembles target/site, which the server carries inside it: the browser's half under hashed names, the style sheet,
// everything in public/, each also as brotli and gzip, and manifest.json, which tells the server the names.
// usage: node scripts/site.mjs CLIENT.wasm PROFILE      PROFILE: wasm (to be shipped) or dev
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [wasm, profile] = process.argv.slice(2);
if (!wasm || !['wasm', 'dev'].includes(profile)) {
  console.error('usage: node scripts/site.mjs CLIENT.wasm wasm|dev');
  process.exit(2);
}
const SITE = 'target/site';
const WORK = 'target/site-work';
const STAMP = 'target/site.stamp';
const shipped = profile === 'wasm';

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex');
const short = (...parts) => sha(...parts).slice(0, 12);
const run = (command, ...words) => execFileSync(command, words, { stdio: ['ignore', 'inherit', 'pipe'] });
/** The glue without its comments and spaces: a fifth of what it weighs on the way. */
const minified = (path) => execFileSync('esbuild', ['--minify', '--format=esm', '--log-level=warning', path]);

/** Every file below a folder, sorted, as paths from here. */
function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** One hash over all that decides what the site holds. Tailwind reads its class names from app/src. */
function inputs() {
  const read = ['scripts/site.mjs', 'package-lock.json', ...files('app/src'), ...files('style'), ...files('public')];
  return sha(profile, readFileSync(wasm), ...read.flatMap((path) => [path, readFileSync(path)]));
}

/** wasm-bindgen's output: the module, its glue, and whatever snippets the glue imports. */
function browserHalf() {
  const out = join(WORK, 'front');
  run('wasm-bindgen', '--target', 'web', '--no-typescript', ...(shipped ? ['--remove-name-section', '--remove-producers-section'] : []), '--out-name', 'berth', '--out-dir', out, wasm);
  const module = readFileSync(join(out, 'berth_bg.wasm'));
  const glue = shipped ? minified(join(out, 'berth.js')) : readFileSync(join(out, 'berth.js'));
  const name = `berth-${short(module, glue)}`;
  const found = new Map([[`pkg/${name}_bg.wasm`, module], [`pkg/${name}.js`, glue]]);
  for (const path of files(join(out, 'snippets'))) found.set(`pkg/${relative(out, path)}`, readFileSync(path));
  return { name, found };
}

/** Tailwind's output. */
function styleSheet() {
  const out = join(WORK, 'berth.css');
  run('tailwindcss', '-i', 'style/main.css', '-o', out, ...(shipped ? ['--minify'] : []));
  const text = readFileSync(out);
  return { name: `berth-${short(text)}.css`, text };
}

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: shipped ? 11 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});
const gzip = (bytes) => gzipSync(bytes, { level: shipped ? 9 : 4 });
const COMPRESSIBLE = /\.(wasm|js|css|svg|txt|ico|json|webmanifest)$/;

/** Writes what changed and removes what is gone, so that a server with the same assets is not built again. */
function write(found) {
  for (const [path, bytes] of [...found]) {
    if (!COMPRESSIBLE.test(path)) continue;
    found.set(`${path}.br`, brotli(bytes));
    found.set(`${path}.gz`, gzip(bytes));
  }
  for (const path of files(SITE)) {
    const name = relative(SITE, path);
    if (name !== 'manifest.json' && !found.has(name)) rmSync(path);
  }
  for (const [path, bytes] of found) put(join(SITE, path), bytes);
}

function put(path, bytes) {
  if (existsSync(path) && statSync(path).size === bytes.length && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

const stamp = inputs();
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp && existsSync(join(SITE, 'manifest.json'))) process.exit(0);

console.error('== assets');
rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
rmSync(STAMP, { force: true });
const front = browserHalf();
const css = styleSheet();
const found = front.found.set(`pkg/${css.name}`, css.text);
for (const path of files('public')) found.set(relative('public', path), readFileSync(path));
write(found);
const manifest = { output_name: front.name, css: css.name, files: [...found.keys()].sort(), digest: short(...found.values()) };
put(join(SITE, 'manifest.json'), Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
rmSync(WORK, { recursive: true, force: true });
writeFileSync(STAMP, stamp);
