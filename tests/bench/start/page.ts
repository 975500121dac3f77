import { chromium as engine } from 'playwright-core';
import { SESSION_COOKIE, Sessions } from '#identity';
import { createDataSource, Persistence } from '#persistence';
import { realClock } from '#platform';
import { chromium, chromiumArguments } from '../../support/provision/index.js';

/** An officer of the demonstration; their tasks are what the page shows first. */
const OFFICER = 'canbo@demo.example';

interface Loaded {
  kib: number;
  requests: number;
  domMs: number;
  shownMs: number;
}

/** Loads the page of somebody who is signed in, with an empty cache and once more. Throws where there is no Chromium. */
export async function loadPage(url: string, databaseUrl: string): Promise<Record<string, number>> {
  const executablePath = chromium();
  const secret = await signedIn(databaseUrl);
  const browser = await engine.launch({ executablePath, args: chromiumArguments });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    await context.addCookies([
      {
        ...{ name: SESSION_COOKIE, value: secret, domain: 'localhost', path: '/' },
        ...{ httpOnly: true, secure: true, sameSite: 'Lax' },
      },
    ]);
    const load = async (): Promise<Loaded> => {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      let requests = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
        if (encodedDataLength > 0) requests += 1;
      });
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await page.locator('main h1, main h2').first().waitFor();
      await page.locator('main a[href*="nhiem-vu/"]').first().waitFor();
      const [domMs, shownMs] = await page
        .evaluate(
          `[performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, performance.now()]`,
        )
        .then((times) => times as [number, number]);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await page.close();
      return { kib: bytes / 1024, requests, domMs, shownMs };
    };
    const first = await load();
    const again = await load();
    return {
      pageKiB: first.kib,
      pageRequests: first.requests,
      domMs: first.domMs,
      shownMs: first.shownMs,
      againKiB: again.kib,
      againShownMs: again.shownMs,
    };
  } finally {
    await browser.close();
  }
}

/** The secret of a session of the officer, opened as signing in opens it. */
async function signedIn(databaseUrl: string): Promise<string> {
  const dataSource = await createDataSource(databaseUrl, { applicationName: 'bench' }).initialize();
  const persistence = new Persistence(dataSource, realClock());
  try {
    const directory = await persistence.directory.current();
    const officer = [...directory.people.values()].find(({ email }) => email === OFFICER);
    if (officer === undefined) throw new Error(`there is no ${OFFICER}`);
    return await new Sessions(persistence.sessions, () => new Date()).open(officer.id, 'bench');
  } finally {
    await persistence.close();
  }
}
