import type { DataSource } from 'typeorm';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { Recorder } from '../record/recorder.js';
import type { RegisterStore } from '../record/register-store.js';
import type { SettingsStore } from '../stores/settings-store.js';
import type { Replanning } from './replanning.js';

/** What every act of administration is made with. */
export interface AdministrationParts {
  dataSource: DataSource;
  clock: { now(): Date };
  settings: SettingsStore;
  directory: DirectoryStore;
  recorder: Recorder;
  register: RegisterStore;
  replanning: Replanning;
}
