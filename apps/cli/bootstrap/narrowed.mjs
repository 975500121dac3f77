/**
 * The suites to run. Nothing named: all but those on request. Names: those. Beginnings of paths: the suites that hold them, each with
 * nothing else. Both: both, and a path inside a named suite narrows it.
 * @param {readonly import('./suites.mjs').Suite[]} suites
 * @param {readonly string[]} names
 * @param {readonly string[]} paths from the root, `/` between folders
 * @returns {import('./suites.mjs').Suite[]}
 */
export function narrowed(suites, names, paths) {
  const asked = paths.map(plain);
  return suites.flatMap((suite) => {
    const within = suite.paths.flatMap((folder) =>
      asked.flatMap((path) => {
        if (isWithin(path, folder)) return [path];
        return isWithin(folder, path) ? [folder] : [];
      }),
    );
    if (within.length > 0) return [{ ...suite, paths: within }];
    if (names.length > 0) return names.includes(suite.name) ? [suite] : [];
    return asked.length > 0 || suite.onRequest ? [] : [suite];
  });
}

/** A word that is a path and no option: it begins with a suite's folder, or with one that holds suites.
 * @param {string} word @param {readonly import('./suites.mjs').Suite[]} suites
 */
export function pathBegins(word, suites) {
  const path = plain(word);
  return suites.some(({ paths }) => paths.some((folder) => isWithin(path, folder) || isWithin(folder, path)));
}

/** @param {string} path */
function plain(path) {
  return path.replace(/^\.\//, '').replace(/\/$/, '');
}

/** @param {string} path @param {string} folder */
function isWithin(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}
