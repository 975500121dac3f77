import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { FieldForm } from '../../act/field-form.js';
import { call } from '../../api/http.js';
import { useSay } from '../../feedback/say.js';
import type { Typed } from '../task/acts/command-of.js';
import styles from './connections.module.css';
import type { FormField } from './fields.js';
import { texts } from './texts.js';

interface Props {
  path: string;
  version: number;
  name: string;
  fields: FormField[];
  start: Typed;
  bodyOf: (fields: readonly FormField[], typed: Typed) => object;
  /** The list that is asked anew. */
  stale: string;
}

/** What a receiver or a source was entered with, to be corrected. */
export function Change({ path, version, name, fields, start, bodyOf, stale }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const changing = useMutation({
    mutationFn: (body: object) =>
      call<unknown>(`${path}/commands`, { method: 'POST', body: { type: 'change', ...body }, version }),
    onSuccess: () => {
      say(texts.changed);
      setOpen(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: [stale] }),
  });
  if (!open) {
    return (
      <Button aria-label={`${texts.change}: ${name}`} onClick={() => setOpen(true)}>
        {texts.change}
      </Button>
    );
  }
  return (
    <div className={styles.whole}>
      <FieldForm
        title={texts.change}
        fields={fields}
        start={start}
        send={texts.save}
        pending={changing.isPending}
        error={changing.error}
        onClose={() => setOpen(false)}
        onSend={(typed) => changing.mutate(bodyOf(fields, typed))}
      />
    </div>
  );
}
