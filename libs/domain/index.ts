export * from './authority/index.js';
export * from './calendar/index.js';
export * from './case/index.js';
export * from './deadline/index.js';
export * from './ladder/index.js';
export * from './register/index.js';
export * from './simulate/index.js';
export * from './task/index.js';
