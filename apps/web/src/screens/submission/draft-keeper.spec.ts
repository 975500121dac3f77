import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FormContent, SavedDraft } from '#contracts';
import { ApiProblem } from '../../api/problem.js';
import { DraftKeeper, type Theirs } from './draft-keeper.js';

const problem = (status: number, code: string) => new ApiProblem(status, code, 'x', 'x');
const at = '2028-07-10T02:00:00Z';

/** A server with one draft, a tab's store, and a clock that is turned by hand. */
class Bench {
  readonly store = new Map<string, string>();
  readonly timers: { run: () => void; ms: number }[] = [];
  server: Theirs = { content: {}, revision: 3, savedAt: null, savedBy: null };
  fault: 'none' | 'unreached' | 'answer-lost' = 'none';
  saves = 0;

  keeper(): DraftKeeper {
    const { store } = this;
    return new DraftKeeper(
      {
        save: async (content, revision) => this.save(content, revision),
        read: async () => this.server,
        store: {
          getItem: (key) => store.get(key) ?? null,
          setItem: (key, text) => void store.set(key, text),
          removeItem: (key) => void store.delete(key),
        },
        later: (run, ms) => {
          const timer = { run, ms };
          this.timers.push(timer);
          return () => void this.timers.splice(this.timers.indexOf(timer), 1);
        },
      },
      'k',
      this.server,
    );
  }

  /** Runs what waits and everything that follows from it. */
  async turn(): Promise<void> {
    for (const { run } of this.timers.splice(0)) run();
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  }

  private save(content: FormContent, revision: number): SavedDraft {
    this.saves += 1;
    if (this.fault === 'unreached') throw problem(0, 'unreached');
    if (revision !== this.server.revision) throw problem(412, 'stale-version');
    this.server = { content, revision: revision + 1, savedAt: at, savedBy: 'A' };
    if (this.fault === 'answer-lost') throw problem(0, 'unreached');
    return { revision: this.server.revision, savedAt: at };
  }
}

describe('keeping what is typed', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });

  it('saves once typing has settled, and says when', async () => {
    const keeper = bench.keeper();
    keeper.change('ket-qua', 'Đ');
    keeper.change('ket-qua', 'Đã xong');
    expect(bench.timers).toHaveLength(1);
    await bench.turn();
    expect([bench.saves, bench.server.content]).toEqual([1, { 'ket-qua': 'Đã xong' }]);
    expect(keeper.snapshot()).toMatchObject({ status: 'clean', savedAt: at });
    expect(bench.store.size).toBe(0);
  });

  it('keeps it in the tab while the server is not reached, and brings it back after a reload', async () => {
    const keeper = bench.keeper();
    bench.fault = 'unreached';
    keeper.change('ket-qua', 'Đã xong');
    await bench.turn();
    expect(keeper.snapshot().status).toBe('unreached');
    await bench.turn();
    expect(bench.saves).toBe(2);

    const reloaded = bench.keeper();
    expect(reloaded.snapshot().content).toEqual({ 'ket-qua': 'Đã xong' });
    bench.fault = 'none';
    reloaded.flush();
    await bench.turn();
    expect(bench.server.content).toEqual({ 'ket-qua': 'Đã xong' });
  });

  it('knows its own save again when only the answer was lost', async () => {
    const keeper = bench.keeper();
    bench.fault = 'answer-lost';
    keeper.change('ket-qua', 'Đã xong');
    await bench.turn();
    bench.fault = 'none';
    keeper.change('ton-tai', 'Không');
    await bench.turn();
    await bench.turn();
    expect(bench.server.content).toEqual({ 'ket-qua': 'Đã xong', 'ton-tai': 'Không' });
    expect(keeper.snapshot()).toMatchObject({ status: 'clean', theirs: null });
  });

  it('overwrites nobody: what the other tab saved and what stands here are both kept until somebody chooses', async () => {
    const [here, there] = [bench.keeper(), bench.keeper()];
    there.change('ket-qua', 'của thẻ kia');
    there.flush();
    await bench.turn();
    here.change('ket-qua', 'của thẻ này');
    await bench.turn();
    expect(here.snapshot()).toMatchObject({
      status: 'conflict',
      content: { 'ket-qua': 'của thẻ này' },
      theirs: { content: { 'ket-qua': 'của thẻ kia' } },
    });
    // Typing goes on, and is kept in the tab.
    here.change('ton-tai', 'thêm');
    await bench.turn();
    expect(bench.server.content).toEqual({ 'ket-qua': 'của thẻ kia' });
    expect(bench.keeper().snapshot().status).toBe('conflict');

    here.takeMine();
    await bench.turn();
    expect(bench.server.content).toEqual({ 'ket-qua': 'của thẻ này', 'ton-tai': 'thêm' });
  });

  it('keeps readable what was given up for the other one', async () => {
    const here = bench.keeper();
    bench.server = { ...bench.server, content: { 'ket-qua': 'kia' }, revision: 9 };
    here.change('ket-qua', 'này');
    await bench.turn();
    here.takeTheirs();
    expect(here.snapshot()).toMatchObject({
      ...{ status: 'clean', content: { 'ket-qua': 'kia' }, aside: { 'ket-qua': 'này' } },
    });
    here.change('ton-tai', 'thêm');
    await bench.turn();
    expect(bench.server.content).toEqual({ 'ket-qua': 'kia', 'ton-tai': 'thêm' });
  });

  it('saves nothing while an answer is being sent', async () => {
    const keeper = bench.keeper();
    keeper.change('ket-qua', 'Đã xong');
    expect(await keeper.hold()).toEqual({ 'ket-qua': 'Đã xong' });
    await bench.turn();
    expect(bench.saves).toBe(0);
    keeper.resume();
    await bench.turn();
    expect(bench.saves).toBe(1);
  });
});
