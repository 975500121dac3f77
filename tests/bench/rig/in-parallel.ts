const AT_ONCE = 16;

/** Does it for each, some of them at once. */
export async function inParallel<T>(
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
  atOnce = AT_ONCE,
): Promise<void> {
  let next = 0;
  const hand = async () => {
    for (let n = next++; n < all.length; n = next++) await work(all[n]!);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
