export { Chance, SEED } from './chance.js';
export { Machine } from './machine.js';
export { FaultRig, postgresPid, type RigOptions } from './rig.js';
