import { useVersionedAct } from '../api/use-versioned-act.js';
import { useSay } from '../feedback/say.js';
import { bodyOf } from '../screens/task/acts/command-of.js';
import type { Field } from '../screens/task/acts/forms.js';
import { ActButtons } from './act-buttons.js';
import { FieldForm } from './field-form.js';

interface Props<Act extends string> {
  one: { version: number; allowedCommands: readonly Act[] };
  /** Its address in the API. */
  path: string;
  /** The name under which the page keeps it, and those of the lists in which it stands. */
  shown: readonly string[];
  stale: readonly string[];
  words: {
    acts: string;
    act: Readonly<Record<Act, string>>;
    done: Readonly<Record<Act, string>>;
    send: string;
  };
  fieldsOf: (act: Act) => readonly Exclude<Field, { kind: 'files' }>[];
  hintOf?: (act: Act) => string | undefined;
}

/** What I may do now, each act with its form; the answer takes the place of what is shown. */
export function VersionedActs<Act extends string>(props: Props<Act>) {
  const { one, words } = props;
  return (
    <ActButtons
      title={words.acts}
      allowed={one.allowedCommands}
      words={words.act}
      form={(act, close) => <ActForm key={act} {...props} act={act} onClose={close} />}
    />
  );
}

interface FormProps<Act extends string> extends Props<Act> {
  act: Act;
  onClose: () => void;
}

function ActForm<Act extends string>(props: FormProps<Act>) {
  const { one, path, shown, stale, words, fieldsOf, hintOf, act, onClose } = props;
  const say = useSay();
  const sending = useVersionedAct(shown, stale, () => {
    say(words.done[act]);
    onClose();
  });
  const fields = fieldsOf(act);
  return (
    <FieldForm
      title={words.act[act]}
      hint={hintOf?.(act)}
      fields={fields}
      send={words.send}
      pending={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSend={(typed) =>
        sending.mutate({
          path: `${path}/commands`,
          body: { type: act, ...bodyOf(fields, typed) },
          version: one.version,
        })
      }
    />
  );
}
