export * from './calendar.js';
export * from './commands.js';
export * from './errors.js';
export * from './names.js';
export * from './policy.js';
export * from './rules.js';
export * from './time.js';
