import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { type FieldProblem, invalidFields } from '#contracts';

/** Messages that a schema does not give itself are Zod's own, in Vietnamese. */
z.config(z.locales.vi());

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  code?: string;
  keys?: readonly string[];
}

const MOST_PROBLEMS = 50;

/** Checks bodies, queries and parameters against the schemas of `#contracts`; every refused field is named. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const problems = (issues as readonly Issue[]).flatMap(problemsOf);
      // Of what is wrong with one field the first thing says enough.
      const first = problems.filter(({ path }, i) => problems.findIndex((p) => p.path === path) === i);
      return invalidFields(first.slice(0, MOST_PROBLEMS));
    },
  });
}

function problemsOf({ message, path = [], code, keys }: Issue): FieldProblem[] {
  const base = path.map((part) => String(typeof part === 'object' ? part.key : part));
  if (code === 'unrecognized_keys' && keys) {
    return keys.map((key) => ({ path: [...base, key].join('.'), message: 'trường không có trong quy định' }));
  }
  return [{ path: base.join('.'), message }];
}
