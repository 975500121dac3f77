import type { ReactNode } from 'react';
import type { IsoDate } from '#contracts';
import { DateField } from '../pick/lazily.js';
import { type Option, SelectField, TextField } from './controls.js';
import { Line } from './line.js';

interface Form<T> {
  /** Begins the ids. */
  prefix: string;
  typed: T;
  type: (change: Partial<T>) => void;
  wrongOf: (name: keyof T & string) => string | undefined;
}

interface Place {
  wide?: boolean;
  /** What is wrong is said at another line. */
  silent?: boolean;
}

/** The lines of a form over what was typed so far: a text, one of a few words, a day. */
export function typedLines<T extends { [K in keyof T]: string }>({ prefix, typed, type, wrongOf }: Form<T>) {
  type Name = keyof T & string;
  const setOf = (name: Name) => (value: string) => type({ [name]: value } as Partial<T>);
  const line = (
    name: Name,
    label: string,
    control: (id: string, wrong: string | undefined) => ReactNode,
    { wide = false, silent = false }: Place = {},
  ) => {
    const id = `${prefix}-${name}`;
    const wrong = wrongOf(name);
    return (
      <Line id={id} label={label} wrong={silent ? undefined : wrong} wide={wide}>
        {control(id, wrong)}
      </Line>
    );
  };
  return {
    line,
    text: (name: Name, label: string, most: number, place: Place & { decimal?: boolean } = {}) =>
      line(
        name,
        label,
        (id, wrong) => (
          <TextField
            id={id}
            value={typed[name]}
            most={most}
            decimal={place.decimal ?? false}
            wrong={wrong}
            onChange={setOf(name)}
          />
        ),
        place,
      ),
    choice: (name: Name, label: string, options: readonly Option[], place: Place = {}) =>
      line(
        name,
        label,
        (id, wrong) => (
          <SelectField id={id} value={typed[name]} options={options} wrong={wrong} onChange={setOf(name)} />
        ),
        place,
      ),
    day: (
      name: Name,
      label: string,
      { least, most, ...place }: Place & { least?: IsoDate; most?: IsoDate } = {},
    ) =>
      line(
        name,
        label,
        (id, wrong) => (
          <DateField
            id={id}
            value={typed[name]}
            onChange={setOf(name)}
            wrong={wrong !== undefined}
            {...(least === undefined ? {} : { least })}
            {...(most === undefined ? {} : { most })}
          />
        ),
        place,
      ),
  };
}
