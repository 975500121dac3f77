import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { VersionList } from '#contracts';
import { Bones } from '../feedback/bones.js';
import { ProblemNote } from '../feedback/problem-note.js';
import { formatInstant } from '../format/date.js';
import styles from './changes.module.css';
import { texts } from './texts.js';

/** Who saved what came with the installation. */
const INSTALLATION = 'seed';

interface Props {
  versions: UseQueryResult<VersionList>;
  /** The differences between an older version and the one that applies. */
  compare: (version: string, current: string) => ReactNode;
  onBringBack: (version: string) => void;
}

/** Every version with who saved it; an older one can be compared and brought back as a new proposal. */
export function Versions({ versions, compare, onBringBack }: Props) {
  const [compared, setCompared] = useState<string | null>(null);
  const items = versions.data?.items ?? [];
  const current = items.find((one) => one.current)?.version ?? '';
  return (
    <details className={styles.section}>
      <summary>{texts.versions(versions.data?.total ?? 0)}</summary>
      {versions.error && <ProblemNote error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <Bones rows={2} />}
      <ul className={styles.changes}>
        {items.map(({ version, savedAt, savedBy, current: applies }) => (
          <li key={version}>
            <span>
              <strong>{texts.version(version)}</strong>
              {applies && ` (${texts.current})`}
            </span>
            <span className={styles.quiet}>
              {savedBy.id === INSTALLATION
                ? texts.byInstallation(formatInstant(savedAt))
                : texts.by(savedBy.name, formatInstant(savedAt))}
            </span>
            {!applies && (
              <span className={styles.acts}>
                <Button
                  size="small"
                  aria-expanded={compared === version}
                  onClick={() => setCompared(compared === version ? null : version)}
                >
                  {compared === version ? texts.closeCompare : texts.compare}
                </Button>
                <Button
                  size="small"
                  aria-label={`${texts.bringBack}: ${version}`}
                  onClick={() => onBringBack(version)}
                >
                  {texts.bringBack}
                </Button>
              </span>
            )}
            {compared === version && compare(version, current)}
          </li>
        ))}
      </ul>
    </details>
  );
}
