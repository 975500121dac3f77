import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PolicyVersionView, ProposedPolicy } from '#contracts';
import { policyVersionQuery, policyVersionsQuery } from '../../api/administration.js';
import { Versions } from '../../changes/version-list.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { differences } from './fields.js';
import styles from './policies.module.css';
import { texts } from './texts.js';

interface Props {
  current: ProposedPolicy;
  onBringBack: (policy: ProposedPolicy, cause: string) => void;
}

export function PolicyVersions({ current, onBringBack }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const versions = useQuery(policyVersionsQuery);
  const bringBack = async (version: string) => {
    const { policy }: PolicyVersionView = await client.fetchQuery(policyVersionQuery(version));
    onBringBack(policy, texts.bringBackCause(version));
    say(texts.broughtBack(version));
  };
  return (
    <Versions
      versions={versions}
      compare={(version) => <Compared version={version} current={current} />}
      onBringBack={(version) => void bringBack(version)}
    />
  );
}

function Compared({ version, current }: { version: string; current: ProposedPolicy }) {
  const older = useQuery(policyVersionQuery(version));
  if (older.error) return <ProblemNote error={older.error} />;
  if (!older.data) return <Bones rows={2} />;
  const found = differences(older.data.policy, current);
  if (found.length === 0) return <p>{texts.same}</p>;
  return (
    <ul className={styles.dots}>
      {found.map(({ field, a, b }) => (
        <li key={field.path}>{texts.differs(field.label, a || texts.empty, b || texts.empty)}</li>
      ))}
    </ul>
  );
}
