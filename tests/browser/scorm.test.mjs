// The SCORM packages in a real run-time (scorm-again), launched as a learning platform launches them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { dist, launch, origin, serve } from './harness.mjs';
import { unzip } from './unzip.mjs';

const runtime = join(dirname(createRequire(import.meta.url).resolve('scorm-again')), 'scorm12.min.js');

// A platform: the run-time, a log of what the package calls, and a frame for it.
const PLATFORM = `<!doctype html><title>platform</title><script>__RUNTIME__</script><body><script>
  window.log = [];
  function launch(address, memory) {
    window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
    if (memory) API.loadFromJSON(memory);
    for (const name of ['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish']) {
      const real = API[name].bind(API);
      API[name] = (...values) => { log.push([name, ...values]); return real(...values); };
    }
    const frame = document.createElement('iframe');
    frame.id = 'sco';
    frame.width = 1000;
    frame.height = 700;
    frame.src = address;
    document.body.append(frame);
  }
  function leave() { document.querySelector('#sco').remove(); }
</script>`;
const THROWS = PLATFORM.replace('window.API = new', 'window.API = new Proxy({}, { get() { throw new Error("broken"); } }); window.unused = new')
  .replace("for (const name of ['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish'])", 'for (const name of [])');

let browser, server, packages;
before(async () => {
  browser = await launch();
  const script = (await readFile(runtime, 'utf8')).replaceAll('</script', '<\\/script');
  packages = {};
  const extra = {};
  for (const lang of ['en', 'bn']) {
    packages[lang] = unzip(await readFile(join(dist, 'scorm', `vanishing-gradients-scorm12-${lang}.zip`)));
    for (const [name, body] of Object.entries(packages[lang])) extra[`${lang}/${name}`] = body;
  }
  extra['platform.html'] = PLATFORM.replace('__RUNTIME__', () => script);
  extra['throws.html'] = THROWS.replace('__RUNTIME__', () => script);
  server = await serve(extra);
});
after(async () => { await browser.close(); server.close(); });

// What the manifest says is launched.
function launched(lang) {
  const manifest = packages[lang]['imsmanifest.xml'].toString();
  const href = manifest.match(/scormtype="sco" href="([^"]+)"/)[1];
  const parameters = manifest.match(/parameters="([^"]*)"/)[1].replaceAll('&amp;', '&');
  return `${lang}/${href}${parameters}`;
}

async function visit(lang, memory, host = 'platform.html') {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  await page.goto(`${origin(server)}/${host}`);
  await page.evaluate(([address, memory]) => launch(address, memory), [launched(lang), memory]);
  await page.frameLocator('#sco').locator('#play').waitFor();
  page.sco = page.frames()[1];
  return page;
}

const value = (page, name) => page.evaluate((name) => API.LMSGetValue(name), name);
const calls = (page, name) => page.evaluate((name) => log.filter((call) => call[0] === name), name);

async function end(page) {
  assert.deepEqual(page.errors, []);
  await page.context().close();
}

for (const lang of ['en', 'bn']) {
  test(`the package of ${lang} has a manifest of SCORM 1.2 and launches in its language`, async () => {
    const manifest = packages[lang]['imsmanifest.xml'].toString();
    assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
    for (const [, file] of manifest.matchAll(/<file href="([^"]+)"/g)) assert.ok(file in packages[lang], file);
    const page = await visit(lang);
    assert.equal(await page.sco.evaluate(() => document.documentElement.lang), lang);
    assert.equal((await calls(page, 'LMSInitialize')).length, 1);
    assert.equal(await value(page, 'cmi.core.lesson_status'), 'incomplete');
    await end(page);
  });
}

test('a change is committed, kept in 4096 characters, and found again in the next visit', async () => {
  const page = await visit('en');
  await page.sco.locator('#lang-bn').click();
  await page.sco.locator('#leave').click();
  await page.sco.locator('#try-relu').click();
  await page.waitForFunction(() => API.LMSGetValue('cmi.suspend_data').includes('act=relu'));
  assert.ok((await calls(page, 'LMSCommit')).length > 0);
  const kept = await value(page, 'cmi.suspend_data');
  assert.ok(kept.length <= 4096);
  await page.evaluate(() => leave());
  assert.equal((await calls(page, 'LMSFinish')).length, 1);
  const last = Object.fromEntries((await calls(page, 'LMSSetValue')).map(([, name, value]) => [name, value]));
  assert.equal(last['cmi.core.exit'], 'suspend');
  assert.match(last['cmi.core.session_time'], /^\d{2,4}:\d\d:\d\d$/);
  await end(page);

  const again = await visit('en', { suspend_data: kept, core: { lesson_status: 'incomplete' } });
  assert.equal(await again.sco.evaluate(() => document.documentElement.lang), 'bn');
  assert.equal(await again.sco.locator('input[name="act"][value="relu"]').isChecked(), true);
  await end(again);
});

