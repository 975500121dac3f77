import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseState, emptyCase, emptyTask, evolveCase, evolveTask, type TaskState } from '#domain';
import {
  asDomainEvent,
  type ChainRow,
  EVENT_SCHEMA,
  type Persistence,
  upcast,
  verifyChain,
} from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { recordEveryEvent } from '../support/recorded/every-event.js';

/**
 * Events as earlier programs recorded them. A file is never changed: what it holds lies in databases of that time.
 * After a raise of an event's schema version: `RECORD_EVENTS=1 npm test -- tests/acceptance/migrations-events`.
 */
const FOLDER = join(import.meta.dirname, 'fixtures', 'events');
const ERASED = 'difficulty-reported';

interface Recording {
  rows: ChainRow[];
  states: Record<string, unknown>;
}

const nameOf = () => `task-${EVENT_SCHEMA.task}-case-${EVENT_SCHEMA.case}`;
const read = async (name: string): Promise<Recording> => {
  const text = await readFile(join(FOLDER, `${name}.jsonl`), 'utf8');
  const states = JSON.parse(await readFile(join(FOLDER, `${name}.states.json`), 'utf8'));
  return {
    rows: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ChainRow),
    states,
  };
};
const kindOf = (id: string) => (id.split('.').length > 2 ? 'case' : 'task');
const chainsOf = (rows: readonly ChainRow[]) => {
  const chains = new Map<string, ChainRow[]>();
  for (const row of rows) chains.set(row.aggregateId, [...(chains.get(row.aggregateId) ?? []), row]);
  return chains;
};

function fold(id: string, rows: readonly ChainRow[]): TaskState | CaseState {
  const events = rows.map((row) => asDomainEvent(kindOf(id), row)) as never[];
  return kindOf(id) === 'task'
    ? events.reduce(evolveTask, emptyTask(id))
    : events.reduce(evolveCase, emptyCase(id));
}

/** Names and types of all fields, without what they hold. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]) => [key, shapeOf(field)])
      .sort(),
  );
}

describe('recorded events', () => {
  const db = withDatabase('events');
  let today: Recording;

  beforeAll(async () => {
    const clock = new StandingClock('2026-11-02T02:00:00.000Z');
    const persistence = await db.persistence(clock);
    await recordEveryEvent(persistence, clock);
    await db.ask('UPDATE event SET text = NULL, salt = NULL WHERE type = $1', [ERASED]);
    today = await export_(persistence);
    if (process.env['RECORD_EVENTS']) {
      await mkdir(FOLDER, { recursive: true });
      const lines = today.rows.map((row) => JSON.stringify(row)).join('\n');
      await writeFile(join(FOLDER, `${nameOf()}.jsonl`), `${lines}\n`, { flag: 'wx' });
      const states = JSON.stringify(today.states, null, 1);
      await writeFile(join(FOLDER, `${nameOf()}.states.json`), `${states}\n`, { flag: 'wx' });
    }
  }, 60_000);

  it('of every version are kept, also of the present one', async () => {
    const names = (await readdir(FOLDER)).filter((file) => file.endsWith('.jsonl'));
    expect(names).toContain(`${nameOf()}.jsonl`);
  });

  it('of every version verify, and fold to the states they made then', async () => {
    for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith('.jsonl'))) {
      const { rows, states } = await read(file.replace('.jsonl', ''));
      expect(verifyChain(rows).fault).toBeNull();
      const chains = chainsOf(rows);
      expect([...chains.keys()].sort()).toEqual(Object.keys(states).sort());
      // A state may have gained fields since; what it held then it holds still.
      for (const [id, chain] of chains) expect(fold(id, chain)).toMatchObject(states[id] as object);
    }
  });

  it('include every type there is', async () => {
    const { rows } = await read(nameOf());
    const recorded = new Set(rows.map((row) => `${kindOf(row.aggregateId)} ${row.type}`));
    expect([...recorded].sort()).toEqual([...typesInSource(await sources())].sort());
  });

  it('change their shape only together with their schema version', async () => {
    const then = (await read(nameOf())).rows;
    const shapes = (rows: readonly ChainRow[]) =>
      rows.map(({ aggregateId, seq, type, data, text }) => ({
        aggregateId,
        seq,
        type,
        ...shapedOf(data, text),
      }));
    expect(shapes(today.rows)).toEqual(shapes(then));
  });

  it('reach the present shape step by step, and keep the hash of what was recorded', async () => {
    const { rows } = await read('task-1-case-1');
    const assigned = rows.find((row) => row.type === 'assigned' && row.text !== null)!;
    const steps = {
      assigned: {
        1: ({ data, text }: Content) => ({ data: { ...data, by: 'office' }, text }),
        2: ({ data: { officer, ...data }, text }: Content) => ({ data: { ...data, to: [officer] }, text }),
      },
    };
    const { data, text, schemaVersion } = assigned;
    const before = structuredClone(assigned);
    expect(upcast('task', 'assigned', schemaVersion, { data, text }, steps, 3)).toEqual({
      data: { on: '2026-11-02', by: 'office', to: ['can-bo-2'] },
      text: { note: 'Đổi người' },
    });
    expect(assigned).toEqual(before);
    expect(verifyChain(rows).fault).toBeNull();
  });

  it('of a later program are refused rather than misread', () => {
    const row = { ...today.rows[0]!, schemaVersion: EVENT_SCHEMA.task + 1 };
    expect(() => asDomainEvent('task', row)).toThrow(/schema/);
  });
});

interface Content {
  data: Record<string, unknown>;
  text: Record<string, unknown> | null;
}

function shapedOf(data: unknown, text: unknown) {
  return { data: shapeOf(data), text: shapeOf(text) };
}

async function export_(persistence: Persistence): Promise<Recording> {
  const rows: ChainRow[] = [];
  await persistence.proof.check.export((line) => {
    if (line.kind === undefined) rows.push(line);
  });
  const found = (await persistence.dataSource.query('SELECT id, state FROM aggregate ORDER BY id')) as {
    id: string;
    state: object;
  }[];
  const states: Record<string, unknown> = {};
  // As the record itself folds: erased words are gone from the state too.
  for (const { id } of found) {
    states[id] = JSON.parse(
      JSON.stringify(
        fold(
          id,
          rows.filter((row) => row.aggregateId === id),
        ),
      ),
    );
  }
  return { rows, states };
}

async function sources(): Promise<{ task: string; case: string }> {
  const domain = join(import.meta.dirname, '../../libs/domain');
  return {
    task: await readFile(join(domain, 'task/events.ts'), 'utf8'),
    case: await readFile(join(domain, 'case/events.ts'), 'utf8'),
  };
}

/** The types are unions of TypeScript and gone when this runs, so they are read where they are written. */
function typesInSource({ task, case: matter }: { task: string; case: string }): Set<string> {
  const types = (text: string) => [...text.matchAll(/\btype: '([\w-]+)'/g)].map((match) => match[1]!);
  return new Set([
    ...types(task).map((type) => `task ${type}`),
    ...types(matter).map((type) => `case ${type}`),
  ]);
}
