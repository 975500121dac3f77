import type { CreateTask } from '#contracts';
import type { TaskEvent } from './events.js';

/** The first event of a task's stream; the rest of the profile follows as `profile-completed`. */
export function taskCreated(
  input: Pick<CreateTask, 'code' | 'programme' | 'kind' | 'group' | 'title'> & {
    heldBy: string | null;
    demo: boolean;
  },
): TaskEvent {
  const { code, programme, kind, group, title, heldBy, demo } = input;
  return { type: 'task-created', data: { code, programme, kind, group, heldBy, demo }, text: { title } };
}
