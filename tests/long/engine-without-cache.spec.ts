/**
 * The acceptance of the engine with a worker that keeps no workflow in memory: every step is a replay from the first
 * event on, so whatever is not deterministic shows.
 */
process.env['STORY_CACHED_WORKFLOWS'] = '0';

await import('../acceptance/engine.spec.js');
await import('../acceptance/engine-faults.spec.js');
await import('../acceptance/engine-operations.spec.js');
await import('../acceptance/engine-outage.spec.js');
await import('../acceptance/engine-mending.spec.js');

export {};
