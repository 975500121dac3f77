/** Points in a millimetre, and the sizes of letters in points. */
export const MM = 72 / 25.4;
export const BODY = 14;
export const HEAD = 13;
export const SMALL = 12;
export const LIST = 11;
