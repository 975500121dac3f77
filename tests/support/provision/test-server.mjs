import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure, run } from '../../../apps/cli/bootstrap/children.mjs';
import { cachePath, downloadTemporal, withLock } from '../../../dist/apps/cli/embedded/index.js';

const version = '1.38.0';

/**
 * Temporal's time-skipping test server: downloaded, else put together from Maven Central and run by Java.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 */
export async function provideTestServer(env, detail) {
  const program = join(cachePath(env), `test-server-${version}`, 'temporal-test-server');
  const waiting = (/** @type {number} */ pid) => detail(`process ${pid} is getting it, waiting`);
  await withLock(`${dirname(program)}.lock`, waiting, async () => {
    if (await stat(program).catch(() => undefined)) return;
    try {
      detail('asking temporal.download');
      await downloadTemporal({
        artifact: 'temporal-test-server',
        version: `v${version}`,
        file: program,
        detail,
      });
    } catch {
      await assemble(env, dirname(program), detail);
    }
  });
  return { TEMPORAL_TEST_SERVER: program };
}

/** @param {NodeJS.ProcessEnv} env @param {string} folder @param {(text: string) => void} detail */
async function assemble(env, folder, detail) {
  detail('no download; getting it from Maven Central');
  await mkdir(dirname(folder), { recursive: true });
  const making = await mkdtemp(`${folder}.`);
  try {
    await writeFile(join(making, 'pom.xml'), project);
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
    const args = [
      '-B',
      '-f',
      join(making, 'pom.xml'),
      goal,
      '-DincludeScope=runtime',
      '-DoutputDirectory=lib',
    ];
    const { ok, how, output } = await run('mvn', args, { env, onLine: detail });
    const { ok: hasJava } = await run('java', ['-version'], { env, onLine: () => undefined });
    if (!ok || !hasJava) {
      throw new Failure(
        `no time-skipping Temporal server: its download failed, and ${hasJava ? `Maven too (${how}):\n${output.trim().slice(-800)}` : 'there is no Java'}`,
        'make temporal.download reachable, or install Java 17 and Maven',
      );
    }
    await writeFile(join(making, 'temporal-test-server'), wrapper, { mode: 0o755 });
    await rm(folder, { recursive: true, force: true });
    await rename(making, folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The SDK starts it with the port as its one argument and gives it five seconds, so Java must start fast. */
const wrapper = `#!/bin/sh
here=$(dirname "$0")
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"
`;

const project = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dondoc</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${version}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;
