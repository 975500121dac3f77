import { Link } from 'react-router';
import type { SimulationView } from '#contracts';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';

type Subject = SimulationView['subjects'][number];

export function subjectWord({ code, title }: Subject): string {
  return code === '' ? title : `${code} – ${title}`;
}

/** A task or a cycle by its name; one that is not opened yet has no page. */
export function SubjectLink({ of }: { of: Subject }) {
  if (of.id === null) return <span>{subjectWord(of)}</span>;
  return (
    <Link to={of.kind === 'cycle' ? paths.cycle(of.id) : paths.task(of.id)} {...opensRow}>
      {subjectWord(of)}
    </Link>
  );
}
