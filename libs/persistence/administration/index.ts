export { Administration, type ChangeProgress } from './administration.js';
export type { Preview } from './calendars.js';
export { toldOf } from './impact.js';
export type { ImpactItem } from './impact-item.js';
export type { UnitImpact } from './units.js';
