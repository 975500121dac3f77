import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE, type Stage } from '../stage.js';
import { addressesOf } from './route-table.js';
import { Traffic } from './traffic.js';
import type { WholeDemo } from './whole-demo.js';

const ROUTES = join(import.meta.dirname, '../../../apps/web/src/routes.tsx');
const ADMINISTRATOR = 'quantri@demo.example';
const OFFICE = 'vanphong@demo.example';
const OFFICER = 'canbo@demo.example';
const DEPUTY_CHAIR = 'photruongban@demo.example';

/** One screen, at an address that shows something, before somebody who has work there. */
export interface Screen {
  pattern: string;
  address: string;
  who: string;
}

const UNIT = 'so-khoa-hoc-va-cong-nghe';

/** What the parameters of an address stand for in the demo; a new address with parameters needs its line here. */
const EXAMPLES: Readonly<Record<string, (demo: WholeDemo) => string>> = {
  '*': () => '/khong-co-trang-nay',
  '/dang-nhap/:token': () => '/dang-nhap/duong-dan-trong-thu',
  '/nhiem-vu/:taskId': ({ late }) => `/nhiem-vu/${late}`,
  '/chuong-trinh/:programme': () => '/chuong-trinh/khcn',
  '/cho-y-kien/:caseId': (demo) => `/cho-y-kien/${encodeURIComponent(demo.case)}`,
  '/de-nghi/moi': () => '/de-nghi/moi?programme=khcn',
  '/de-nghi/:amendmentId': ({ amendment }) => `/de-nghi/${amendment}`,
  '/kien-nghi-giam-sat/:recommendationId': ({ recommendation }) => `/kien-nghi-giam-sat/${recommendation}`,
  '/phien-hop/:sessionId': ({ session }) => `/phien-hop/${session}`,
  '/chi-tieu/:code': ({ indicator }) => `/chi-tieu/${encodeURIComponent(indicator)}?programme=khcn`,
  '/thu-da-gui/:messageId': ({ message }) => `/thu-da-gui/${message}`,
  '/ky/:cycleId': ({ cycle }) => `/ky/${cycle}`,
  '/ky/:cycleId/don-vi/:unit': ({ cycle }) => `/ky/${cycle}/don-vi/${UNIT}?buoc=don-vi`,
  '/ky/:cycleId/tong-hop': ({ cycle }) => `/ky/${cycle}/tong-hop?buoc=don-vi`,
  '/huong-dan/:guide': () => '/huong-dan/van-phong',
};

/** Whose work is done on a screen; all others are looked at by the administrator. */
const WORKS_THERE: Readonly<Record<string, string>> = {
  '/viec-cua-toi': OFFICER,
  '/nhiem-vu/:taskId': OFFICER,
  '/hoan-thien-du-thao': OFFICE,
  '/cho-y-kien': DEPUTY_CHAIR,
  '/cho-y-kien/:caseId': DEPUTY_CHAIR,
  '/vuong-mac': OFFICE,
  '/de-nghi': OFFICE,
  '/de-nghi/moi': OFFICER,
  '/de-nghi/:amendmentId': OFFICE,
  '/kien-nghi-giam-sat/:recommendationId': OFFICE,
  '/phien-hop': OFFICE,
  '/phien-hop/:sessionId': OFFICE,
  '/chi-tieu/:code': OFFICE,
  '/nguoi-thay': OFFICE,
  '/phien-dang-nhap': OFFICER,
  '/ky/:cycleId': OFFICE,
  '/ky/:cycleId/don-vi/:unit': OFFICER,
  '/ky/:cycleId/tong-hop': OFFICE,
  '/huong-dan/:guide': OFFICE,
};

/** Every screen of the route table. */
export async function screensOf(demo: WholeDemo): Promise<Screen[]> {
  return addressesOf(await readFile(ROUTES, 'utf8')).map((pattern) => {
    const who = WORKS_THERE[pattern] ?? ADMINISTRATOR;
    const example = EXAMPLES[pattern];
    if (example !== undefined) return { pattern, address: example(demo), who };
    if (/[:*]/.test(pattern)) throw new Error(`${pattern} needs an example in tests/browser/walk/screens.ts`);
    return { pattern, address: pattern, who };
  });
}

/** How every screen is looked at; from one to the next as little as possible changes. */
export const LOOKS = [
  { name: 'sang-1366', scheme: 'light', viewport: DESKTOP },
  { name: 'toi-1366', scheme: 'dark', viewport: DESKTOP },
  { name: 'toi-360', scheme: 'dark', viewport: PHONE },
  { name: 'sang-360', scheme: 'light', viewport: PHONE },
] as const;
export type Look = (typeof LOOKS)[number];

/** Goes over every screen in every look, without loading it anew between them. */
export async function walk(
  stage: Stage,
  demo: WholeDemo,
  looksAt: (page: Page, screen: Screen, look: Look) => Promise<void>,
): Promise<void> {
  const browsers = new Map<string, Browsing>();
  for (const screen of await screensOf(demo)) {
    const browsing = browsers.get(screen.who) ?? (await signedIn(stage, screen.who));
    browsers.set(screen.who, browsing);
    const { page, traffic } = browsing;
    await page.emulateMedia({ colorScheme: LOOKS[0].scheme });
    await page.setViewportSize(LOOKS[0].viewport);
    await page.goto(stage.url + screen.address);
    await traffic.settled();
    for (const look of LOOKS) {
      await page.emulateMedia({ colorScheme: look.scheme });
      await page.setViewportSize(look.viewport);
      await traffic.settled();
      await looksAt(page, screen, look);
    }
  }
  for (const { page } of browsers.values()) await page.context().close();
}

interface Browsing {
  page: Page;
  traffic: Traffic;
}

async function signedIn(stage: Stage, who: string): Promise<Browsing> {
  const page = await stage.visitor(DESKTOP);
  const traffic = new Traffic(page);
  await stage.signIn(page, who);
  return { page, traffic };
}
