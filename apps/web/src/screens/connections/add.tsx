import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { FieldForm } from '../../act/field-form.js';
import { call } from '../../api/http.js';
import { useSay } from '../../feedback/say.js';
import dossier from '../case/case.module.css';
import type { Typed } from '../task/acts/command-of.js';
import type { FormField } from './fields.js';
import { Secret } from './secret.js';
import { texts } from './texts.js';

interface Props {
  word: string;
  path: string;
  fields: FormField[];
  start?: Typed;
  bodyOf: (fields: readonly FormField[], typed: Typed) => object;
  /** The list that is asked anew. */
  stale: string;
}

/** A button, its form, and the secret of what was added. */
export function Add({ word, path, fields, start = {}, bodyOf, stale }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const adding = useMutation({
    mutationFn: (body: object) => call<{ secret: string }>(path, { method: 'POST', body }),
    onSuccess: () => {
      say(texts.added);
      setOpen(false);
      return client.invalidateQueries({ queryKey: [stale] });
    },
  });
  if (adding.data) return <Secret secret={adding.data.secret} onSeen={() => adding.reset()} />;
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{word}</Button>
      </div>
    );
  }
  return (
    <section className={dossier.card}>
      <FieldForm
        title={word}
        fields={fields}
        start={start}
        send={texts.save}
        pending={adding.isPending}
        error={adding.error}
        onClose={() => setOpen(false)}
        onSend={(typed) => adding.mutate(bodyOf(fields, typed))}
      />
    </section>
  );
}
