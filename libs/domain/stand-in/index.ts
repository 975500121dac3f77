export { isHeadedBy, mayArrange, mayTakePlace, type Placed } from './arrange.js';
export { checkEnding, checkNaming, type Naming, type NamingContext } from './naming.js';
export { actsFor, holdsOn, overlaps, type Span, type StandIn, uncovered } from './stand-in.js';
