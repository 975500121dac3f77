interface Listed {
  items: readonly { id: string }[];
}

/** How many rows of a list are new, changed or gone; 0 or 1 for anything that is no list. */
export function differing(shown: unknown, latest: unknown): number {
  if (!isListed(shown) || !isListed(latest)) return JSON.stringify(shown) === JSON.stringify(latest) ? 0 : 1;
  const before = new Map(shown.items.map((item) => [item.id, JSON.stringify(item)]));
  const now = new Set(latest.items.map(({ id }) => id));
  const newOrChanged = latest.items.filter((item) => before.get(item.id) !== JSON.stringify(item));
  return newOrChanged.length + shown.items.filter(({ id }) => !now.has(id)).length;
}

function isListed(answer: unknown): answer is Listed {
  return typeof answer === 'object' && answer !== null && Array.isArray((answer as Partial<Listed>).items);
}
