import { Button } from 'antd';
import { SelectField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line, told } from '../../form/line.js';
import { ROLE_WORD } from '../../frame/texts.js';
import { UnitField } from '../../pick/lazily.js';
import styles from './people.module.css';
import { form as words } from './texts.js';

/** What somebody is in one unit, as far as it is chosen. */
export interface TypedOffice {
  role: string;
  unit: string;
}

export const NO_OFFICE: TypedOffice = { role: '', unit: '' };

interface Props {
  offices: readonly TypedOffice[];
  onChange: (offices: readonly TypedOffice[]) => void;
  /** By the path of a field: `memberships.0.role`. */
  wrongOf: (path: string) => string | undefined;
}

/** One or several: a role, and the unit that it is held in. */
export function Offices({ offices, onChange, wrongOf }: Props) {
  const set = (i: number, change: Partial<TypedOffice>) =>
    onChange(offices.map((office, at) => (at === i ? { ...office, ...change } : office)));
  return (
    <>
      {offices.map(({ role, unit }, i) => {
        const [roleWrong, unitWrong] = [wrongOf(`memberships.${i}.role`), wrongOf(`memberships.${i}.unit`)];
        const no = offices.length === 1 ? '' : ` ${i + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name, and keep their order
          <div key={i} className={`${form.fields} ${styles.office}`}>
            <Line id={officeId(i, 'role')} label={`${words.role}${no}`} wrong={roleWrong}>
              <SelectField
                id={officeId(i, 'role')}
                value={role}
                wrong={roleWrong}
                none={words.choose}
                options={Object.entries(ROLE_WORD)}
                onChange={(chosen) => set(i, { role: chosen })}
              />
            </Line>
            <Line id={officeId(i, 'unit')} label={`${words.unit}${no}`} wrong={unitWrong}>
              <UnitField
                id={officeId(i, 'unit')}
                most={1}
                value={unit === '' ? [] : [unit]}
                onChange={([chosen = '']) => set(i, { unit: chosen })}
                {...told(officeId(i, 'unit'), unitWrong)}
              />
            </Line>
            {offices.length > 1 && (
              <div className={form.wide}>
                <Button onClick={() => onChange(offices.filter((_, at) => at !== i))}>
                  {words.less(i + 1)}
                </Button>
              </div>
            )}
          </div>
        );
      })}
      <div>
        <Button onClick={() => onChange([...offices, NO_OFFICE])}>{words.more}</Button>
      </div>
    </>
  );
}

export function officeId(i: number, name: keyof TypedOffice): string {
  return `nguoi-vai-tro-${i}-${name}`;
}
