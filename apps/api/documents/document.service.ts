import { Inject, Injectable } from '@nestjs/common';
import { authorityTable, type CaseDraftKind, type CaseView, UserError } from '#contracts';
import { drafts } from '#documents';
import { type DeadlineState, deciderOf, type TaskState } from '#domain';
import type { KnownPerson } from '#identity';
import type { EventRecord, Persistence } from '#persistence';
import { AttributionService } from '../attribution/attribution.service.js';
import { CaseService } from '../cases/case.service.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { TaskAccess } from '../tasks/task-access.js';
import { PERSISTENCE } from '../tokens.js';
import { draftBodies, letterheadFor, signerOf } from './bodies-of.js';
import { caseMatterOf, matterOf } from './matter-of.js';

/** A file to save: what it is called, and its bytes. */
export interface Draft {
  name: string;
  bytes: Uint8Array;
}

const FILE_NAME = {
  notice: 'Dự thảo Thông báo kết luận',
  urging: 'Dự thảo Công văn đôn đốc',
  submission: 'Dự thảo Tờ trình',
  recommendation: 'Dự thảo Tờ trình kiến nghị',
  extension: 'Dự thảo Công văn đề nghị gia hạn',
} as const;

/** Drafts of documents for whoever may see the task; nothing is recorded, a draft is nobody's act. */
@Injectable()
export class DocumentService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
    @Inject(CaseService) private readonly cases: CaseService,
    @Inject(AttributionService) private readonly attribution: AttributionService,
  ) {}

  /** @throws UserError `not-found`, `not-allowed`, `state-conflict` for what follows a conclusion that is not there */
  async ofCase(person: KnownPerson, id: string, kind: CaseDraftKind): Promise<Draft> {
    const view = await this.cases.get(person, id);
    const scene = await this.scenes.present();
    const task = await this.access.seen(person, view.taskId, scene);
    const deadline = deadlineOf(task, view.deadlineId);
    const held = await this.attribution.ofTask(task, scene);
    const matter = caseMatterOf(
      view,
      matterOf(task, deadline, scene),
      held.find(({ deadlineId }) => deadlineId === deadline.id) ?? null,
    );
    const bodies = draftBodies(scene.directory, bodiesOf(scene.directory, task.programme)!);
    const name = `${FILE_NAME[kind]} - ${task.code}.docx`;
    if (kind === 'urging') return { name, bytes: await drafts.urgingLetter(matter, bodies) };
    if (kind === 'submission') return { name, bytes: await drafts.submission(matter, bodies) };
    const { conclusion } = matter;
    if (conclusion === null) throw notYet(view, 'Hồ sơ chưa có kết luận nên chưa có văn bản này.');
    if (kind === 'recommendation') {
      if (!conclusion.outcome.startsWith('recommend')) {
        throw notYet(view, 'Kết luận không phải là kiến nghị nên không có tờ trình kiến nghị.');
      }
      const stops = conclusion.outcome === 'recommend-stop';
      const decider = issuerName(stops ? task.basis : matter.task.basis, scene);
      return { name, bytes: await drafts.recommendation({ ...matter, conclusion, decider }, bodies) };
    }
    return { name, bytes: await drafts.conclusionNotice({ ...matter, conclusion }, bodies) };
  }

  /** The unit's own letter. @throws UserError `not-found`, `not-allowed`, `state-conflict` without a date to move */
  async extension(person: KnownPerson, taskId: string, deadlineId: string | null): Promise<Draft> {
    const scene = await this.scenes.present();
    const task = await this.access.seen(person, taskId, scene);
    const deadline = deadlineId === null ? asked(task) : deadlineOf(task, deadlineId);
    if (deadline === null) {
      const { status, version } = task;
      throw new UserError(
        'state-conflict',
        'Nhiệm vụ không có thời hạn nào đang chạy để đề nghị gia hạn.',
        [],
        {
          status,
          version,
        },
      );
    }
    const unit = task.leadUnits[0] ?? task.heldBy ?? '';
    const events = await this.persistence.reads.taskEvents(task.id);
    const { directory } = scene;
    const matter = matterOf(task, deadline, scene);
    const bytes = await drafts.extensionRequest({
      ...matter,
      unit: {
        name: scene.names.unit(unit).name,
        letterhead: letterheadFor(directory, unit),
        signer: signerOf(directory, unit, ['head']),
      },
      decider: deciderName(task, matter.task.basis, scene),
      office: draftBodies(directory, bodiesOf(directory, task.programme)!).office.name,
      newDue: deadline.extension?.newDue ?? null,
      reason: reasonOf(events, deadline),
      progress: lastProgress(events),
    });
    return { name: `${FILE_NAME.extension} - ${task.code}.docx`, bytes };
  }
}

function notYet({ status, version }: CaseView, message: string): UserError {
  return new UserError('state-conflict', message, [], { status, version });
}

/** Who gave the work, and so decides: as the directory calls it, or as the document does. */
function issuerName(basis: TaskState['basis'], { names }: Scene): string | null {
  const unit = basis?.issuerUnit ?? null;
  return unit === null ? (basis?.issuer ?? null) : names.unit(unit).name;
}

function deadlineOf(task: TaskState, id: string): DeadlineState {
  const found = task.deadlines.find((d) => d.id === id);
  if (found === undefined) throw new UserError('not-found', `Nhiệm vụ không có mốc ${id}.`);
  return found;
}

/** The deadline with a request that is not decided, or the open one that is due first. */
function asked(task: TaskState): DeadlineState | null {
  const open = task.deadlines.filter(
    ({ status, legalDue }) => legalDue !== null && (status === 'open' || status === 'rework'),
  );
  const requested = open.find(({ extension }) => extension);
  return requested ?? open.sort((a, b) => a.legalDue!.localeCompare(b.legalDue!))[0] ?? null;
}

/** To whom the letter goes: who set a date may move it, or whoever may do so by the programme's table. */
export function deciderName(
  task: TaskState,
  basis: TaskState['basis'],
  { directory, names, today }: Scene,
): string {
  const programme = directory.programmes.get(task.programme);
  const given = authorityTable.safeParse((programme?.data as { authority?: unknown } | undefined)?.authority);
  const level = given.success ? deciderOf('move', basis, given.data, today) : 'above';
  if (level === 'office') return names.unit(programme!.standingBody).name;
  if (level === 'committee' && programme!.committee !== null) return names.unit(programme!.committee).name;
  return basis?.issuer ?? 'cấp có thẩm quyền';
}

/** As the head has signed it, else as it was drafted. */
function reasonOf(events: readonly EventRecord[], deadline: DeadlineState): string | null {
  const at = events.findLastIndex(
    ({ type, data }) =>
      type === 'extension-requested' &&
      data['deadlineId'] === deadline.id &&
      data['no'] === deadline.extension?.no,
  );
  const signed = events
    .slice(at + 1)
    .find(({ type, data }) => type === 'extension-signed' && data['deadlineId'] === deadline.id);
  return textOf(signed, 'reason') ?? textOf(events[at], 'reason');
}

function lastProgress(events: readonly EventRecord[]) {
  const report = events.findLast(({ type }) => type === 'progress-reported');
  if (report === undefined) return null;
  const { percent, on } = report.data as { percent: number | null; on: string };
  return { percent, on, note: textOf(report, 'note') };
}

function textOf(event: EventRecord | undefined, field: string): string | null {
  const text = event?.text?.[field];
  return typeof text === 'string' ? text : null;
}
