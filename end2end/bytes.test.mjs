// The first view's bytes: HTML and style sheet together within 30 kB as they travel; everything cached for ever has a hash.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { berth } from './harness/berth.mjs';

test('the first view is within 30 kB brotli', async () => {
  const server = await berth();
  try {
    for (const lang of ['zh-CN', 'en']) {
      const page = await fetch(`${server.origin}/${lang}`);
      const html = brotliCompressSync(await page.text()).length;
      const sheet = /href="(\/pkg\/[^"]+\.css)"/.exec(await (await fetch(`${server.origin}/${lang}`)).text())[1];
      const css = await fetch(server.origin + sheet, { headers: { 'accept-encoding': 'br' } });
      assert.equal(css.headers.get('content-encoding'), 'br');
      assert.match(css.headers.get('cache-control'), /immutable/);
      const style = brotliCompressSync(await css.text()).length;
      assert.ok(html + style <= 30_000, `${lang}: ${html} + ${style} bytes`);
    }
  } finally {
    await server.stop();
  }
});
