import { afterEach, describe, expect, it } from '@jest/globals';
import type { Dispatch, Persistence } from '#persistence';
import { SILENT } from '#platform';
import type { MailSender } from '../sender/mail-sender.js';
import { LetterPost } from './letter-post.js';

/** A post on a record in which nothing lies, until somebody says so and rings. */
function posted() {
  const state = { letterDueIn: null as number | null, digests: false, busy: false };
  const asked: string[] = [];
  let ring: () => void = () => undefined;
  let drained: () => void = () => undefined;
  const persistence = {
    notifications: {
      subscribe: async (_: string, heard: () => void) => {
        ring = heard;
        return { close: async () => undefined };
      },
    },
  } as unknown as Persistence;
  const dispatch = {
    letters: {
      dueIn: async () => {
        asked.push('letters');
        return state.letterDueIn;
      },
    },
    queue: {
      isWaiting: async () => {
        asked.push('digests');
        return state.digests;
      },
    },
  } as unknown as Dispatch;
  const sender: MailSender = {
    get busy() {
      return state.busy;
    },
    drain: async () => {
      asked.push('drain');
      state.letterDueIn = null;
      state.digests = false;
      drained();
      return { waitMs: null };
    },
    recover: async () => 0,
    close: async () => undefined,
  };
  return {
    post: new LetterPost(persistence, dispatch, SILENT, sender),
    state,
    asked,
    ring: () => ring(),
    nextDrain: () =>
      new Promise<void>((resolve) => {
        drained = resolve;
      }),
  };
}

describe('the post of a worker', () => {
  let stop: () => Promise<void> = async () => undefined;
  afterEach(() => stop());

  const begun = async (change: Partial<ReturnType<typeof posted>['state']>) => {
    const all = posted();
    Object.assign(all.state, change);
    stop = () => all.post.stop();
    const drain = all.nextDrain();
    await all.post.start();
    return { ...all, drain };
  };

  it('sends a letter that is due', async () => {
    const { drain, asked } = await begun({ letterDueIn: 0 });
    await drain;
    expect(asked).toEqual(['letters', 'drain']);
  });

  it('helps with digests that another worker’s dispatch has frozen', async () => {
    const { drain, asked } = await begun({ digests: true });
    await drain;
    expect(asked).toEqual(['letters', 'digests', 'drain']);
  });

  it('does not ask for digests while its own sender is at work on them', async () => {
    const { state, ring, drain, asked } = await begun({ busy: true, digests: true });
    state.letterDueIn = 0;
    ring();
    await drain;
    expect(asked.filter((what) => what === 'digests')).toEqual([]);
  });
});
