import { readFile } from 'node:fs/promises';

const BAD = /unhandled|uncaught|the (worker|API) ends|ProgrammerError|DeterminismViolation|Nondeterminism/i;

/** I10: what no log may hold, in what was written since the last look. */
export class LogWatch {
  private read = 0;

  constructor(private readonly file: string) {}

  async badLines(): Promise<string[]> {
    const text = await readFile(this.file, 'utf8').catch(() => '');
    const lines = text.slice(this.read).split('\n');
    this.read = text.length;
    return lines.filter((line) => BAD.test(line));
  }
}
