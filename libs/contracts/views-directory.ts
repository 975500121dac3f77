import { z } from 'zod';
import { noticeChoice } from './notice-choice.js';
import { roleName } from './roles.js';
import { instant, isoDate } from './time.js';

/** What the API answers about people, units and sign-in. */

export const unitRef = z.object({ code: z.string(), name: z.string() });
export type UnitRef = z.infer<typeof unitRef>;
export const personRef = z.object({ id: z.string(), name: z.string(), title: z.string() });
export type PersonRef = z.infer<typeof personRef>;

const membership = z.object({ unit: unitRef, role: roleName });

export const unitView = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    parent: z.string().nullable(),
    aliases: z.array(z.string()),
    gsoCode: z.string().nullable(),
  })
  .meta({ id: 'Unit' });
export type UnitView = z.infer<typeof unitView>;
export const unitList = z
  .object({ items: z.array(unitView), total: z.int().min(0).max(100_000) })
  .meta({ id: 'UnitList' });
export type UnitList = z.infer<typeof unitList>;

export const personView = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    email: z.string(),
    /** Mail to the address came back, and none is sent to it until it is released or changed. */
    addressSuspended: z.boolean(),
    active: z.boolean(),
    demo: z.boolean(),
    memberships: z.array(membership),
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof personView>;
export const personList = z
  .object({ items: z.array(personView), total: z.int().min(0).max(1_000_000) })
  .meta({ id: 'PersonList' });
export type PersonList = z.infer<typeof personList>;

/** What the page needs to know about the person and the installation before it draws anything. */
export const meView = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    email: z.string(),
    roles: z.array(roleName),
    units: z.array(unitRef),
    memberships: z.array(membership),
    /** Sees every task; others see those of their own units and their own. */
    seesAll: z.boolean(),
    /** Whose place I take today, and until when. */
    standsFor: z.array(z.object({ person: personRef, scope: z.enum(['work', 'sign']), until: isoDate })),
    /** Whether the list of what reaches nobody is mine to see. */
    seesCoverage: z.boolean(),
    /** Completes drafts, checks, suspends: the sheet of drafts is for these. */
    mayCreateTasks: z.boolean(),
    /** How the mails of a day come. */
    noticeChoice,
    /** Now by the programme's clock; the page counts days from it, not from its own clock. */
    now: instant,
    /** Mail is held back until released; the page says so in a strip. */
    hold: z.object({ reason: z.string() }).nullable(),
    /** All mail goes to one box (pilot mode). */
    pilot: z.object({ address: z.string() }).nullable(),
    demo: z.boolean(),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof meView>;

/** The same for a known and an unknown address. */
export const signInAnswer = z
  .object({ message: z.string(), expiresInSeconds: z.int().min(0).max(86_400) })
  .meta({ id: 'SignInAnswer' });
export type SignInAnswer = z.infer<typeof signInAnswer>;

export const sessionView = z
  .object({
    /** An opaque name for revoking it; not the secret. */
    id: z.string(),
    current: z.boolean(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    userAgent: z.string(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;
export const sessionList = z
  .object({ items: z.array(sessionView), total: z.int().min(0).max(10_000) })
  .meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof sessionList>;

/** What an administrator sees of how a person comes in. */
export const personAccess = z
  .object({
    sessions: z.array(sessionView),
    /** When the organisation's account was bound; null when none is. */
    organisationSince: instant.nullable(),
  })
  .meta({ id: 'PersonAccess' });
export type PersonAccess = z.infer<typeof personAccess>;
