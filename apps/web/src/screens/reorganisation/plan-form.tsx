import { Button } from 'antd';
import { SelectField, TextField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { hintOf, Line } from '../../form/line.js';
import { DateField, UnitField } from '../../pick/lazily.js';
import { codeOf, type NewUnit, ofKind, type Typed, withOneMore } from './plan.js';
import styles from './reorganisation.module.css';
import { KIND_WORD, texts } from './texts.js';

const OLDS_MOST = 20;
const threes = `${form.fields} ${form.three}`;

interface Props {
  typed: Typed;
  onChange: (typed: Typed) => void;
}

export function PlanForm({ typed, onChange }: Props) {
  const { kind, olds, into } = typed;
  const set = (change: Partial<Typed>) => onChange({ ...typed, ...change });
  return (
    <section className={`${form.box} ${styles.form}`} aria-label={texts.form}>
      <div className={threes}>
        <Line id="sx-hinh-thuc" label={texts.kind}>
          <SelectField
            id="sx-hinh-thuc"
            value={kind}
            options={Object.entries(KIND_WORD)}
            onChange={(chosen) => onChange(ofKind(typed, chosen as Typed['kind']))}
          />
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
            <SelectField
              id="sx-vao"
              value={into === null ? 'new' : 'old'}
              options={[
                ['new', texts.intoNew],
                ['old', texts.intoOld],
              ]}
              onChange={(to) => set({ into: to === 'new' ? null : '' })}
            />
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
          <div key={i} className={threes}>
            <Line id={`sx-ten-${no}`} label={texts.name(no, many)}>
              <TextField
                id={`sx-ten-${no}`}
                most={300}
                value={unit.name}
                onChange={(name) => put(i, { ...unit, name })}
              />
            </Line>
            <Line id={`sx-ma-${no}`} label={texts.code(no, many)} hint={i === 0 ? texts.codeHint : undefined}>
              <TextField
                id={`sx-ma-${no}`}
                most={64}
                value={codeOf(unit)}
                onChange={(code) => put(i, { ...unit, code })}
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
        <div className={threes}>
          <Line id="sx-con-lai" label={texts.rest}>
            <SelectField
              id="sx-con-lai"
              value={String(rest)}
              options={news.map((unit, i) => [String(i), unit.name || texts.name(i + 1, true)])}
              onChange={(at) => onChange({ ...typed, rest: Number(at) })}
            />
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
    <div className={threes}>
      {DOCUMENT.map(([name, label, most]) => (
        <Line key={name} id={`sx-${name}`} label={label}>
          <TextField
            id={`sx-${name}`}
            most={most}
            value={typed[name]}
            onChange={(text) => set({ [name]: text })}
          />
        </Line>
      ))}
      <Line id="sx-date" label={texts.date}>
        <DateField id="sx-date" value={typed.date} onChange={(date) => set({ date })} />
      </Line>
      <Line id="sx-on" label={texts.on} hint={texts.onHint}>
        <DateField id="sx-on" value={typed.on} onChange={(on) => set({ on })} describedBy={hintOf('sx-on')} />
      </Line>
    </div>
  );
}
