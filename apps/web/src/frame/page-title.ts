import { useEffect } from 'react';
import { texts } from './texts.js';

/** Names the tab after the screen. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${texts.product}`;
  }, [title]);
}
