import type { BasisDocument, DeadlineInput, TaskCommand, TaskView } from '#contracts';
import { draftOf, EMPTY_DRAFT, type RuleDraft, ruleOf } from '../../rule/draft.js';

export interface DeadlineDraft {
  /** Null for one not saved yet. */
  id: string | null;
  /** Tells the drafts apart on the page. */
  key: string;
  deliverable: string;
  rule: RuleDraft;
}

/** What the office fills in for a draft, as the form holds it. */
export interface Profile {
  leadUnits: string[];
  coordinatingUnits: string[];
  officer: string;
  watcher: string;
  investment: boolean;
  basis: { title: string; number: string; date: string; issuer: string };
  deadlines: DeadlineDraft[];
}

export function newDeadline(key: string): DeadlineDraft {
  return { id: null, key, deliverable: '', rule: EMPTY_DRAFT };
}

export function profileOf(
  task: Pick<
    TaskView,
    'leads' | 'coordinating' | 'officer' | 'watcher' | 'investment' | 'basis' | 'deadlines'
  >,
): Profile {
  const deadlines = task.deadlines.map(
    ({ id, deliverable, rule }): DeadlineDraft => ({ id, key: id, deliverable, rule: draftOf(rule) }),
  );
  return {
    leadUnits: task.leads.map(({ code }) => code),
    coordinatingUnits: task.coordinating.map(({ code }) => code),
    officer: task.officer ?? '',
    watcher: task.watcher ?? '',
    investment: task.investment,
    basis: {
      title: task.basis?.title ?? '',
      number: task.basis?.number ?? '',
      date: task.basis?.date ?? '',
      issuer: task.basis?.issuer ?? '',
    },
    deadlines: deadlines.length > 0 ? deadlines : [newDeadline('moi-1')],
  };
}

/** Keys of deadlines that have a deliverable but no rule yet: the record cannot hold these. */
export function withoutRule(profile: Profile): string[] {
  return profile.deadlines
    .filter(
      ({ deliverable, rule }) => ruleOf(rule) === null && (deliverable.trim() !== '' || rule.kind !== ''),
    )
    .map(({ key }) => key);
}

/** The command with the fields that differ from what is recorded; null when none does. */
export function changesOf(task: Parameters<typeof profileOf>[0], profile: Profile): TaskCommand | null {
  const before = bodyOf(profileOf(task), task.basis);
  const after = bodyOf(profile, task.basis);
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
  );
  return changed.length === 0 ? null : { type: 'complete-profile', ...Object.fromEntries(changed) };
}

function bodyOf(profile: Profile, recorded: BasisDocument | null) {
  return {
    leadUnits: profile.leadUnits,
    coordinatingUnits: profile.coordinatingUnits,
    officer: profile.officer === '' ? null : profile.officer,
    watcher: profile.watcher === '' ? null : profile.watcher,
    investment: profile.investment,
    basis: basisOf(profile.basis, recorded),
    deadlines: profile.deadlines.flatMap(({ id, deliverable, rule: draft }): DeadlineInput[] => {
      const rule = ruleOf(draft);
      return rule === null ? [] : [{ ...(id === null ? {} : { id }), deliverable: deliverable.trim(), rule }];
    }),
  };
}

function basisOf(
  { title, number, date, issuer }: Profile['basis'],
  recorded: BasisDocument | null,
): BasisDocument | null {
  if (title.trim() === '') return null;
  return {
    title: title.trim(),
    number: orNull(number),
    date: orNull(date),
    issuer: orNull(issuer),
    line: recorded?.line ?? null,
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
