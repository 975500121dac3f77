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
};

export const CASE_COMMANDS: Record<string, { body: object } & Record<Target, Line>> = {
  'send-up': {
    body: {},
    own: 'offices intake chair',
    other: 'offices intake chair',
    duty: 'offices intake chair',
  },
  close: { body: { reason: 'Xong' }, own: 'offices chair', other: 'offices chair', duty: 'intake chair' },
};
