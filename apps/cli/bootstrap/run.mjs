/**
 * Entry of `npm start`, `npm test` and `npm run dondoc`. It and its neighbours use Node alone, because they run
 * before anything is installed. What they say goes to stderr: stdout belongs to the program.
 */
import process from 'node:process';

const needed = { major: 20, minor: 20 };
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed.major || (major === needed.major && minor < needed.minor)) {
  process.stderr.write(
    `error: this is Node.js ${process.versions.node}, and ${needed.major}.${needed.minor} or newer is needed\n` +
      '  what to do: install a newer Node.js (https://nodejs.org), then run the same command again\n',
  );
  process.exit(1);
}

const { main } = await import('./main.mjs');
await main(process.argv.slice(2));
