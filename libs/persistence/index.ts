export { createDataSource, type DataSourceOptions } from './data-source.js';
export * from './entities/index.js';
export { migrate, requireSchema } from './migrate.js';
