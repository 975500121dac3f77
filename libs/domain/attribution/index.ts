export {
  type Attribution,
  attribution,
  type HeldDays,
  type HeldSegment,
  type LivesOf,
} from './attribution.js';
export type { Holder, HolderKind } from './holder.js';
