import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence';
import { FREEZE_UNCHANGED } from '../../libs/persistence/dispatch/freeze.js';
import { TAKE } from '../../libs/persistence/dispatch/mail-queue.js';
import { withDatabase } from '../support/database/index.js';
import { planOf } from '../support/plans/index.js';

const SLOT = '2026-12-07';
const AT = '2026-12-07T01:00:00Z';
const PEOPLE = Array.from({ length: 500 }, (_, i) => `nguoi-${i}`);

/**
 * At the slot the tables of the mails are full, and the statistics are those of a minute before: as if there were next
 * to nothing in them. A plan that is right for that looks at everything for everybody.
 */
describe('mails at the slot, with statistics that know nothing of them', () => {
  const database = withDatabase('queue_plans');
  let dataSource: DataSource;

  beforeAll(async () => {
    dataSource = await database.dataSource();
    for (const table of ['message', 'planned_item', 'aggregate']) {
      await database.ask(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
    }
    await database.ask(
      `INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, message_id, sources,
         attempts, resends, not_after, created_at)
       SELECT 'm' || i, 'k' || i, 'nguoi-' || i, 'nguoi-' || i || '@so.example', $1, $2, 'routine', 'x', 'queued', 'x',
         '{}', 0, 0, $1::timestamptz + interval '12 hours', $1 FROM generate_series(1, 4000) AS i`,
      [AT, SLOT],
    );
    await database.ask(
      `INSERT INTO planned_item (key, aggregate_id, aggregate_version, slot, rung, kind, nominal, late, recipient, role, why,
         supersedes, created_at)
       SELECT 'k' || i, 'a' || i, 1, $2, 'T-15', 'due', $2, false, 'nguoi-' || i, 'officer', 'x', '[]', $1
       FROM generate_series(1, 4000) AS i`,
      [AT, SLOT],
    );
  });

  it('are taken in the order of an index, as many as are asked for', async () => {
    const sender = await createDataSource(database.appUrl, { inOrderOfIndexes: true }).initialize();
    try {
      const nodes = await planOf(sender, { text: TAKE, values: [1, AT, 200] });
      expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort');
      expect(nodes).toContainEqual(
        expect.objectContaining({ 'Node Type': 'Index Scan', 'Index Name': 'message_unsettled' }),
      );
    } finally {
      await sender.destroy();
    }
  });

  it('are frozen person by person, none compared with all the others', async () => {
    const addresses = PEOPLE.map((id) => `${id}@so.example`);
    const nodes = await planOf(dataSource, {
      text: FREEZE_UNCHANGED,
      values: [SLOT, PEOPLE, addresses, AT, AT],
    });
    const reads = nodes.filter(
      (node) => node['Relation Name'] === 'message' && node['Index Name'] === 'message_slot',
    );
    expect(reads).toEqual([expect.objectContaining({ 'Index Cond': expect.stringContaining('recipient') })]);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });
});
