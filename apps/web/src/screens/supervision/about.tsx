import { Link } from 'react-router';
import type { SupervisionView } from '#contracts';
import { paths } from '../../paths.js';
import { texts } from './texts.js';

/** What a recommendation is about, with the way to it where the reader may go there. */
export function About({ one: { about, programme } }: { one: SupervisionView }) {
  const { kind, code, name, taskId } = about;
  if (kind === 'programme' || code === null) return <span>{name || texts.about.programme}</span>;
  const words = `${texts.about[kind](code)}${name === '' ? '' : `: ${name}`}`;
  if (kind === 'indicator') return <Link to={paths.indicator(code, programme)}>{words}</Link>;
  return taskId === null ? <span>{words}</span> : <Link to={paths.task(taskId)}>{words}</Link>;
}
