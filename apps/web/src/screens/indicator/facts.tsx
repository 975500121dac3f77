import type { ReactNode } from 'react';
import type { IndicatorView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { MEASURE_WORD } from '../indicators/texts.js';
import { valueWords } from '../indicators/value-words.js';
import styles from './indicator.module.css';
import { COMPARABLE_WORD, MODALITY_WORD, texts } from './texts.js';

interface Props {
  indicator: IndicatorView;
}

/** What the document says; what it does not say is shown as missing and never filled in. */
export function Facts({ indicator }: Props) {
  const { target, measure, modality, responsible, method, source, note, yearly } = indicator;
  const missing = <span className={styles.missing}>{texts.missing}</span>;
  const year =
    target.year === null ? (
      missing
    ) : (
      <>
        {target.year}
        {target.yearInferred && (
          <span className={styles.quiet}> {texts.inferred(target.yearReason ?? '')}</span>
        )}
      </>
    );
  return (
    <section className={styles.section}>
      <dl className={styles.facts}>
        <Fact name={texts.target}>{target.text}</Fact>
        <Fact name={texts.kind}>{MEASURE_WORD[measure]}</Fact>
        {!yearly && <Fact name={texts.year}>{year}</Fact>}
        {modality && <Fact name={texts.modality}>{MODALITY_WORD[modality]}</Fact>}
        <Fact name={texts.responsible}>
          {responsible?.name ?? <span className={styles.missing}>{texts.notSaid}</span>}
        </Fact>
        <Fact name={texts.method}>{method ?? missing}</Fact>
        {note !== null && <Fact name={texts.note}>{note}</Fact>}
        <Fact name={texts.source}>{sourceWords(source)}</Fact>
      </dl>
    </section>
  );
}

export function Baselines({ indicator }: Props) {
  const { baselines, base, target } = indicator;
  return (
    <section className={styles.section} aria-label={texts.baselines}>
      <h2>{texts.baselines}</h2>
      {baselines.length === 0 && <p className={styles.missing}>{texts.noBaseline}</p>}
      {(baselines.length > 0 || base !== null) && (
        <ul className={styles.rows}>
          {base !== null && (
            <li>
              <span className={styles.value}>
                {texts.locked}: {valueWords(base.value, base.unit)}
              </span>
              <span className={styles.quiet}>
                {base.period} · {documentWords(base.document)}
              </span>
            </li>
          )}
          {baselines.map(({ value, unit, asOf, comparable, note, source }) => (
            <li key={`${value} ${unit} ${asOf}`}>
              <span>
                <span className={styles.value}>{valueWords(value, unit ?? target.unit)}</span> · {asOf}
              </span>
              <span className={comparable === 'yes' ? undefined : styles.missing}>
                {COMPARABLE_WORD[comparable]}
              </span>
              {note !== null && <span className={styles.quiet}>{note}</span>}
              <span className={styles.quiet}>{sourceWords(source)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function sourceWords({ document, line }: IndicatorView['source']): string {
  return line === null ? document : `${document}, ${texts.line(line)}`;
}

export function documentWords({
  title,
  number,
  date,
}: {
  title: string;
  number: string | null;
  date: string | null;
}) {
  const dated = date === null ? '' : ` ${formatDate(date)}`;
  return `${title}${number === null ? '' : ` ${number}`}${dated}`;
}
