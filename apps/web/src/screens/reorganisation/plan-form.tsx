import { Button, Input } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { codeOf, type NewUnit, ofKind, type Typed, withOneMore } from './plan.js';
import styles from './reorganisation.module.css';
import { KIND_WORD, texts } from './texts.js';

const UnitField = lazy(() => import('../../pick/unit-field.js'));
const DateField = lazy(() => import('../../pick/date-field.js'));

const OLDS_MOST = 20;

interface Props {
  typed: Typed;
  onChange: (typed: Typed) => void;
}

export function PlanForm({ typed, onChange }: Props) {
  const { kind, olds, into } = typed;
  const set = (change: Partial<Typed>) => onChange({ ...typed, ...change });
  return (
    <section className={styles.form} aria-label={texts.form}>
      <div className={styles.fields}>
        <Line id="sx-hinh-thuc" label={texts.kind}>
          <select
            id="sx-hinh-thuc"
            className={styles.select}
            value={kind}
            onChange={(event) => onChange(ofKind(typed, event.target.value as Typed['kind']))}
          >
            {Object.entries(KIND_WORD).map(([key, word]) => (
              <option key={key} value={key}>
                {word}
              </option>
            ))}
          </select>
        </Line>
        <Line id="sx-cu" label={kind === 'merge' ? texts.olds : texts.old}>
          <UnitField
            id="sx-cu"
            value={[...olds]}
            most={kind === 'merge' ? OLDS_MOST : 1}
            onChange={(codes) => set({ olds: codes, tasks: {}, people: {} })}
          />
        </Line>
        {kind === 'merge' && (
          <Line id="sx-vao" label={texts.into}>
            <select
              id="sx-vao"
              className={styles.select}
              value={into === null ? 'new' : 'old'}
              onChange={(event) => set({ into: event.target.value === 'new' ? null : '' })}
            >
              <option value="new">{texts.intoNew}</option>
              <option value="old">{texts.intoOld}</option>
            </select>
          </Line>
        )}
        {into !== null && (
          <Line id="sx-ke-tiep" label={texts.successor}>
            <UnitField
              id="sx-ke-tiep"
              value={into === '' ? [] : [into]}
              most={1}
              onChange={([code]) => set({ into: code ?? '' })}
            />
          </Line>
        )}
      </div>
      {into === null && <NewUnits typed={typed} onChange={onChange} />}
      <DocumentFields typed={typed} onChange={onChange} />
    </section>
  );
}

function NewUnits({ typed, onChange }: Props) {
  const { kind, news, rest } = typed;
  const many = kind === 'split';
  const put = (at: number, unit: NewUnit) =>
    onChange({ ...typed, news: news.map((old, i) => (i === at ? unit : old)), tasks: {}, people: {} });
  return (
    <>
      {news.map((unit, i) => {
        const no = i + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a unit that is being named has nothing else
          <div key={i} className={styles.fields}>
            <Line id={`sx-ten-${no}`} label={texts.name(no, many)}>
              <Input
                id={`sx-ten-${no}`}
                maxLength={300}
                value={unit.name}
                onChange={(event) => put(i, { ...unit, name: event.target.value })}
              />
            </Line>
            <Line id={`sx-ma-${no}`} label={texts.code(no, many)} hint={i === 0 ? texts.codeHint : ''}>
              <Input
                id={`sx-ma-${no}`}
                maxLength={64}
                value={codeOf(unit)}
                onChange={(event) => put(i, { ...unit, code: event.target.value })}
              />
            </Line>
            {many && news.length > 1 && (
              <Button
                className={styles.drop ?? ''}
                aria-label={texts.drop(no)}
                onClick={() => onChange({ ...typed, news: news.filter((_, at) => at !== i), rest: 0 })}
              >
                {texts.drop(no)}
              </Button>
            )}
          </div>
        );
      })}
      {many && (
        <div className={styles.fields}>
          <Line id="sx-con-lai" label={texts.rest}>
            <select
              id="sx-con-lai"
              className={styles.select}
              value={rest}
              onChange={(event) => onChange({ ...typed, rest: Number(event.target.value) })}
            >
              {news.map((unit, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <option key={i} value={i}>
                  {unit.name || texts.name(i + 1, true)}
                </option>
              ))}
            </select>
          </Line>
          <Button className={styles.drop ?? ''} onClick={() => onChange(withOneMore(typed))}>
            {texts.add}
          </Button>
        </div>
      )}
    </>
  );
}

const DOCUMENT = [
  ['title', texts.document, 300],
  ['number', texts.number, 100],
  ['issuer', texts.issuer, 200],
] as const;

function DocumentFields({ typed, onChange }: Props) {
  const set = (change: Partial<Typed>) => onChange({ ...typed, ...change });
  return (
    <div className={styles.fields}>
      {DOCUMENT.map(([name, label, most]) => (
        <Line key={name} id={`sx-${name}`} label={label}>
          <Input
            id={`sx-${name}`}
            maxLength={most}
            value={typed[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Line>
      ))}
      <Line id="sx-date" label={texts.date}>
        <DateField id="sx-date" value={typed.date} onChange={(date) => set({ date })} />
      </Line>
      <Line id="sx-on" label={texts.on} hint={texts.onHint}>
        <DateField id="sx-on" value={typed.on} onChange={(on) => set({ on })} describedBy="sx-on-goi-y" />
      </Line>
    </div>
  );
}

interface LineProps {
  id: string;
  label: string;
  hint?: string;
  children: ReactNode;
}

function Line({ id, label, hint = '', children }: LineProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Suspense fallback={<Input id={id} disabled />}>{children}</Suspense>
      {hint !== '' && (
        <p id={`${id}-goi-y`} className={styles.quiet}>
          {hint}
        </p>
      )}
    </div>
  );
}
