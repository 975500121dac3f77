import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/http.js';
import { asProblem } from '../api/problem.js';

interface Previewed<Saved> {
  /** What is proposed: typed or chosen differently after the preview, it has to be previewed again. */
  body: object;
  preview: string;
  save: { method: 'POST' | 'PUT'; path: string };
  onSaved: (saved: Saved) => void;
}

/**
 * First what would move, then the saving of exactly what was shown. Somebody else's change in between is refused by the
 * server (409): nothing is saved, and what is there now is fetched.
 */
export function usePreviewed<Preview extends { basis: string }, Saved>(asked: Previewed<Saved>) {
  const { body, preview: previewPath, save: to, onSaved } = asked;
  const client = useQueryClient();
  const proposal = JSON.stringify(body);
  const refresh = () =>
    Promise.all(
      ['calendar', 'policies', 'changes', 'units'].map((name) =>
        client.invalidateQueries({ queryKey: [name] }),
      ),
    );
  const preview = useMutation({
    mutationFn: async () => ({
      proposal,
      shown: await call<Preview>(previewPath, { method: 'POST', body }),
    }),
  });
  const save = useMutation({
    // The basis is used up by the save, so that pressing twice cannot save twice.
    mutationFn: (more: object) =>
      call<Saved>(to.path, {
        method: to.method,
        body: { ...body, ...more, basis: preview.data?.shown.basis },
      }),
    onSuccess: async (saved) => {
      preview.reset();
      onSaved(saved);
      await refresh();
    },
    onError: async (error) => {
      if (asProblem(error).status === 409) await refresh();
    },
  });
  const stale = save.error !== null && asProblem(save.error).status === 409;
  const look = () => {
    save.reset();
    preview.mutate();
  };
  return {
    preview,
    save,
    look,
    stale,
    /** What was shown of exactly this proposal; null before the preview and after any change. */
    seen: preview.data?.proposal === proposal ? preview.data.shown : null,
    error: save.error !== null && !stale ? save.error : preview.error,
  };
}
