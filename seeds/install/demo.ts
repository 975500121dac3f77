import { type IsoDate, ProgrammerError } from '#contracts';
import { WorkingCalendar } from '#domain';
import { type Persistence, TaskEntity } from '#persistence';
import { type DemoAssignment, demoPlan } from '../demo/plan.js';
import { loadDemoPeople, programmeOf, type SeedData } from '../load.js';
import type { PersonSeed } from '../schema.js';
import type { SeedState } from './seed-state.js';

const PROGRAMME = 'khcn';
const ADMINISTRATOR = 'quantri@demo.example';

/** Made-up people, and a plan by which their administrator activates the tasks that still are drafts. */
export async function installDemo(
  persistence: Persistence,
  seeds: SeedData,
  seededOn: IsoDate,
  state: SeedState,
): Promise<void> {
  const people = loadDemoPeople();
  if (!(await state.isApplied('demo-people', people))) {
    for (const person of people) await addPerson(persistence, person);
    await state.note('demo-people', people);
  }
  if ((await state.applied('demo-plan')) === 'done') return;
  // An interrupted installation goes on with the plan of its own day.
  const day = (await state.applied('demo-plan')) ?? seededOn;
  await state.noteText('demo-plan', day);
  const calendar = new WorkingCalendar(seeds.calendar);
  const { tasks } = programmeOf(seeds, PROGRAMME);
  const plan = demoPlan(tasks, seeds.units, day, (date) => calendar.isWorkingDay(date), people);
  const drafts = await persistence.dataSource.manager.find(TaskEntity, {
    where: { programme: PROGRAMME, status: 'draft' },
    select: { id: true, code: true },
  });
  for (const assignment of plan) {
    const draft = drafts.find((task) => task.code === assignment.taskNumber);
    if (draft) await activate(persistence, draft.id, assignment);
  }
  await state.noteText('demo-plan', 'done');
}

async function addPerson(persistence: Persistence, person: PersonSeed): Promise<void> {
  const { email, name, title, unit, roles, formOfAddress } = person;
  if (await persistence.reads.person(email)) return;
  const id = `demo-${email.slice(0, email.indexOf('@'))}`;
  const memberships = roles.map((role) => ({ unit, role }));
  await persistence.directory.addUser({ id, email, name, title, formOfAddress, memberships, demo: true });
}

/** A person's act, so that a late assignment drops the rungs before it. */
async function activate(persistence: Persistence, taskId: string, assignment: DemoAssignment): Promise<void> {
  const administrator = await idOf(persistence, ADMINISTRATOR);
  const officer = await idOf(persistence, assignment.officerEmail);
  const { leadUnits, rule, deliverable, classification, basis, assignedOn } = assignment;
  const { manager } = persistence.dataSource;
  const { coordinatingUnits } = await manager.findOneByOrFail(TaskEntity, { id: taskId });
  const work = persistence.unitOfWork({ id: administrator });
  await work.executeTask(taskId, {
    type: 'complete-profile',
    leadUnits,
    // A unit cannot lead and coordinate at once.
    coordinatingUnits: coordinatingUnits.filter((unit) => !leadUnits.includes(unit)),
    officer,
    classification,
    ...(basis === null ? {} : { basis }),
    deadlines: [{ id: 'm1', deliverable, rule }],
  });
  await work.executeTask(taskId, { type: 'activate', assignedOn });
}

async function idOf(persistence: Persistence, email: string): Promise<string> {
  const person = await persistence.reads.person(email);
  if (person === null) throw new ProgrammerError(`demo plan: ${email} is not in demo/people.yaml`);
  return person.id;
}
