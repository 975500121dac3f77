/** Names under which the parts of the worker are injected; each is built once, in `engine.ts`. */
export const SETTINGS = Symbol('settings');
export const LOGGER = Symbol('logger');
export const CLOCK = Symbol('programme clock');
export const PERSISTENCE = Symbol('persistence');
export const DISPATCH = Symbol('dispatch');
export const SENDER = Symbol('sender');
export const FATAL = Symbol('fatal');

/** Called when the worker can no longer do its work; the process ends and its supervisor starts another one. */
export type Fatal = (error: unknown) => void;
