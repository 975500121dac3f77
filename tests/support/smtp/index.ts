export { type Certificate, selfSigned } from './certificate.js';
export type { Accepted, Predicate } from './journal.js';
export type { Behaviour, Greeting, Step } from './script.js';
export { type ScriptedServerOptions, ScriptedSmtpServer } from './scripted-server.js';
