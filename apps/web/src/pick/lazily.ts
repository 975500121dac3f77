import { lazy } from 'react';

/** The pickers, loaded with the first form that shows one. */
export const DateField = lazy(() => import('./date-field.js'));
export const PersonField = lazy(() => import('./person-field.js'));
export const TaskField = lazy(() => import('./task-field.js'));
export const UnitField = lazy(() => import('./unit-field.js'));
