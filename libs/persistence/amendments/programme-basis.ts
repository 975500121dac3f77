import type { BasisDocument } from '#contracts';
import type { ProgrammeEntity } from '../entities/index.js';

/** The document by which a programme was decided, as far as its source says: number and day may be missing. */
export function programmeBasis({ shortName, data }: ProgrammeEntity): BasisDocument | null {
  const { decision } = data as {
    decision?: { number: string | null; date: string | null; body: string | null } | null;
  };
  if (!decision) return null;
  const { number, date, body } = decision;
  return { title: shortName, number, date, issuer: null, line: null, issuerUnit: body };
}
