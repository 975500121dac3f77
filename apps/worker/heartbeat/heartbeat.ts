import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ChainLink } from '#contracts';
import { CHANNEL, ChainStore, Dispatch, ENGINE_CHANNEL, Persistence, Readings } from '#persistence';
import { engineTurns, type Logger, realClock, traced } from '#platform';
import { Bell } from '../bell.js';
import type { HeartbeatSettings, WorkerSettings } from '../settings.js';
import { DISPATCH, LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';
import { ping } from './ping.js';

const EVERY_MS = 10 * 60_000;
/** Of several workers one checks; when somebody has just mended something, all may. */
const GAP_MS = { scheduled: EVERY_MS - 30_000, asked: 1_000 };
/** A reminder takes seconds; what takes longer than this does not work. */
const LIMIT_MS = 120_000;
/** Notifications say when to look again; this is for the ones that were lost. */
const LOOK_AGAIN_MS = 2_000;
/** Nothing may have been due for longer. */
const OVERDUE_SECONDS = 900;

/**
 * The dead-man's switch: sends a synthetic reminder the way of all others and pings an outside watcher only when it has
 * arrived, every part of the engine comes round and nothing is overdue. Whatever breaks, this process included, the
 * watcher hears nothing and raises the alarm.
 */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly bell = new Bell();
  private readonly chain: ChainStore;
  private readonly readings: Readings;
  private readonly clock = realClock();
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private subscriptions: { close(): Promise<void> }[] = [];
  private wakeLook: () => void = () => undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<WorkerSettings, 'heartbeat'>,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.chain = new ChainStore(persistence.dataSource);
    this.readings = new Readings(persistence);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { heartbeat } = this.settings;
    if (heartbeat === null) return;
    const { notifications } = this.persistence;
    this.subscriptions.push(
      await notifications.subscribe(CHANNEL.hold, () => this.bell.ring()),
      await notifications.subscribe(ENGINE_CHANNEL, () => this.wakeLook()),
    );
    this.loop = this.run(heartbeat);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    this.wakeLook();
    await this.loop;
    for (const subscription of this.subscriptions) await subscription.close();
  }

  /** One check, unless another worker has begun one lately: null when it was pinged, else the link that is broken. */
  async turn(heartbeat: HeartbeatSettings, gapMs: number): Promise<ChainLink | null | 'skipped'> {
    if (!(await this.chain.takeTurn(this.clock.now(), gapMs))) return 'skipped';
    const { signal } = this.stopping;
    const broken =
      (await this.brokenLink(heartbeat.limitMs ?? LIMIT_MS)) ?? (await ping(heartbeat.url, signal));
    // A check that was cut off by the end of this worker says nothing.
    if (signal.aborted) return 'skipped';
    if (broken === null) await this.chain.worked(this.clock.now());
    else {
      this.logger.error('a synthetic reminder did not get through, or the watcher did not hear', { broken });
      await this.chain.failed(this.clock.now(), broken);
    }
    return broken;
  }

  private async run(heartbeat: HeartbeatSettings): Promise<void> {
    const { signal } = this.stopping;
    let gapMs = GAP_MS.asked;
    while (!signal.aborted) {
      try {
        await traced('heartbeat', {}, () => this.turn(heartbeat, gapMs));
      } catch (error) {
        if (!signal.aborted) this.logger.warn('the chain could not be checked now', {}, error);
      }
      const asked = signal.aborted || (await this.bell.heard(EVERY_MS));
      gapMs = asked ? GAP_MS.asked : GAP_MS.scheduled;
    }
  }

  /** Sends a synthetic reminder and waits until all is well; the link that is not, when its time is over. */
  private async brokenLink(limitMs: number): Promise<ChainLink | null> {
    const id = await this.dispatch.checks.begin();
    const end = this.clock.now().getTime() + limitMs;
    for (;;) {
      const heard = new Promise<void>((resolve) => {
        this.wakeLook = resolve;
      });
      const link = await this.linkNow(id);
      if (link === null || this.stopping.signal.aborted || this.clock.now().getTime() > end) return link;
      const timer = setTimeout(() => this.wakeLook(), LOOK_AGAIN_MS);
      await heard;
      clearTimeout(timer);
    }
  }

  private async linkNow(id: string): Promise<ChainLink | null> {
    const standing = await this.dispatch.checks.standing(id);
    if (standing !== 'done') return standing;
    const rows = await this.persistence.engine.turns();
    const turns = engineTurns(Object.fromEntries(rows.map(({ name, at }) => [name, at])), this.clock.now());
    const late = turns.find((turn) => turn.late);
    if (late !== undefined) return late.name;
    const { mail, step } = await this.readings.mail.overdue();
    return Math.max(mail, step) > OVERDUE_SECONDS ? 'overdue' : null;
  }
}
