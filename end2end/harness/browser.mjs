// One Chromium for a test file, one clean context for a test, and an ear on everything that should stay silent.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--disable-dev-shm-usage',
];

/** Debian's Chromium. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
}

/**
 * A page in a context of its own, with ears.
 * @param {import('playwright-core').Browser} browser
 * @param {{origin: string, scripts?: boolean, lang?: string, theme?: 'light'|'dark', width?: number, height?: number}} wishes
 */
export async function visitor(browser, { origin, scripts = true, lang = 'en', theme = 'light', width = 1440, height = 900 }) {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: scripts,
    colorScheme: theme,
    locale: lang,
    viewport: { width, height },
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(60_000);
  const ears = listen(context, scripts);
  const page = await context.newPage();
  return { context, page, ...ears };
}

/** Gathers console errors and warnings, page errors, failed requests and bad answers of every page of a context. */
function listen(context, scripts) {
  const heard = [];
  const allowed = new Set();
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // Where scripts are switched off, nothing uses the module that a page has fetched ahead, and after a while Chromium says so.
    if (!scripts && /preloaded using link preload but not used/.test(message.text())) return;
    const status = /responded with a status of (\d+)/.exec(message.text());
    if (status && allowed.has(Number(status[1]))) return;
    heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(`page error: ${error.error()}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left gives up its open stream and its unfinished downloads.
    if (reason === 'net::ERR_ABORTED') return;
    // Where scripts are switched off, Chromium refuses to fetch the module in the name of a policy that is not ours.
    if (!scripts && reason === 'csp' && request.url().endsWith('.js')) return;
    heard.push(`request failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400 && !allowed.has(response.status())) heard.push(`${response.status()} ${response.url()}`);
  });
  return {
    /** These statuses are what the test is about. */
    allow: (...statuses) => statuses.forEach((status) => allowed.add(status)),
    /** The last words of every test. */
    async clean() {
      await context.close();
      assert.deepEqual(heard, [], 'the console stayed clean');
    },
  };
}

/** Waits until the islands of the page answer: the copying one says so by a class of the document. */
export async function awake(page) {
  await page.waitForFunction(() => document.documentElement.classList.contains('can-copy'));
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
}
