import { describe, expect, it } from '@jest/globals';
import type { TaskCommandType } from '#contracts';
import { BODIES, type Name, PEOPLE, person, task } from './fixtures/people.js';
import {
  type Asker,
  actingOn,
  creating,
  maySee,
  type StandInScope,
  seesAll,
  unitsInSight,
  worksAs,
} from './index.js';

describe('in the place of somebody absent', () => {
  const standing = (who: Asker, absent: Asker, scope: StandInScope): Asker => ({
    ...who,
    standsFor: [
      {
        ...{ person: absent.id, scope, until: '2026-12-31' },
        ...{ memberships: absent.memberships, unitsBelow: absent.unitsBelow },
      },
    ],
  });
  const acting = (asker: Asker, type: TaskCommandType, subject = task()) =>
    actingOn(asker, { task: subject, bodies: BODIES }, type);
  const actsAs = (onBehalfOf: string) => ({ allowed: true, onBehalfOf });
  const NO = { allowed: false, onBehalfOf: null };

  it.each<[TaskCommandType, Name, Name]>([
    ['report-progress', 'colleague', 'officer'],
    ['accept-deliverable', 'otherOffice', 'checker'],
    ['suspend', 'otherOffice', 'office'],
  ])('the work: %s by the %s for the %s', (type, who, absent) => {
    const [asker, away] = [PEOPLE[who], PEOPLE[absent]];
    expect(acting(asker, type)).toEqual(NO);
    expect(acting(standing(asker, away, 'work'), type)).toEqual(actsAs(away.id));
    expect(acting(standing(asker, away, 'sign'), type)).toEqual(NO);
  });

  it('the signature: what the head signs, and not by who only does the work', () => {
    const { colleague, head } = PEOPLE;
    expect(acting(standing(colleague, head, 'sign'), 'sign-extension')).toEqual(actsAs(head.id));
    expect(acting(standing(colleague, head, 'work'), 'sign-extension')).toEqual(NO);
  });

  it('nobody takes the place of the chair or of the administrator', () => {
    const { colleague, chair, administrator } = PEOPLE;
    for (const scope of ['work', 'sign'] as const) {
      expect(acting(standing(colleague, chair, scope), 'suspend')).toEqual(NO);
      expect(acting(standing(colleague, administrator, scope), 'activate')).toEqual(NO);
    }
  });

  it('is not needed for what is one’s own', () => {
    const { officer, colleague } = PEOPLE;
    expect(acting(standing(officer, colleague, 'work'), 'report-progress')).toEqual({
      allowed: true,
      onBehalfOf: null,
    });
  });

  it('neither judges what they owe, nor what the absent one owes', () => {
    const both = person('hai-vai', ['van-phong', 'checker'], ['so-khcn', 'officer']);
    expect(acting(standing(PEOPLE.otherOffice, both, 'work'), 'accept-deliverable')).toEqual(NO);
    expect(acting(standing(PEOPLE.colleague, PEOPLE.checker, 'work'), 'accept-deliverable')).toEqual(NO);
  });

  it('reads what the absent one reads, and does not see more', () => {
    const stranger = person('nguoi-la');
    const parent: Asker = { ...person('bi-thu', ['dang-uy', 'head']), unitsBelow: ['so-khcn'] };
    expect(maySee(stranger, task())).toBe(false);
    for (const absent of [PEOPLE.officer, PEOPLE.checker, parent]) {
      expect(maySee(standing(stranger, absent, 'sign'), task())).toBe(true);
    }
    expect(maySee(standing(stranger, PEOPLE.otherHead, 'work'), task())).toBe(false);
    expect(seesAll(standing(stranger, PEOPLE.checker, 'work'))).toBe(true);
    expect(unitsInSight(standing(stranger, parent, 'sign'))).toEqual(['dang-uy', 'so-khcn']);
    expect(worksAs(standing(stranger, PEOPLE.officer, 'work'))).toEqual(['nguoi-la', 'canbo']);
    expect(worksAs(standing(stranger, PEOPLE.officer, 'sign'))).toEqual(['nguoi-la']);
  });

  it('enters tasks in the place of the office, and says so', () => {
    const { colleague, office, administrator } = PEOPLE;
    expect(creating(standing(colleague, office, 'work'), BODIES)).toEqual(actsAs(office.id));
    expect(creating(standing(colleague, administrator, 'work'), BODIES)).toEqual(NO);
  });
});
