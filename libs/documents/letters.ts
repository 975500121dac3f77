/** How much room words take, by eye: no font is asked. */
const USUAL = 14;

/** About how wide a text is; capitals and wide letters count more. */
export function widthOf(text: string, size = USUAL): number {
  let em = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, ''))
    em += /[mwMW@%]/.test(letter)
      ? 0.83
      : /\p{Lu}/u.test(letter)
        ? 0.7
        : /[ijltfrI.,;:'()-]/.test(letter)
          ? 0.32
          : 0.5;
  return em * size;
}

/** A text in lines that are no wider than asked for. */
export function wrapped(text: string, width: number, size = USUAL): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length === 0 || widthOf(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
