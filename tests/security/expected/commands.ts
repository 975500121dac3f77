import type { Target } from '../cast.js';
import type { Line } from './words.js';

/**
 * Who may give which command, written from the product's description and by nobody's code. `officer` means the target's
 * own: a column names every role of the cast that is let through, all others are refused with 403.
 *
 * own: led by the officer's department · other: by another department · duty: owed by the standing body itself, with
 * somebody of the office as its officer. The chief heads the office's unit.
 */
export const COMMANDS: Record<string, { body: object } & Record<Target, Line>> = {
  'complete-profile': {
    body: { title: 'Tên khác' },
    own: 'offices administrator',
    other: 'offices administrator',
    duty: 'offices administrator',
  },
  activate: {
    body: {},
    own: 'offices administrator',
    other: 'offices administrator',
    duty: 'offices administrator',
  },
  assign: {
    body: { officer: 'can-bo' },
    own: 'head offices administrator',
    other: 'other-head offices administrator',
    duty: 'offices administrator',
  },
  acknowledge: { body: {}, own: 'officer', other: 'other-officer', duty: 'office' },
  'report-progress': {
    body: { note: 'Đang làm' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'report-difficulty': {
    body: { note: 'Vướng' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'submit-deliverable': {
    body: { deadlineId: 'm1' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'withdraw-submission': {
    body: { deadlineId: 'm1' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'accept-deliverable': {
    body: { deadlineId: 'm1' },
    own: 'checker offices chair',
    other: 'checker offices chair',
    duty: 'intake chair',
  },
  'return-deliverable': {
    body: { deadlineId: 'm1', note: 'Thiếu' },
    own: 'checker offices chair',
    other: 'checker offices chair',
    duty: 'intake chair',
  },
  'record-event': {
    body: { event: 'Có văn bản', on: '2026-11-20' },
    own: 'offices administrator',
    other: 'offices administrator',
    duty: 'offices administrator',
  },
  suspend: { body: { reason: 'Chờ' }, own: 'offices chair', other: 'offices chair', duty: 'intake chair' },
  resume: { body: { reason: 'Có' }, own: 'offices chair', other: 'offices chair', duty: 'intake chair' },
  stop: {
    body: { reason: 'Thôi', basis: { title: 'Quyết định' } },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  reopen: { body: { reason: 'Lại' }, own: 'offices chair', other: 'offices chair', duty: 'intake chair' },
  'confirm-backlog': {
    body: { deadlineId: 'm1' },
    own: 'offices administrator',
    other: 'offices administrator',
    duty: 'offices administrator',
  },
  'request-extension': {
    body: { deadlineId: 'm1', newDue: '2027-03-31', reason: 'Chờ' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'sign-extension': { body: { deadlineId: 'm1' }, own: 'head', other: 'other-head', duty: 'chief' },
  'withdraw-extension': {
    body: { deadlineId: 'm1' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'decide-extension': {
    body: { deadlineId: 'm1', decision: 'refuse' },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  'correct-date': {
    body: {
      deadlineId: 'm1',
      rule: { kind: 'by', date: '2027-01-29' },
      reason: 'Nhầm',
      basis: { title: 'Công văn', number: '1-CV', date: '2026-10-01' },
    },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  'replace-basis': {
    body: {
      deadlineId: 'm1',
      rule: { kind: 'by', date: '2027-01-29' },
      reason: 'Mới',
      basis: { title: 'Công văn', number: '1-CV', date: '2026-10-01' },
    },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  'request-input': {
    body: { unit: 'so-tai-chinh', question: 'Kinh phí?', due: '2027-01-29' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'give-input': { body: { inputNo: 1, note: 'Thống nhất' }, own: 'none', other: 'none', duty: 'none' },
  'withdraw-input': {
    body: { inputNo: 1 },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'assign-difficulty': {
    body: { difficultyNo: 1, owner: 'can-bo', due: '2027-01-29' },
    own: 'offices',
    other: 'offices',
    duty: 'offices',
  },
  'resolve-difficulty': {
    body: { difficultyNo: 1, note: 'Đã rõ' },
    own: 'offices',
    other: 'offices',
    duty: 'offices',
  },
  'record-duplication-check': {
    body: { conclusion: 'none', checkedWith: 'Bộ', note: 'Không trùng', basis: { title: 'Công văn' } },
    own: 'officer head offices administrator',
    other: 'other-officer other-head offices administrator',
    duty: 'offices administrator',
  },
  urge: { body: { note: 'Đề nghị khẩn trương' }, own: 'offices', other: 'offices', duty: 'offices' },
};

export const CASE_COMMANDS: Record<string, { body: object } & Record<Target, Line>> = {
  'send-up': {
    body: {},
    own: 'offices intake chair',
    other: 'offices intake chair',
    duty: 'offices intake chair',
  },
  close: { body: { reason: 'Xong' }, own: 'offices chair', other: 'offices chair', duty: 'intake chair' },
  propose: {
    body: { proposal: { outcome: 'return', reason: 'x' } },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  'give-statement': {
    body: { text: 'Đã làm' },
    own: 'officer head',
    other: 'other-officer other-head',
    duty: 'office chief',
  },
  'give-opinion': {
    body: { text: 'Đồng ý' },
    own: 'intake chair member',
    other: 'intake chair member',
    duty: 'intake chair member',
  },
  conclude: {
    body: { conclusion: { outcome: 'return', reason: 'x' } },
    own: 'chair',
    other: 'chair',
    duty: 'chair',
  },
  'record-minutes': {
    body: { kind: 'minutes' },
    own: 'offices intake chair',
    other: 'offices intake chair',
    duty: 'offices intake chair',
  },
  'record-answer': {
    body: { answer: 'refused', basis: { title: 'Công văn', number: '1-CV', date: '2026-10-01' } },
    own: 'offices intake',
    other: 'offices intake',
    duty: 'offices intake',
  },
  schedule: {
    body: { session: null },
    own: 'offices intake chair',
    other: 'offices intake chair',
    duty: 'offices intake chair',
  },
};

/** `stage` and `unit` are those of the target's report; a unit's own head names who answers for it. */
export const CYCLE_COMMANDS: Record<string, { body: object } & Record<Target, Line>> = {
  'open-stage': { body: { stage: 'van-phong' }, ...conducted() },
  'extend-stage': { body: { stage: 'don-vi', due: '2027-03-31', reason: 'Bão' }, ...conducted() },
  'reopen-stage': { body: { stage: 'don-vi', due: '2027-03-31', reason: 'Bão' }, ...conducted() },
  'skip-stage': { body: { stage: 'don-vi', reason: 'Đã có' }, ...conducted() },
  'close-stage': { body: { stage: 'don-vi', reason: 'Đủ' }, ...conducted() },
  'complete-stage': {
    body: { stage: 'ban-chi-dao' },
    own: 'offices intake chair',
    other: 'offices intake chair',
    duty: 'offices intake chair',
  },
  'name-focal': {
    body: { unit: '', person: null },
    own: 'head offices administrator',
    other: 'other-head offices administrator',
    duty: 'offices administrator',
  },
  'excuse-unit': { body: { stage: 'don-vi', unit: '', reason: 'Mới lập' }, ...conducted() },
  // The unit's letter is its head's; the standing body's own date is its office's to ask for.
  'ask-more-time': {
    body: { stage: 'don-vi', unit: '', due: '2027-03-31', reason: 'Bão' },
    own: 'head',
    other: 'other-head',
    duty: 'offices',
  },
  'refuse-more-time': {
    body: { stage: 'don-vi', unit: '', reason: 'Đã gia hạn một lần' },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  'return-submission': {
    body: { stage: 'don-vi', unit: '', reason: 'Thiếu' },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  'accept-submission': {
    body: { stage: 'don-vi', unit: '' },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
  pause: { body: { reason: 'Chờ' }, ...conducted() },
  resume: { body: {}, ...conducted() },
};

function conducted(): Record<Target, Line> {
  const by = 'offices administrator';
  return { own: by, other: by, duty: by };
}
