// Three engines behind three calls: go to an address, run a function there, leave. Chromium speaks through
// playwright-core, Firefox through puppeteer-core and WebDriver BiDi, WebKitGTK's MiniBrowser through plain WebDriver.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { launch } from './harness.mjs';

const onPath = (name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)).find(existsSync);
const firefox = process.env.FIREFOX ?? onPath('firefox-esr') ?? onPath('firefox');
const webDriver = onPath('WebKitWebDriver');
const xvfb = onPath('xvfb-run');
const miniBrowser = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib']
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).filter((name) => name.startsWith('webkit')).map((name) => join(folder, name, 'MiniBrowser')))
  .find(existsSync);

// What each engine needs where it is missing, and how it is started.
export const ENGINES = {
  Chromium: { missing: undefined, start: startChromium },
  Firefox: { missing: firefox ? undefined : 'firefox-esr', start: startFirefox },
  WebKit: { missing: webDriver && miniBrowser && xvfb ? undefined : 'webkit2gtk-driver xvfb xauth', start: startWebKit },
};

async function startChromium() {
  const browser = await launch();
  const page = await browser.newPage();
  return {
    version: browser.version(),
    go: (address) => page.goto(address),
    // The function takes one argument that is JSON; its promise is awaited.
    run: (work, argument) => page.evaluate(work, argument),
    end: () => browser.close(),
  };
}

async function startFirefox() {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true, protocolTimeout: 300_000 });
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    go: (address) => page.goto(address),
    run: (work, argument) => page.evaluate(work, argument),
    end: () => browser.close(),
  };
}

async function startWebKit() {
  const port = await freePort();
  // A group of its own, so that the driver, the browser and the X server end together.
  const driver = spawn(xvfb, ['-a', webDriver, `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  });
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  for (let left = 100; ; left -= 1) {
    try {
      await call('GET', '/status');
      break;
    } catch (problem) {
      if (left === 0) throw problem;
      await pause(100);
    }
  }
  const browserOptions = { binary: miniBrowser, args: ['--automation'] };
  const { sessionId, capabilities } = await call('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': browserOptions } },
  });
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: 300_000, pageLoad: 120_000 });
  return {
    version: capabilities.browserVersion,
    go: (url) => call('POST', `${session}/url`, { url }),
    run: async (work, argument) => {
      const script = `const done = arguments[arguments.length - 1];
        (${work})(arguments[0]).then((value) => done({ value }), (problem) => done({ problem: String(problem) }));`;
      const { value, problem } = await call('POST', `${session}/execute/async`, { script, args: [argument ?? null] });
      if (problem) throw new Error(problem);
      return value;
    },
    end: async () => {
      await call('DELETE', session).catch(() => {});
      process.kill(-driver.pid);
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
