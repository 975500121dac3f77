import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence files. A bound row is part of the record: the database itself refuses to change or remove it. */
export class CreateAttachments1788000000002 implements MigrationInterface {
  readonly name = 'CreateAttachments1788000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTACHMENT);
  }

  /** Only while nothing is bound; files that nobody has submitted can be uploaded again. */
  async down(runner: QueryRunner): Promise<void> {
    const bound: unknown[] = await runner.query('SELECT 1 FROM attachment WHERE task_id IS NOT NULL LIMIT 1');
    if (bound.length > 0) throw new Error('submitted files are part of the record: restore a backup instead');
    await runner.query('DROP TABLE attachment; DROP FUNCTION refuse_attachment_change();');
  }
}

const ATTACHMENT = `
CREATE TABLE attachment (
  id text PRIMARY KEY, storage_key text NOT NULL CHECK (storage_key ~ '^[0-9a-f]{32}$'),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'), size integer NOT NULL CHECK (size > 0),
  media_type text NOT NULL, name text NOT NULL, uploaded_by text NOT NULL REFERENCES person (id),
  uploaded_at timestamptz NOT NULL, task_id text REFERENCES aggregate (id), deadline_id text, submission_no integer,
  CHECK ((task_id IS NULL) = (deadline_id IS NULL) AND (task_id IS NULL) = (submission_no IS NULL))
);
CREATE UNIQUE INDEX attachment_storage_key ON attachment (storage_key);
CREATE INDEX attachment_task ON attachment (task_id, deadline_id, submission_no) WHERE task_id IS NOT NULL;
CREATE INDEX attachment_uploads ON attachment (uploaded_by, uploaded_at);
CREATE INDEX attachment_waiting ON attachment (uploaded_at) WHERE task_id IS NULL;

CREATE FUNCTION refuse_attachment_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.task_id IS NOT NULL THEN
    RAISE EXCEPTION 'attachment % is part of a submission', OLD.id;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF (NEW.id, NEW.storage_key, NEW.sha256, NEW.size, NEW.media_type, NEW.name, NEW.uploaded_by, NEW.uploaded_at)
     IS DISTINCT FROM
     (OLD.id, OLD.storage_key, OLD.sha256, OLD.size, OLD.media_type, OLD.name, OLD.uploaded_by, OLD.uploaded_at) THEN
    RAISE EXCEPTION 'attachment % can only be bound', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attachment_kept BEFORE UPDATE OR DELETE ON attachment
  FOR EACH ROW EXECUTE FUNCTION refuse_attachment_change();
`;
