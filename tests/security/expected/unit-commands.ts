import type { COMMANDS } from './commands.js';

/** On a unit's request: its officers draft and withdraw, its head signs, the office prepares, a body above decides. */
export const AMENDMENT_COMMANDS: typeof COMMANDS = {
  sign: { body: {}, own: 'head', other: 'other-head', duty: 'chief' },
  withdraw: {
    body: {},
    own: 'officer colleague head',
    other: 'other-officer other-head',
    duty: 'chief',
  },
  prepare: {
    body: { opinion: 'Phù hợp', recommends: 'accept' },
    own: 'offices',
    other: 'offices',
    duty: 'offices',
  },
  decide: {
    body: { decision: 'refuse', reason: 'Đã có' },
    own: 'offices chair',
    other: 'offices chair',
    duty: 'intake chair',
  },
};

/** On a recommendation: its body judges the answer, the office gives it to a unit, the head of that unit answers. */
export const SUPERVISION_COMMANDS: typeof COMMANDS = {
  assign: {
    body: { unit: 'so-tai-chinh' },
    own: 'offices administrator',
    other: 'offices administrator',
    duty: 'offices administrator',
  },
  answer: { body: { text: 'Đã làm' }, own: 'head', other: 'other-head', duty: 'offices' },
  accept: { body: {}, own: 'supervisor', other: 'supervisor', duty: 'supervisor' },
  contest: { body: { note: 'Chưa rõ' }, own: 'supervisor', other: 'supervisor', duty: 'supervisor' },
  withdraw: { body: {}, own: 'supervisor', other: 'supervisor', duty: 'supervisor' },
};
