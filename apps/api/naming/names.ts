import { type PersonRef, SOURCE_ACTOR, type UnitRef } from '#contracts';
import type { Directory } from '#persistence';

/** Codes and ids as people read them. */
export class Names {
  constructor(private readonly directory: Directory) {}

  unit(code: string): UnitRef {
    return { code, name: this.directory.units.get(code)?.name ?? code };
  }

  units(codes: readonly string[]): UnitRef[] {
    return codes.map((code) => this.unit(code));
  }

  person(id: string): PersonRef {
    if (id.startsWith(SOURCE_ACTOR)) {
      return { id, name: `Nguồn dữ liệu ${id.slice(SOURCE_ACTOR.length)}`, title: '' };
    }
    const known = this.directory.people.get(id);
    return { id, name: known?.name ?? id, title: known?.title ?? '' };
  }

  personOrNull(id: string | null): PersonRef | null {
    return id === null ? null : this.person(id);
  }

  /** Who did something: the engine has no person. */
  actor(id: string): string {
    return id === 'system' ? 'Hệ thống' : this.person(id).name;
  }
}
