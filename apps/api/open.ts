import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Env } from '#contracts';
import { Identity, newSecret } from '#identity';
import { mailAccount, parseMailbox, SmtpPool } from '#mail';
import { ClockStore, createDataSource, Persistence, requireSchema } from '#persistence';
import { type Logger, Metrics, openProgrammeClock, realClock, type Shutdown, temporalTls } from '#platform';
import { createApi } from './app.js';
import { attachmentSettings } from './attachments/settings.js';
import { organisationPorts } from './sign-in/organisation-ports.js';
import { SignInMailer } from './sign-in/sign-in-mail.js';
import { temporalProbe } from './temporal-probe.js';

export interface OpenOptions {
  env: Env;
  databaseUrl: string;
  pageFolder: string;
}

const DATABASE_CONNECTIONS = 15;
const MAIL_CONNECTIONS = 2;
/** No statement of a request comes near it. */
const STATEMENT_LIMIT_MS = 60_000;

/** Opens everything the API needs; `shutdown` then knows how to close it, in order. */
export async function openApi(
  { env, databaseUrl, pageFolder }: OpenOptions,
  logger: Logger,
  shutdown: Shutdown,
): Promise<NestExpressApplication> {
  const account = mailAccount(env);
  const dataSource = createDataSource(databaseUrl, {
    poolSize: DATABASE_CONNECTIONS,
    applicationName: 'dondoc api',
    answerWithinMs: STATEMENT_LIMIT_MS,
  });
  await dataSource.initialize();
  shutdown.add('database', () => dataSource.destroy());
  await requireSchema(dataSource);
  const real = realClock();
  // Limits of safety run on real time: a programme clock that is moved must not end sessions or revive codes.
  const access = new Persistence(dataSource, real);
  shutdown.add('notifications', () => access.notifications.close());
  const store = new ClockStore(dataSource, access.notifications);
  const clock = await openProgrammeClock(store, { mayBeMoved: env.DONDOC_EMBEDDED.length === 3 });
  shutdown.add('clock', () => clock.close());
  const persistence = new Persistence(dataSource, clock);
  const pool = new SmtpPool(account.smtp, { connections: MAIL_CONNECTIONS });
  const pilot = () => persistence.engine.pilot();
  const mailer = new SignInMailer(
    pool,
    { publicUrl: env.PUBLIC_URL, account, pilot, now: () => real.now() },
    logger,
  );
  shutdown.add('sign-in mail', () => mailer.close());
  const stores = {
    directory: persistence.directory,
    codes: access.loginCodes,
    sessions: access.sessions,
    tokens: access.apiTokens,
    calendars: access.calendarAddresses,
  };
  const identity = new Identity(stores, {
    parseMailbox,
    send: (letter) => mailer.send(letter),
    // Without a lasting secret a restart only makes codes of the last ten minutes useless.
    secret: env.SESSION_SECRET ?? newSecret(),
    now: () => real.now(),
    byMail: env.SIGN_IN_BY_MAIL,
    ...organisationPorts(env, { persistence, access, now: () => real.now() }),
  });
  const settings = {
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUSTED_PROXIES,
    pageFolder,
    attachments: attachmentSettings(env),
    surroundings: {
      home: env.DONDOC_HOME,
      certificates: {
        publicUrl: env.PUBLIC_URL,
        files: {
          'temporal-client': env.TEMPORAL_TLS_CLIENT_CERT_PATH,
          'temporal-authority': env.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
        },
      },
    },
    webhookHosts: env.WEBHOOK_ALLOWED_HOSTS,
    mailDomains: account.allowedDomains,
  };
  const temporal = temporalProbe(env.TEMPORAL_ADDRESS, temporalTls(env));
  const metrics = new Metrics('api');
  const app = await createApi({ settings, persistence, identity, clock, temporal, logger, metrics });
  shutdown.add('server', () => app.close());
  return app;
}
