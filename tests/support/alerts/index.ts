import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../story/build.js';

export { ROOT };

export interface AlertRule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; description: string; runbook: string };
}

/** A metric of the product with the values that a rule asks its labels for. */
export interface Asked {
  name: string;
  labels: Record<string, string[]>;
}

export function alertRules(): AlertRule[] {
  const file = parse(readFileSync(join(ROOT, 'docs/operations/alerts.yml'), 'utf8')) as {
    groups: { rules: AlertRule[] }[];
  };
  return file.groups.flatMap(({ rules }) => rules);
}

/** What an expression asks for, by name; `up` is Prometheus' own, `temporal_…` what the worker's library tells. */
export function metricsOf(expr: string): Asked[] {
  return [...expr.matchAll(/\b((?:dondoc|temporal)_\w+|up)\b(?:\{([^}]*)\})?/g)].map(
    ([, name, matchers]) => ({
      name: name!,
      labels: Object.fromEntries(
        [...(matchers ?? '').matchAll(/(\w+)=(~?)"([^"]*)"/g)].map(([, label, loose, value]) => [
          label!,
          loose === '~' ? value!.split('|') : [value!],
        ]),
      ),
    }),
  );
}
