// What a browser downloads, held to its budget: wasm and glue of 120 kB brotli. The first view's HTML and style sheet
// (30 kB) need a running server and are judged by end2end/bytes.test.mjs; their style sheet is shown here.
import { readFileSync, readdirSync, statSync } from 'node:fs';

const PKG = 'target/site/pkg';
const { output_name: name, css } = JSON.parse(readFileSync('target/site/manifest.json', 'utf8'));
const size = (file) => statSync(`${PKG}/${file}`).size;
const front = readdirSync(PKG, { recursive: true })
  .filter((file) => file === `${name}.js` || file === `${name}_bg.wasm` || /^snippets\/.*\.js$/.test(file));

const rows = [...front, css].map((file) => ({ file, raw: size(file), gzip: size(`${file}.gz`), brotli: size(`${file}.br`) }));
console.table(rows);
const wasm = rows.filter(({ file }) => file !== css).reduce((sum, { brotli }) => sum + brotli, 0);
console.log(`wasm and glue: ${wasm} of 120000 bytes brotli`);
if (wasm > 120_000) {
  console.error('over the budget');
  process.exit(1);
}
