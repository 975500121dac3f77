import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { simpleParser } from 'mailparser';
import { type Browser, type Cookie, chromium as engine, type Page } from 'playwright-core';
import { parseEnv } from '#contracts';
import { ClockStore, createDataSource, Notifications, Persistence } from '#persistence';
import { realClock, Shutdown, SILENT } from '#platform';
import { openApi } from '../../apps/api/open.js';
import { chromium, chromiumArguments } from '../support/provision/index.js';
import { ScriptedSmtpServer } from '../support/smtp/index.js';
import { freePort, sharedDatabase } from '../support/story/parts.js';

const ROOT = join(import.meta.dirname, '..', '..');
const WAIT_MS = 15_000;

export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 360, height: 740 };

export interface SignInMail {
  link: string;
  code: string;
}

export interface StageParts {
  databaseUrl: string;
  smtp: ScriptedSmtpServer;
  persistence: Persistence;
  /** More of the environment. */
  env?: Readonly<Record<string, string>>;
}

/**
 * What a person meets: the built page, served by the real API over PostgreSQL, with a mail server, in a real browser.
 */
export class Stage {
  /** What browsers complained of: refused by the security policy, or thrown by the page. */
  readonly complaints: string[] = [];

  private constructor(
    readonly url: string,
    readonly persistence: Persistence,
    readonly smtp: ScriptedSmtpServer,
    private readonly browser: Browser,
    private readonly shutdown: Shutdown,
  ) {}

  /** With a database and a mail server of its own; the programme's clock is put to `at`. */
  static async open(
    name: string,
    at: string,
    seed: (persistence: Persistence) => Promise<void>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<Stage> {
    const shutdown = new Shutdown(SILENT);
    try {
      const database = await sharedDatabase(name);
      shutdown.add('server', () => database.close());
      const smtp = await ScriptedSmtpServer.start();
      shutdown.add('mail', () => smtp.close());
      const persistence = await openRecord(database.appUrl, at, shutdown);
      await seed(persistence);
      return await Stage.over({ databaseUrl: database.appUrl, smtp, persistence, env }, shutdown);
    } catch (error) {
      await shutdown.run();
      throw error;
    }
  }

  /** Over what runs already, a story for example. */
  static async over(parts: StageParts, shutdown = new Shutdown(SILENT)): Promise<Stage> {
    await buildPage();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const { databaseUrl, smtp, persistence } = parts;
    const home = await mkdtemp(join(tmpdir(), 'dondoc-stage-'));
    shutdown.add('files', () => rm(home, { recursive: true, force: true }));
    const env = parseEnv({
      PUBLIC_URL: url,
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtp.url,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      DONDOC_EMBEDDED: 'postgres,temporal,mail',
      DONDOC_HOME: home,
      ...parts.env,
    });
    const app = await openApi({ env, databaseUrl, pageFolder: join(ROOT, 'dist/web') }, SILENT, shutdown);
    await app.listen(port, '127.0.0.1');
    const browser = await engine.launch({ executablePath: chromium(), args: chromiumArguments });
    shutdown.add('browser', () => browser.close());
    return new Stage(url, persistence, smtp, browser, shutdown);
  }

  /** A browser of somebody who has never been here; with these cookies, of somebody who is signed in. */
  async visitor(viewport = DESKTOP, cookies: readonly Cookie[] = []): Promise<Page> {
    const context = await this.browser.newContext({
      viewport,
      locale: 'en-US',
      timezoneId: 'America/New_York',
    });
    await context.addCookies(cookies);
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.complaints.push(message.text());
    });
    return page;
  }

  /** Asks for the sign-in mail in this browser and reads it as it arrives. */
  async askForMail(page: Page, email: string): Promise<SignInMail> {
    const coming = this.nextMail(email);
    await page.getByLabel('Địa chỉ thư công vụ').fill(email);
    await page.getByRole('button', { name: 'Gửi thư đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Đã gửi thư' }).waitFor();
    return await coming;
  }

  /** The next sign-in mail to this address. */
  async nextMail(email: string): Promise<SignInMail> {
    const { raw } = await this.smtp.nextAccepted((mail) => mail.to.includes(email));
    const { text = '' } = await simpleParser(raw);
    const link = /https?:\/\/\S+\/dang-nhap\/\S+/.exec(text)?.[0];
    const code = /^\s*(\d{6})\s*$/m.exec(text)?.[1];
    if (link === undefined || code === undefined) throw new Error(`no link or code in the mail:\n${text}`);
    return { link, code };
  }

  /** In through the mailed link, as most people do. */
  async signIn(page: Page, email: string): Promise<void> {
    await page.goto(`${this.url}/dang-nhap`);
    const { link } = await this.askForMail(page, email);
    await page.goto(link);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
  }

  async end(): Promise<void> {
    await this.shutdown.run();
  }
}

/** Rules that axe finds seriously broken, each with the first element that breaks it. */
export async function seriousViolations(page: Page): Promise<string[]> {
  const found = await violations(page);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(inWords);
}

/** Every rule that axe finds broken, however little it matters. */
export async function anyViolations(page: Page): Promise<string[]> {
  return (await violations(page)).map(inWords);
}

async function violations(page: Page): Promise<axe.Result[]> {
  const loaded = await page.evaluate("typeof axe === 'object'");
  if (!loaded) await page.evaluate(axe.source);
  const run = "axe.run(document, { resultTypes: ['violations'] })";
  return ((await page.evaluate(run)) as axe.AxeResults).violations;
}

function inWords({ id, nodes }: axe.Result): string {
  return `${id}: ${nodes[0]?.html}`;
}

async function openRecord(url: string, at: string, shutdown: Shutdown): Promise<Persistence> {
  const dataSource = await createDataSource(url, { applicationName: 'browser spec' }).initialize();
  shutdown.add('record', () => dataSource.destroy());
  const notifications = Notifications.of(dataSource);
  shutdown.add('notifications', () => notifications.close());
  const clock = { now: () => new Date(at) };
  const anchors = { realAnchor: realClock().now(), programmeAnchor: clock.now(), speed: 1 };
  await new ClockStore(dataSource, notifications).save(anchors);
  return new Persistence(dataSource, clock);
}

/** Builds the page when one of its sources is newer. */
async function buildPage(): Promise<void> {
  const builder = pathToFileURL(join(ROOT, 'apps/cli/bootstrap/build.mjs')).href;
  const { build, everything } = (await import(builder)) as {
    build(targets: { name: string }[]): Promise<void>;
    everything: { name: string }[];
  };
  await build(everything.filter(({ name }) => name === 'page'));
}
