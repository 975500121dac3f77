import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { verify } from '../../api/sign-in.js';
import { paths } from '../../paths.js';
import { takeReturnPath } from './return-path.js';

/** Uses up the link or the code and goes where the person wanted to be. */
export function useEntry() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: verify,
    onSuccess: async () => {
      client.clear();
      await navigate(takeReturnPath(paths.myWork), { replace: true });
    },
  });
}