test('a score, and whether it was passed or failed, reach the grade book at once', async () => {
  for (const [score, standing] of [[80, 'passed'], [20, 'failed'], [50, 'completed'], [10, 'incomplete']]) {
    const page = await visit('en');
    await page.sco.evaluate(([score, standing]) => vg.keep('done=a', score, standing), [score, standing]);
    assert.equal(await value(page, 'cmi.core.lesson_status'), standing);
    assert.equal(await value(page, 'cmi.core.score.raw'), String(score));
    assert.deepEqual([await value(page, 'cmi.core.score.min'), await value(page, 'cmi.core.score.max')], ['0', '100']);
    assert.match(await value(page, 'cmi.suspend_data'), /done=a/);
    await end(page);
  }
});

test('the grade is the learner\'s own: the lesson worked through, its score, and again in the next visit', async () => {
  const page = await visit('en');
  const sco = page.sco;
  // What is graded opens by itself.
  await sco.waitForFunction(() => document.querySelector('#lesson h2'));
  assert.equal(await value(page, 'cmi.core.lesson_status'), 'incomplete');
  for (;;) {
    for (const id of await sco.locator('.question').evaluateAll((all) => all.map((one) => one.id))) {
      const question = sco.locator(`#${id}`);
      const bar = question.locator('input[type=range]');
      if (await bar.count() > 0) await bar.press('ArrowRight');
      else await question.locator('input').first().check();
      await question.locator('.run').click();
      await question.locator('.verdict strong').first().waitFor({ timeout: 60_000 });
    }
    const next = sco.locator('#next-below');
    if (await next.isDisabled()) break;
    const heading = await sco.locator('#lesson h2').first().textContent();
    await next.click();
    await sco.waitForFunction((heading) => document.querySelector('#lesson h2').textContent !== heading, heading);
  }
  const told = await sco.locator('.lesson-nav [role=status]').textContent();
  const score = Number(await value(page, 'cmi.core.score.raw'));
  assert.ok(told.includes(score.toFixed(0)), `${told} ${score}`);
  assert.equal(await value(page, 'cmi.core.lesson_status'), score >= 60 ? 'passed' : 'failed');
  // What waits for its turn is committed when the learner leaves.
  await page.evaluate(() => leave());
  const kept = await value(page, 'cmi.suspend_data');
  await end(page);

  const again = await visit('en', { suspend_data: kept, core: { lesson_status: 'failed' } });
  await again.sco.locator('.lesson-nav [role=status]').waitFor();
  assert.equal(await again.sco.locator('.lesson-nav [role=status]').textContent(), told);
  await end(again);
});

test('who looks at a lesson again changes no grade', async () => {
  const page = await visit('en', { core: { lesson_mode: 'review', lesson_status: 'passed' } });
  await page.sco.evaluate(() => vg.keep('done=a', 0, 'failed'));
  assert.equal(await value(page, 'cmi.core.lesson_status'), 'passed');
  await end(page);
});

test('damaged memories are no obstacle', async () => {
  for (const memory of ['', '{', '[]', 'null', '{"state": 5, "progress": {}}', 'x'.repeat(4096), '{"state":"depth=1e999&act=\\u0000"}']) {
    const page = await visit('en', { suspend_data: memory });
    await page.sco.locator('#step').click();
    await page.sco.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) >= 1);
    await end(page);
  }
});

test('with a platform that throws, and without any, it runs', async () => {
  const page = await visit('en', null, 'throws.html');
  await page.sco.locator('.lesson-nav .refused', { hasText: 'does not record' }).waitFor();
  await page.sco.locator('#step').click();
  await page.sco.waitForFunction(() => Number(document.querySelector('#readout-step').textContent) >= 1);
  await end(page);

  const context = await browser.newContext();
  const alone = await context.newPage();
  alone.errors = [];
  alone.on('pageerror', (error) => alone.errors.push(String(error)));
  await alone.goto(`${origin(server)}/${launched('bn')}`);
  await alone.locator('#step').click();
  await alone.waitForFunction(() => document.querySelector('#readout-step').textContent !== '–');
  await end(alone);
});
