export { type MadeBackup, madeBackups } from './archive.js';
export { type BackupReport, backUp } from './backup.js';
export { type RestoreOptions, type RestoreReport, restore } from './restore.js';
