import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { PersonChange, RegisterEvent, UnitNow } from '#domain';
import { asRow } from '../as-row.js';
import type { Directory } from '../directory/directory.js';
import { type DirectoryStore, setMemberships } from '../directory/directory-store.js';
import { PersonEntity, UnitEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';
import { type ImportedFile, refuseOther } from './imported-file.js';

/**
 * Tables that were looked at row by row, written whole, in one transaction with their event of the register; and one
 * person from a form, written the same way.
 */
export class ImportStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryStore,
    private readonly register: RegisterStore,
  ) {}

  /** @throws UserError `stale-version` when units or people were changed since */
  async savePeople(changes: readonly PersonChange[], file: ImportedFile, actor: Actor): Promise<void> {
    await this.save(file, actor, async (tx) => {
      // Codes may change hands within one table.
      const known = changes.flatMap(({ id }) => (id === null ? [] : [id]));
      if (known.length > 0) await tx.update(PersonEntity, { id: In(known) }, { employeeCode: null });
      const people = [];
      for (const change of changes) people.push(await this.savePerson(tx, change));
      return { type: 'people-imported', data: { file: file.sha256, people } };
    });
  }

  /** Read over the directory while nobody else can write it; what `read` throws leaves all as it was. The new id. */
  async addPerson(read: (directory: Directory) => PersonChange, actor: Actor): Promise<string> {
    return this.dataSource.transaction(async (tx) => {
      await this.directory.lockedRevision(tx);
      const { person, roles } = await this.savePerson(tx, read(await this.directory.current(tx)));
      await this.directory.touched(tx);
      await this.register.append(tx, [{ type: 'person-added', data: { person, roles } }], actor);
      return person;
    });
  }

  /** @throws UserError `stale-version` when units or people were changed since */
  async saveUnits(changes: readonly UnitNow[], file: ImportedFile, actor: Actor): Promise<void> {
    await this.save(file, actor, async (tx) => {
      const units = [];
      for (const { aliases, ...unit } of changes) {
        await tx.upsert(UnitEntity, asRow<UnitEntity>({ ...unit, aliases: [...aliases] }), ['code']);
        units.push({ code: unit.code, kind: unit.kind, parent: unit.parent });
      }
      return { type: 'units-imported', data: { file: file.sha256, units } };
    });
  }

  private async savePerson(tx: EntityManager, { id: known, memberships, ...fields }: PersonChange) {
    const id = known ?? `p-${randomBytes(6).toString('hex')}`;
    if (known === null)
      await tx.insert(PersonEntity, { ...fields, id, formOfAddress: 'đồng chí', demo: false });
    else await tx.update(PersonEntity, { id }, fields);
    await setMemberships(tx, id, memberships);
    if (!fields.active) await this.directory.endAccess(tx, id);
    return {
      person: id,
      active: fields.active,
      roles: memberships.map(({ unit, role }) => `${unit}/${role}`),
    };
  }

  private async save(
    { revision }: ImportedFile,
    actor: Actor,
    work: (tx: EntityManager) => Promise<RegisterEvent>,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      refuseOther(await this.directory.lockedRevision(tx), revision);
      const event = await work(tx);
      await this.directory.touched(tx);
      await this.register.append(tx, [event], actor);
    });
  }
}
