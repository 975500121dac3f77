import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDataSource, ENTITIES, migrate, requireSchema } from '#persistence';
import { APP_ROLE, TestServer, type TestUrls, withDatabase } from '../support/database/index.js';
import { driftOf } from '../support/schema/drift.js';

const ALL = [
  'CreateSchema1788000000001',
  'CreateAttachments1788000000002',
  'EngineActs1788000000003',
  'Deciding1788000000004',
  'MailOrder1788000000005',
  'Cycles1788000000006',
  'Measures1788000000007',
  'SignIn1788000000008',
  'AnswerFiles1788000000009',
  'UnitRequests1788000000010',
  'CalendarAddresses1788000000011',
  'NoticeChoice1788000000012',
  'Connections1788000000013',
  'ListIndexes1788000000014',
  'Proof1788000000015',
  'ReturnedMails1788000000016',
  'Traces1788000000017',
  'Growth1788000000018',
  'Asked1788000000019',
  'ProgrammeEnd1788000000020',
  'ReturnMarks1788000000021',
];

describe('the migrator', () => {
  let server: TestServer;
  let urls: TestUrls & { name: string };
  const names: string[] = [];

  beforeAll(async () => {
    server = await TestServer.enter();
  }, 120_000);
  afterAll(async () => {
    for (const name of names) await server.dropDatabase(name);
    await server.leave();
  });

  const fresh = async (name: string) => {
    urls = await server.createEmptyDatabase(name);
    names.push(urls.name);
    return urls.ownerUrl;
  };
  const ask = async <T extends pg.QueryResultRow>(url: string, text: string) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query<T>(text)).rows;
    } finally {
      await client.end();
    }
  };

  it('brings an empty database up, once, also when several begin together', async () => {
    const ownerUrl = await fresh('together');
    const results = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, APP_ROLE)));
    expect(results.map((r) => r.applied).sort((a, b) => a.length - b.length)).toEqual([[], [], ALL]);
    expect((await migrate(ownerUrl, APP_ROLE)).applied).toEqual([]);
  });

  it('serves an installation with one role', async () => {
    const ownerUrl = await fresh('one_role');
    expect((await migrate(ownerUrl, null)).applied).toEqual(ALL);
    await expect(ask(urls.appUrl, 'SELECT 1 FROM task')).rejects.toThrow(/permission denied/);
  });

  it('refuses a schema of a later program, and a process on an older one', async () => {
    const ownerUrl = await fresh('newer');
    const dataSource = await createDataSource(ownerUrl, { poolSize: 1 }).initialize();
    try {
      await expect(requireSchema(dataSource)).rejects.toMatchObject({ code: 'schema-older' });
      await migrate(ownerUrl, APP_ROLE);
      await requireSchema(dataSource);
      await ask(
        ownerUrl,
        `INSERT INTO schema_migration ("timestamp", name) VALUES (9999999999999, 'Later9999999999999')`,
      );
      const refusal = {
        name: 'OperatorError',
        code: 'schema-newer',
        message: expect.stringContaining('Later9999999999999'),
      };
      await expect(migrate(ownerUrl, APP_ROLE)).rejects.toMatchObject(refusal);
      await expect(requireSchema(dataSource)).rejects.toMatchObject(refusal);
    } finally {
      await dataSource.destroy();
    }
  });

  it('leaves nothing half done when a migration fails', async () => {
    const ownerUrl = await fresh('half');
    await ask(ownerUrl, 'CREATE TABLE task (in_the_way int)');
    await expect(migrate(ownerUrl, APP_ROLE)).rejects.toThrow(/already exists/);
    const tables = await ask(
      ownerUrl,
      `SELECT relname FROM pg_class WHERE relname IN ('event', 'aggregate')`,
    );
    expect(tables).toEqual([]);
    await ask(ownerUrl, 'DROP TABLE task');
    expect((await migrate(ownerUrl, APP_ROLE)).applied).toEqual(ALL);
  });
});

describe('the schema', () => {
  const db = withDatabase('schema');

  it('is what the entities say', async () => {
    const dataSource = await db.dataSource('owner');
    expect(await driftOf(dataSource)).toEqual([]);
    const tables = await db.ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const known = dataSource.entityMetadatas.map((m) => m.tableName);
    expect(known).toHaveLength(ENTITIES.length);
    expect(tables.map((t) => t.name)).toEqual([...known, 'schema_migration'].sort());
  });

  it('lets the application add events and neither change, remove nor empty them', async () => {
    await db.ask(
      `INSERT INTO aggregate VALUES ('t1', 'task', 'khcn', 0, 0, '{}', '', NULL, NULL, NULL, 1, false, now())`,
      [],
      'app',
    );
    await db.ask(
      `INSERT INTO event (aggregate_id, seq, type, schema_version, at, actor, data, text, salt, text_hash, prev_hash, hash)
       VALUES ('t1', 1, 'x', 1, now(), 'a', '{}', '{"note":"n"}', 's', 'h', '', '')`,
      [],
      'app',
    );
    const denied = /permission denied/;
    await expect(db.ask(`UPDATE event SET data = '{"a":1}'`, [], 'app')).rejects.toThrow(denied);
    await expect(db.ask(`UPDATE event SET text = NULL, salt = NULL`, [], 'app')).rejects.toThrow(denied);
    await expect(db.ask('DELETE FROM event', [], 'app')).rejects.toThrow(denied);
    await expect(db.ask('TRUNCATE event', [], 'app')).rejects.toThrow(denied);
    await expect(db.ask(`UPDATE schema_migration SET name = 'x'`, [], 'app')).rejects.toThrow(denied);
    expect(await db.ask('SELECT seq FROM event', [], 'app')).toEqual([{ seq: 1 }]);
  });

  it.each([
    'CREATE TABLE mine (id int)',
    'DROP TABLE message_item',
    'ALTER TABLE event ADD COLUMN more text',
    'ALTER TABLE event DISABLE TRIGGER event_append_only',
    'DROP TRIGGER event_append_only ON event',
    'CREATE OR REPLACE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    'CREATE INDEX more ON event (actor)',
    'SET ROLE dondoc_owner',
  ])('refuses the application: %s', async (statement) => {
    await expect(db.ask(statement, [], 'app')).rejects.toThrow(/permission denied|must be owner/);
    // PostgreSQL only warns of a grant by somebody who may not grant.
    await db.ask('GRANT UPDATE ON event TO dondoc_app', [], 'app');
    const [{ may }] = (await db.ask(
      `SELECT has_table_privilege('dondoc_app', 'event', 'UPDATE') AS may`,
    )) as [{ may: boolean }];
    expect(may).toBe(false);
  });

  it('lets even the owner only erase the text of an event', async () => {
    const refused = /append-only/;
    await expect(db.ask(`UPDATE event SET data = '{"a":1}'`)).rejects.toThrow(refused);
    await expect(db.ask(`UPDATE event SET text = '{"note":"other"}'`)).rejects.toThrow(refused);
    await expect(db.ask(`UPDATE event SET text = NULL, salt = NULL, actor = 'b'`)).rejects.toThrow(refused);
    await expect(db.ask('DELETE FROM event')).rejects.toThrow(refused);
    await expect(db.ask('TRUNCATE event')).rejects.toThrow(refused);
    await db.ask('UPDATE event SET text = NULL, salt = NULL');
    expect(await db.ask('SELECT text, salt, text_hash FROM event')).toEqual([
      { text: null, salt: null, text_hash: 'h' },
    ]);
  });
});
