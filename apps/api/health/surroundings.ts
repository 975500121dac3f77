import { statfs } from 'node:fs/promises';
import { type Persistence, Readings } from '#persistence';
import { type Metrics, realClock } from '#platform';
import { type CertificatePlaces, Certificates } from './certificates.js';

export interface Surroundings {
  /** DONDOC_HOME: the evidence files, and where everything is embedded the databases too. */
  home: string;
  certificates: CertificatePlaces;
}

/** What lies around the program and runs out one day: room on the disk, certificates, the last backup. */
export function measureSurroundings(
  metrics: Metrics,
  persistence: Persistence,
  { home, certificates }: Surroundings,
): void {
  const now = () => realClock().now();
  const known = new Certificates(certificates, () => now().getTime());
  const { database } = new Readings(persistence);
  metrics.reading({
    name: 'disk_free_ratio',
    help: 'Part of the disk with the evidence files, and with what is embedded, that is free',
    read: async () => {
      const { bavail, blocks } = await statfs(home);
      return blocks === 0 ? null : bavail / blocks;
    },
  });
  metrics.reading({
    name: 'certificate_days_left',
    help: 'Days until a certificate ends: that of the page, and those for Temporal',
    label: 'of',
    read: () => known.daysLeft(),
  });
  metrics.reading({
    name: 'backup_age_seconds',
    help: 'Real time since the last backup that this program made; absent before the first',
    read: () => database.backupAge(now()),
  });
}
