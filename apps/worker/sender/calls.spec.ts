import { describe, expect, it } from '@jest/globals';
import { type Call, Calls } from './calls.js';

function asked() {
  const said: Call[] = [];
  return { calls: new Calls((call) => said.push(call)), said };
}

describe('calls to the thread of the sender', () => {
  it('are answered each by its number, in any order', async () => {
    const { calls, said } = asked();
    const answers = [calls.ask('drain'), calls.ask('recover')];
    calls.heard({ type: 'done', id: said[1]!.id, value: 3 });
    calls.heard({ type: 'done', id: said[0]!.id, value: { waitMs: null } });
    expect(await Promise.all(answers)).toEqual([{ waitMs: null }, 3]);
  });

  it('hear of progress until they are answered', async () => {
    const { calls, said } = asked();
    let beats = 0;
    const answer = calls.ask('drain', () => {
      beats += 1;
    });
    const id = said[0]!.id;
    calls.heard({ type: 'beat', id });
    calls.heard({ type: 'beat', id });
    calls.heard({ type: 'failed', id, message: 'the mail server is away', stack: 'there' });
    await expect(answer).rejects.toMatchObject({ message: 'the mail server is away', stack: 'there' });
    expect(beats).toBe(2);
    expect(() => calls.heard({ type: 'beat', id })).toThrow('nobody asked');
  });

  it('all fail when the thread has ended, those to come too', async () => {
    const { calls } = asked();
    const answer = calls.ask('drain');
    calls.end(new Error('it ended'));
    await expect(answer).rejects.toThrow('it ended');
    await expect(calls.ask('close')).rejects.toThrow('it ended');
  });
});
