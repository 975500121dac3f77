import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ImportKind } from '#contracts';
import { sendTable, templateAddress } from '../../api/imports.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { paths } from '../../paths.js';
import { History } from './history.js';
import styles from './import.module.css';
import { Looked } from './looked.js';
import { ADMINISTRATORS, CHANGED_BY, KIND_HINT, KIND_WORD, texts } from './texts.js';

const KINDS = Object.keys(KIND_WORD) as ImportKind[];

/** A table is chosen, looked at row by row, and then saved whole or not at all. */
export function Component() {
  usePageTitle(texts.title);
  const say = useSay();
  const client = useQueryClient();
  const me = useMe();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const offered = KINDS.filter((one) => me.roles.includes('administrator') || !ADMINISTRATORS.has(one));
  const kind = offered.find((one) => one === params.get('loai')) ?? offered[0] ?? 'tasks';
  const [file, setFile] = useState<File | null>(null);
  const looking = useMutation({ mutationFn: (chosen: File) => sendTable(kind, chosen) });
  const refresh = () => {
    for (const name of ['imports', ...CHANGED_BY[kind]]) void client.invalidateQueries({ queryKey: [name] });
  };
  const saving = useMutation({
    mutationFn: ({ chosen, basis }: { chosen: File; basis: string }) => sendTable(kind, chosen, basis),
    onSuccess: ({ counts }) => {
      say(texts.saved((counts.new ?? 0) + (counts.changed ?? 0)));
      choose(null);
      refresh();
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    looking.reset();
    saving.reset();
  };
  const wrongFile = file !== null && !/\.(xlsx|csv)$/i.test(file.name);
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      <div className={styles.form}>
        <div className={styles.field}>
          <label htmlFor="nhap-loai">{texts.kind}</label>
          <select
            id="nhap-loai"
            className={styles.select}
            value={kind}
            onChange={(event) => {
              setParams({ loai: event.target.value }, { replace: true });
              choose(null);
            }}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {KIND_WORD[one]}
              </option>
            ))}
          </select>
          <p className={styles.quiet}>{KIND_HINT[kind]}</p>
          <p className={styles.links}>
            <a href={templateAddress(kind, false)} download>
              {texts.template}
            </a>
            <a href={templateAddress(kind, true)} download>
              {texts.filled}
            </a>
          </p>
        </div>
        <div className={styles.field}>
          <span>{texts.file}</span>
          <input
            key={`${kind} ${file === null ? '' : 'co'}`}
            id="nhap-tep"
            className={`unseen ${styles.picker}`}
            type="file"
            accept=".xlsx,.csv"
            aria-describedby="nhap-tep-loi"
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
          <label htmlFor="nhap-tep" className={styles.pick}>
            {file === null ? texts.pickFile : file.name}
          </label>
          <p id="nhap-tep-loi" className={styles.wrong} role="alert">
            {wrongFile && texts.wrongFile}
          </p>
          <div>
            <Button
              type={looking.data ? 'default' : 'primary'}
              disabled={file === null || wrongFile}
              loading={looking.isPending}
              onClick={() => file !== null && looking.mutate(file)}
            >
              {texts.look}
            </Button>
          </div>
        </div>
      </div>
      {looking.error && <ProblemNote error={looking.error} />}
      {looking.data && file !== null && (
        <Looked
          found={looking.data}
          error={saving.error}
          saving={saving.isPending}
          onSave={(basis) => {
            const { days } = looking.data;
            if (days === undefined) saving.mutate({ chosen: file, basis });
            else void navigate(paths.calendar, { state: { days, cause: texts.cause(file.name) } });
          }}
        />
      )}
      <History kind={kind} onUndone={refresh} />
    </>
  );
}
