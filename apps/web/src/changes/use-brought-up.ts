import { useEffect, useRef } from 'react';

/** Where a proposal is reviewed and saved: each time something is put into it, from far below maybe, it is in sight. */
export function useBroughtUp(put: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (put === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'center' });
  }, [put]);
  return heading;
}
