import { describe, expect, it } from '@jest/globals';
import type { Child } from './children.js';
import { supervise } from './supervise.js';

/** A child that ends when it is told to. */
function puppet() {
  let end: (how: string) => void = () => undefined;
  const exited = new Promise<string>((done) => {
    end = done;
  });
  const child = {
    name: 'part',
    exited,
    stop: async () => end('code 0'),
    kill: () => end('signal SIGKILL'),
  } as Child;
  return { child, end };
}

describe('supervision', () => {
  it('starts a part again when it dies', async () => {
    const puppets = [puppet(), puppet()];
    let starts = 0;
    const said: string[] = [];
    const back = new Promise<void>((done) => {
      void supervise({
        start: async () => puppets[starts++]?.child as Child,
        say: (text) => {
          said.push(text);
          if (text === 'part is back') done();
        },
        giveUp: () => undefined,
        limits: { firstPauseMs: 1 },
      });
    });
    puppets[0]?.end('signal SIGKILL');
    await back;
    expect(starts).toBe(2);
    expect(said).toEqual(['part ended (signal SIGKILL), starting it again', 'part is back']);
  });

  it('gives up when it dies too often', async () => {
    let starts = 0;
    const error = await new Promise<Error>((giveUp) => {
      void supervise({
        start: async () => {
          starts++;
          const { child, end } = puppet();
          end('code 7');
          return child;
        },
        say: () => undefined,
        giveUp,
        limits: { restarts: 2, firstPauseMs: 1 },
      });
    });
    expect(starts).toBe(3);
    expect(error).toMatchObject({
      code: 'part-dies-again',
      message: expect.stringContaining('ended 3 times'),
    });
  });

  it('counts a start that failed as an end', async () => {
    let starts = 0;
    const first = puppet();
    const error = await new Promise<Error>((giveUp) => {
      void supervise({
        start: async () => {
          if (starts++ > 0) throw new Error('no port');
          return first.child;
        },
        say: () => undefined,
        giveUp,
        limits: { restarts: 1, firstPauseMs: 1 },
      });
      first.end('code 1');
    });
    expect(error.message).toContain('last with no port');
  });

  it('does not start again what was stopped', async () => {
    let starts = 0;
    const { child } = puppet();
    const part = await supervise({
      start: async () => {
        starts++;
        return child;
      },
      say: () => undefined,
      giveUp: () => undefined,
    });
    await part.stop();
    expect(starts).toBe(1);
  });
});
