export { type InstallOptions, installSeeds } from './install.js';
