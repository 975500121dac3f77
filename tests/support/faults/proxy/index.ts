export type { Fate } from './channel.js';
export type { Act, Step, Wanted } from './interception.js';
export { type Address, type Direction, TcpProxy } from './tcp-proxy.js';
