import type { CycleDryRun, StartCycle } from '#contracts';
import { asked, cycleIdOf, decideCycle, emptyCycle, evolveCycle } from '#domain';
import { contentHash, type Persistence } from '#persistence';
import type { Scene } from '../naming/scene.js';
import { stageView } from './cycle-view.js';

/** What starting a cycle now would do, by the very rules that start it; nothing is written. */
export async function dryRunOf(
  persistence: Persistence,
  input: StartCycle,
  actor: string,
  scene: Scene,
): Promise<CycleDryRun> {
  const { programme, kind, year, stage, request } = input;
  const part = input.part ?? null;
  const { store, reads } = persistence.cycles;
  const { data: template } = await store.template(programme, kind);
  const units = input.units ?? (await store.unitsAsked(template));
  const id = cycleIdOf(programme, kind, year, part);
  const { calendar, policy } = await persistence.settings.rules(programme);
  const events = decideCycle(
    emptyCycle(id),
    {
      type: 'start',
      programme,
      template,
      kind,
      year,
      part,
      units,
      by: 'person',
      stage,
      request: request ?? null,
    },
    { now: scene.now, actor, calendar, policy, hash: contentHash, openTasks: 0 },
  );
  const state = events.reduce(evolveCycle, emptyCycle(id));
  const announced = state.stages.flatMap((s) => (s.status === 'open' ? (s.announceOn ?? []) : [])).sort();
  const firstMailOn = announced[0] ?? null;
  const told = new Map<string, readonly string[]>();
  // Everybody whom a stage asks, now or later: who lacks an address is to be mended before the letters go out.
  const everybody = state.stages.flatMap((s) => (s.form === null || s.late === 'none' ? [] : s.respondents));
  for (const unit of new Set([...asked(state), ...everybody])) {
    const debt = { programme, leadUnits: [unit], heldBy: null, officer: null };
    const role = { role: 'respondent', unit } as const;
    told.set(unit, scene.directory.recipients(debt, role, firstMailOn ?? scene.today).persons);
  }
  const persons = new Set([...told.values()].flat());
  const first = new Set(asked(state).flatMap((unit) => told.get(unit) ?? []));
  return {
    title: state.title,
    exists: (await reads.find(id)) !== null,
    stages: state.stages.map((s) => {
      const { name, legalDue, basis, explanation } = stageView(state, s, scene);
      const begins = s.status === 'skipped' || s.status === 'open' ? s.status : 'waiting';
      return {
        id: s.id,
        name,
        legalDue,
        basis,
        explanation,
        begins,
        asked: s.form === null ? 0 : s.respondents.length,
      };
    }),
    units: told.size,
    persons: persons.size,
    mails: first.size,
    firstMailOn,
    addressees: [...told].map(([unit, some]) => ({
      unit: scene.names.unit(unit),
      persons: some.map((id) => scene.names.person(id).name),
    })),
    withoutAddress: [...told].filter(([, some]) => some.length === 0).map(([unit]) => scene.names.unit(unit)),
  };
}
