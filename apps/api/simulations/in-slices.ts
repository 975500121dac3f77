import { setImmediate } from 'node:timers/promises';
import { UserError } from '#contracts';

/** So long at a time other requests wait. */
const SLICE_MS = 8;
/** So much work in all; a longer horizon than that is asked for in parts. */
const MOST_MS = 20_000;

/** Long computations of one answer, done a few milliseconds at a time so that the API goes on answering. */
export class Slices {
  private worked = 0;

  /** @throws UserError `invalid-input` when all of it takes too long */
  async finish<T>(work: Generator<void, T>): Promise<T> {
    for (;;) {
      const began = performance.now();
      while (performance.now() - began < SLICE_MS) {
        const step = work.next();
        if (step.done) return step.value;
      }
      this.worked += performance.now() - began;
      if (this.worked > MOST_MS) throw tooLong();
      await setImmediate();
    }
  }
}

function tooLong(): UserError {
  return new UserError(
    'invalid-input',
    'Mô phỏng mất quá nhiều thời gian; đề nghị chọn khoảng ngày ngắn hơn.',
    [{ path: 'to', message: 'khoảng ngày quá dài' }],
  );
}
