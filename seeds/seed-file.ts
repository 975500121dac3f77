import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { ProgrammerError } from '#contracts';

/** Seed files stand beside this module: in `seeds/` as source, in `dist/seeds/` when built (the build copies them). */
const HERE = new URL('.', import.meta.url);

export function seedFileExists(file: string): boolean {
  return existsSync(new URL(file, HERE));
}

/**
 * Reads and checks one seed file.
 *
 * @throws ProgrammerError naming file, entry and field
 */
export function readSeedFile<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  let raw: unknown;
  try {
    raw = parse(readFileSync(new URL(file, HERE), 'utf8'));
  } catch (cause) {
    throw new ProgrammerError(`seeds/${file}: not readable as YAML`, { cause });
  }
  return parseSeed(file, raw, schema);
}

/** The same check for content already in memory. */
export function parseSeed<T extends z.ZodType>(file: string, raw: unknown, schema: T): z.output<T> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ProgrammerError(
    `seeds/${file}: ${place(raw, issue?.path ?? [])}: ${issue?.message ?? 'refused'}`,
  );
}

export function seedError(file: string, entry: string, field: string, message: string): ProgrammerError {
  return new ProgrammerError(`seeds/${file}: entry ${entry}, field ${field}: ${message}`);
}

/** `tasks.41.title` said as a reader of the file would find it: `entry 5.2, field title`. */
function place(raw: unknown, path: readonly PropertyKey[]): string {
  const at = path.findIndex((p) => typeof p === 'number');
  if (at < 0) return `field ${path.map(String).join('.') || '(whole file)'}`;
  let entry: unknown = raw;
  for (const key of path.slice(0, at + 1)) entry = (entry as Record<PropertyKey, unknown> | undefined)?.[key];
  return `entry ${nameOf(entry) ?? path.slice(0, at + 1).join('.')}, field ${
    path
      .slice(at + 1)
      .map(String)
      .join('.') || '(whole entry)'
  }`;
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const row = entry as Record<string, unknown>;
  for (const key of ['number', 'id', 'code', 'email', 'date', 'unit', 'name']) {
    if (typeof row[key] === 'string' || typeof row[key] === 'number') return String(row[key]);
  }
  return null;
}
