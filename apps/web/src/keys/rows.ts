/** Put on the link or button that opens a row: `j` and `k` go from one to the next, Enter opens it. */
export const opensRow = { 'data-opens-row': '' } as const;

const OPENERS = 'main [data-opens-row]';
const ROW = 'li, tr';

/** The row after or before the one where the focus is; from elsewhere on the page the nearest in that direction. */
function neighbour(step: 1 | -1): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>(OPENERS)].filter((row) => row.checkVisibility());
  const here = document.activeElement ?? document.body;
  const opener = here.closest<HTMLElement>(OPENERS);
  const at =
    opener === null ? rows.findIndex((row) => row.closest(ROW)?.contains(here)) : rows.indexOf(opener);
  if (at >= 0) return rows[at + step];
  const lies = (row: HTMLElement) => here.compareDocumentPosition(row);
  return step === 1
    ? rows.find((row) => lies(row) & Node.DOCUMENT_POSITION_FOLLOWING)
    : rows.findLast((row) => lies(row) & Node.DOCUMENT_POSITION_PRECEDING);
}

/** Moves the focus by one row; stays where it is at either end. */
export function goToRow(step: 1 | -1): void {
  neighbour(step)?.focus();
}
