import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const file = (style: string) => resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`);

/** Tinos: free, every letter of Vietnamese, as wide as Times New Roman, which the forms ask for and nobody may pass on. */
export const fontFiles = {
  normal: file('400Regular'),
  bold: file('700Bold'),
  italics: file('400Regular_Italic'),
  bolditalics: file('700Bold_Italic'),
} as const;
