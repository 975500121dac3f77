import { describe, expect, it } from '@jest/globals';
import type { RoleName } from '#contracts';
import type { Asker } from '../authority/index.js';
import { isHeadedBy, mayArrange, mayTakePlace } from './index.js';

const person = (id: string, unit: string, role: RoleName, unitsBelow: string[] = []): Asker => ({
  id,
  memberships: [{ unit, role }],
  unitsBelow,
});
const officer = person('can-bo', 'so-a', 'officer');
const head = person('giam-doc', 'so-a', 'head');
const above = person('bi-thu', 'dang-uy', 'head', ['so-a']);
const other = person('giam-doc-b', 'so-b', 'head');
const administrator = person('quan-tri', 'van-phong', 'administrator');

describe('who names a stand-in', () => {
  it('the absent person, the head of their unit, the administrator', () => {
    expect([officer, head, above, other, administrator].map((one) => mayArrange(one, officer))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('for a head whoever heads the unit above', () => {
    expect([officer, head, above, other].map((one) => mayArrange(one, head))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isHeadedBy(above, officer)).toBe(false);
  });

  it('not the head of one unit for somebody who has a place in another as well', () => {
    const both: Asker = { ...officer, memberships: [...officer.memberships, ...other.memberships] };
    expect([both, head, other, administrator].map((one) => mayArrange(one, both))).toEqual([
      ...[true, false, false, true],
    ]);
    const headOfBoth: Asker = { ...head, memberships: [...head.memberships, ...other.memberships] };
    expect(mayArrange(headOfBoth, both)).toBe(true);
    // The absence is in sight of either.
    expect([head, other].map((one) => isHeadedBy(one, both))).toEqual([true, true]);
    expect(mayArrange(head, { id: 'ai-do', memberships: [] })).toBe(false);
  });

  it('nobody takes a place by their own word but the administrator', () => {
    expect([head, administrator].map((one) => mayTakePlace(one, one.id))).toEqual([false, true]);
    expect([mayTakePlace(head, 'can-bo-2'), mayTakePlace(head, null)]).toEqual([true, true]);
  });

  it('not who only takes the place of the head', () => {
    const { memberships, unitsBelow } = head;
    const standsFor = [
      { person: head.id, scope: 'sign' as const, until: '2026-12-31', memberships, unitsBelow },
    ];
    expect(mayArrange({ ...other, standsFor }, officer)).toBe(false);
  });
});
