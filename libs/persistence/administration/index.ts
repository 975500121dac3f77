export { Administration, type ChangeProgress } from './administration.js';
export type { Preview } from './calendars.js';
export { type ImpactItem, toldOf } from './impact.js';
export type { UnitImpact } from './units.js';
