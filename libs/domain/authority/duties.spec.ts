import { describe, expect, it } from '@jest/globals';
import { BODIES, EVERYBODY, PEOPLE, person } from './fixtures/people.js';
import {
  type Asker,
  endingProgramme,
  holdingSessions,
  keeping,
  mayCompare,
  unitsRecordedBy,
} from './index.js';

const who = (may: (asker: Asker) => boolean) => EVERYBODY.filter((name) => may(PEOPLE[name]));
const standing = (who: Asker, absent: Asker, scope: 'work' | 'sign'): Asker => {
  const { memberships, unitsBelow } = absent;
  return { ...who, standsFor: [{ person: absent.id, scope, until: '2026-12-31', memberships, unitsBelow }] };
};

describe('duties towards a programme', () => {
  it('its office and the administrator keep what it is measured by', () => {
    expect(who((asker) => keeping(asker, BODIES).allowed)).toEqual(['office', 'chief', 'administrator']);
  });

  it('in the place of the office too, which is said; a signature is not enough', () => {
    const { colleague, office } = PEOPLE;
    expect(keeping(standing(colleague, office, 'work'), BODIES)).toEqual({
      allowed: true,
      onBehalfOf: office.id,
    });
    expect(keeping(standing(colleague, office, 'sign'), BODIES).allowed).toBe(false);
  });

  it('sessions are held by who prepares them, who takes cases in and who concludes', () => {
    const { colleague, intake, office } = PEOPLE;
    const holding = (asker: Asker) => holdingSessions(asker, BODIES);
    expect(who((asker) => holding(asker).allowed)).toEqual(['office', 'chief', 'intake', 'chair']);
    expect(holding(office).onBehalfOf).toBeNull();
    expect(holding(standing(colleague, intake, 'work'))).toEqual({ allowed: true, onBehalfOf: intake.id });
    expect(holdingSessions(office, { standingBody: 'so-tai-chinh', committee: null }).allowed).toBe(false);
  });

  it('that a programme has ended is recorded by its standing body alone', () => {
    expect(who((asker) => endingProgramme(asker, BODIES).allowed)).toEqual(['office', 'chief']);
    expect(endingProgramme(PEOPLE.office, { standingBody: 'so-tai-chinh', committee: null }).allowed).toBe(
      false,
    );
  });

  it('numbers are given for the units where one works, once each', () => {
    const both = person('ca-hai', ['so-a', 'head'], ['so-a', 'officer'], ['so-b', 'checker']);
    expect(unitsRecordedBy(both)).toEqual(['so-a']);
  });

  it('a unit is compared before who reads all, and before itself', () => {
    expect(mayCompare(PEOPLE.office)('so-khcn')).toBe(true);
    expect(mayCompare(PEOPLE.head)('so-khcn')).toBe(true);
    expect(mayCompare(PEOPLE.head)('so-tai-chinh')).toBe(false);
  });
});
