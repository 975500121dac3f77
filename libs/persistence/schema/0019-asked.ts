import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists hold what may be read: also tasks for which a unit was asked for input, or somebody owns a difficulty. */
export class Asked1788000000019 implements MigrationInterface {
  readonly name = 'Asked1788000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task ADD COLUMN input_units text[] NOT NULL DEFAULT '{}',
        ADD COLUMN asked_units text[] NOT NULL DEFAULT '{}',
        ADD COLUMN difficulty_owners text[] NOT NULL DEFAULT '{}';
      UPDATE task t SET input_units = said.input_units, asked_units = said.asked_units,
        difficulty_owners = said.difficulty_owners
      FROM (
        SELECT a.id, ${distinct('inputs', 'unit')} AS input_units,
          ${distinct('inputs', 'unit', `AND one ->> 'status' = 'open'`)} AS asked_units,
          ${distinct('difficulties', 'owner')} AS difficulty_owners
        FROM aggregate a WHERE a.kind = 'task') AS said
      WHERE t.id = said.id AND said.input_units || said.difficulty_owners <> '{}';
      ALTER TABLE task ALTER COLUMN input_units DROP DEFAULT, ALTER COLUMN asked_units DROP DEFAULT,
        ALTER COLUMN difficulty_owners DROP DEFAULT;
      CREATE INDEX task_input_units ON task USING gin (input_units);
      CREATE INDEX task_asked_units ON task USING gin (asked_units);
      CREATE INDEX task_difficulty_owners ON task USING gin (difficulty_owners)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX task_difficulty_owners;
      DROP INDEX task_asked_units;
      DROP INDEX task_input_units;
      ALTER TABLE task DROP COLUMN difficulty_owners, DROP COLUMN asked_units, DROP COLUMN input_units`);
  }
}

/** What a list in a state names, each once, in the order of the program. */
function distinct(list: string, field: string, of = ''): string {
  return `ARRAY(SELECT DISTINCT (one ->> '${field}') COLLATE "C" AS name
    FROM jsonb_array_elements(coalesce(a.state -> '${list}', '[]')) AS one
    WHERE one ->> '${field}' IS NOT NULL ${of} ORDER BY name)`;
}
