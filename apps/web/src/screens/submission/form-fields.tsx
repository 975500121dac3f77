import { Input } from 'antd';
import type { FormContent, FormField, FormTemplate, FormValue } from '#contracts';
import { ChoiceField } from './choice-field.js';
import { fieldId, Notes, Required } from './field-parts.js';
import { NumberField } from './number-field.js';
import { RowsField } from './rows-field.js';
import styles from './submission.module.css';

interface Props {
  form: FormTemplate;
  content: FormContent;
  /** The engine's own figures, as they were given. */
  own: Readonly<Record<string, FormValue>>;
  wrongOf: (path: string) => string | undefined;
  onChange: (id: string, value: FormValue) => void;
  onOdd: (path: string, odd: boolean) => void;
}

/** The fields of a form, in its order. */
export function FormFields({ form, content, own, wrongOf, onChange, onOdd }: Props) {
  const one = (field: FormField) => {
    const shared = {
      value: content[field.id] ?? null,
      onChange: (value: FormValue) => onChange(field.id, value),
    };
    const wrong = wrongOf(field.id);
    switch (field.kind) {
      case 'text':
        return <TextField key={field.id} field={field} wrong={wrong} {...shared} />;
      case 'number': {
        const tell = (part: string, odd: boolean) => onOdd(`${field.id}.${part}`, odd);
        return (
          <NumberField
            key={field.id}
            field={field}
            own={own[field.id]}
            wrong={wrong}
            onOdd={tell}
            {...shared}
          />
        );
      }
      case 'choice':
        return <ChoiceField key={field.id} field={field} wrong={wrong} {...shared} />;
      case 'rows':
        return (
          <RowsField
            key={field.id}
            field={field}
            wrongOf={(path) => (path === '' ? wrong : wrongOf(`${field.id}.${path}`))}
            onOdd={(path, odd) => onOdd(`${field.id}.${path}`, odd)}
            {...shared}
          />
        );
    }
  };
  return <>{form.fields.map(one)}</>;
}

interface TextProps {
  field: Extract<FormField, { kind: 'text' }>;
  value: FormValue;
  wrong: string | undefined;
  onChange: (value: FormValue) => void;
}

function TextField({ field, value, wrong, onChange }: TextProps) {
  const id = fieldId(field.id);
  const shared = {
    id,
    maxLength: 20_000,
    value: typeof value === 'string' ? value : '',
    status: wrong === undefined ? ('' as const) : ('error' as const),
    'aria-invalid': wrong !== undefined,
    'aria-describedby': `${id}-y`,
    'aria-required': field.required,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {field.label} <Required field={field} />
      </label>
      {field.long ? (
        <Input.TextArea
          {...shared}
          rows={4}
          className={styles.growing}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input {...shared} onChange={(event) => onChange(event.target.value)} />
      )}
      <Notes id={id} field={field} wrong={wrong} />
    </div>
  );
}
