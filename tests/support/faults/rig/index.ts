export { Chance, SEED } from './chance.js';
export { Machine } from './machine.js';
export { FaultRig, type RigOptions } from './rig.js';
