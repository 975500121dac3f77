import { z } from 'zod';
import { type CalendarData, calendarData } from '#contracts';
import { checkDemoPeople } from './check-people.js';
import { checkProgramme } from './check-programme.js';
import { checkReference } from './check-reference.js';
import {
  PROGRAMME_CODES,
  type ProgrammeCode,
  type ProgrammeSeed,
  partSchemas,
  programmeHeadSchema,
} from './programme-schema.js';
import {
  type DocumentSeed,
  documentSchema,
  type PersonSeed,
  personSchema,
  type UnitSeed,
  unitSchema,
} from './schema.js';
import { readSeedFile, seedError, seedFileExists } from './seed-file.js';

/** Everything a fresh installation needs. The demo layer is apart: see `loadDemoPeople`. */
export interface SeedData {
  calendar: CalendarData;
  documents: DocumentSeed[];
  units: UnitSeed[];
  /** `khcn`, `uav`, `nq57`, `kinh-te-so`, in this order. */
  programmes: ProgrammeSeed[];
}

/**
 * Reads, parses and cross-checks the seed files.
 *
 * @throws ProgrammerError naming file, entry and field
 */
export function loadSeeds(): SeedData {
  const calendar = readSeedFile('reference/calendar.yaml', calendarData);
  const { documents } = readSeedFile(
    'reference/documents.yaml',
    z.strictObject({ documents: z.array(documentSchema) }),
  );
  const units = loadUnits();
  checkReference({ calendar, documents, units });
  const programmes = PROGRAMME_CODES.map(loadProgramme);
  for (const programme of programmes) checkProgramme(programme, { units, documents });
  return { calendar, documents, units, programmes };
}

/**
 * The made-up people of the demo layer, only for an installation where everything is embedded.
 *
 * @throws ProgrammerError naming file, entry and field
 */
export function loadDemoPeople(): PersonSeed[] {
  const { people } = readSeedFile('demo/people.yaml', z.strictObject({ people: z.array(personSchema) }));
  checkDemoPeople(people, loadUnits());
  return people;
}

/** The programme of a code. */
export function programmeOf(seeds: SeedData, code: ProgrammeCode): ProgrammeSeed {
  return seeds.programmes[PROGRAMME_CODES.indexOf(code)]!;
}

function loadUnits(): UnitSeed[] {
  return readSeedFile('reference/units.yaml', z.strictObject({ units: z.array(unitSchema) })).units;
}

function loadProgramme(code: ProgrammeCode): ProgrammeSeed {
  const part = <T extends z.ZodType>(name: string, schema: T): z.output<T> | null => {
    const file = `programmes/${code}/${name}.yaml`;
    return seedFileExists(file) ? readSeedFile(file, schema) : null;
  };
  const head = readSeedFile(`programmes/${code}/programme.yaml`, programmeHeadSchema);
  if (head.code !== code)
    throw seedError(`programmes/${code}/programme.yaml`, head.code, 'code', `must be ${code}`);
  const indicators = part('indicators', partSchemas.indicators);
  const cycles = part('cycles', partSchemas.cycles);
  return {
    ...head,
    groups: part('groups', partSchemas.groups)?.groups ?? [],
    tasks: part('tasks', partSchemas.tasks)?.tasks ?? [],
    indicatorGroups: indicators?.indicatorGroups ?? [],
    indicators: indicators?.indicators ?? [],
    obligations: part('obligations', partSchemas.obligations)?.obligations ?? [],
    organisations: part('organisations', partSchemas.organisations)?.organisations ?? [],
    recipients: part('recipients', partSchemas.recipients)?.recipients ?? [],
    baselines: part('baselines', partSchemas.baselines)?.baselines ?? [],
    previousTargets: part('previous-targets', partSchemas.previousTargets)?.previousTargets ?? null,
    context: part('context', partSchemas.context)?.context ?? [],
    cycles: cycles?.cycles ?? [],
    forms: cycles?.forms ?? [],
  };
}
