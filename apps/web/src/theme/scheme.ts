import { useSyncExternalStore } from 'react';
import type { Scheme } from './palette.js';

/** What the person chose; `auto` goes with the machine. */
export type SchemeChoice = 'auto' | Scheme;

const KEPT_AS = 'giao-dien';
const NIGHT = '(prefers-color-scheme: dark)';
const listeners = new Set<() => void>();

export function schemeChoice(): SchemeChoice {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function chooseScheme(choice: SchemeChoice): void {
  if (choice === 'auto') localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, choice);
  for (const listener of listeners) listener();
}

export function presentScheme(): Scheme {
  const choice = schemeChoice();
  if (choice !== 'auto') return choice;
  return window.matchMedia(NIGHT).matches ? 'dark' : 'light';
}

/** Follows the choice in this and in other tabs, and the machine from day to night. */
function subscribe(listener: () => void): () => void {
  const machine = window.matchMedia(NIGHT);
  listeners.add(listener);
  machine.addEventListener('change', listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    machine.removeEventListener('change', listener);
    window.removeEventListener('storage', listener);
  };
}

export const useScheme = (): Scheme => useSyncExternalStore(subscribe, presentScheme);
export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, schemeChoice);
