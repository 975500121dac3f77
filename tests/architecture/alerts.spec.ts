import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { alertRules, metricsOf, ROOT } from '../support/alerts/index.js';

/** As GitHub and most viewers make the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

const anchors = [
  ...readFileSync(join(ROOT, 'docs/operations/runbooks.md'), 'utf8').matchAll(/^## (.+)$/gm),
].map(([, heading]) => `docs/operations/runbooks.md#${anchorOf(heading!)}`);
const NOT_OF_AN_ALERT = 'docs/operations/runbooks.md#setting-it-up';

describe('the alerts', () => {
  const rules = alertRules();

  it.each(rules)('$alert says what it means, how urgent it is and what to do', (rule) => {
    expect(rule.alert).toMatch(/^Dondoc[A-Z]\w+$/);
    expect(['page', 'ticket']).toContain(rule.labels.severity);
    expect(rule.annotations.summary).toMatch(/^.{10,120}\.$/);
    expect(rule.annotations.description).toMatch(/^.{10,200}\.$/);
    expect(anchors).toContain(rule.annotations.runbook);
    expect(metricsOf(rule.expr).length).toBeGreaterThan(0);
  });

  it('have names of their own, and no heading of the runbooks is without one', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    const led = new Set(rules.map(({ annotations }) => annotations.runbook));
    expect(anchors.filter((anchor) => !led.has(anchor))).toEqual([NOT_OF_AN_ALERT]);
  });
});
