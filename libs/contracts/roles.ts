import { z } from 'zod';

/** What a person may be in a unit. What a role may do is in `libs/domain/authority`. */
export const ROLE_NAMES = [
  'officer',
  'head',
  'checker',
  'office',
  'office-deputy-chief',
  'office-chief',
  'intake',
  'chair',
  'deputy-chair',
  'member',
  'administrator',
  'auditor',
  'supervisor',
] as const;
export const roleName = z.enum(ROLE_NAMES);
export type RoleName = z.infer<typeof roleName>;
