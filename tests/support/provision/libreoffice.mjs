import { fromDebian, programOf } from './debian.mjs';

/**
 * Writer and Calc, and a reader of PDF: `SOFFICE_PATH` and `PDFTOTEXT_PATH`, else those on the path, else Debian's,
 * with letters as wide as those that the papers name.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 */
export function provideLibreOffice(env, detail) {
  const wanted = {
    what: 'LibreOffice',
    why: 'the papers that are opened in it',
    find: findLibreOffice,
    settings: ['SOFFICE_PATH', 'PDFTOTEXT_PATH'],
    packages: ['libreoffice-writer', 'libreoffice-calc', 'poppler-utils', 'fonts-liberation'],
  };
  return fromDebian(wanted, env, detail);
}

/** @param {NodeJS.ProcessEnv} env */
async function findLibreOffice(env) {
  const office = env.SOFFICE_PATH ? await programOf([env.SOFFICE_PATH]) : await wholeOffice();
  const reader = await programOf([env.PDFTOTEXT_PATH ?? 'pdftotext'], '-v');
  return office && reader ? { SOFFICE_PATH: office, PDFTOTEXT_PATH: reader } : undefined;
}

/** `soffice` alone may come without Writer or without Calc. */
async function wholeOffice() {
  const parts = (await programOf(['lowriter'])) && (await programOf(['localc']));
  return parts && programOf(['soffice']);
}
