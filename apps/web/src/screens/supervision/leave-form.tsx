import { useNavigate } from 'react-router';
import type { SupervisionList, SupervisionView } from '#contracts';
import { FieldForm } from '../../act/field-form.js';
import { useVersionedAct } from '../../api/use-versioned-act.js';
import { useSay } from '../../feedback/say.js';
import { useProgramme } from '../../frame/programme.js';
import { paths } from '../../paths.js';
import dossier from '../case/case.module.css';
import { leavingBody, leavingFields } from './fields.js';
import { texts } from './texts.js';

interface Props {
  bodies: SupervisionList['mayLeaveFor'];
  onDone: () => void;
}

export function LeaveForm({ bodies, onDone }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { programme, programmes } = useProgramme();
  const sending = useVersionedAct<SupervisionView>(null, ['supervisions'], ({ id }) => {
    say(texts.form.saved);
    onDone();
    void navigate(paths.recommendation(id));
  });
  if (programmes.length === 0) return null;
  const fields = leavingFields(
    Object.fromEntries(bodies.map(({ code, name }) => [code, name])),
    Object.fromEntries(programmes.map(({ code, shortName }) => [code, shortName])),
  );
  return (
    <section className={dossier.card}>
      <FieldForm
        title={texts.form.title}
        hint={texts.form.hint}
        fields={fields}
        start={{
          ...(bodies.length === 1 ? { body: bodies[0]!.code } : {}),
          programme: programme ?? programmes[0]!.code,
          about: 'programme',
        }}
        send={texts.send}
        pending={sending.isPending}
        error={sending.error}
        onClose={onDone}
        onSend={(typed) => sending.mutate({ path: '/api/supervision', body: leavingBody(fields, typed) })}
      />
    </section>
  );
}
