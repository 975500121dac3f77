import type { TaskClass } from '#contracts';
import type { TaskStatus } from '../task/index.js';

/** Tasks by what is said of them in reports; every one that counts is in exactly one. */
export interface TaskTally {
  total: number;
  done: number;
  inProgress: number;
  underStudy: number;
  beyondAuthority: number;
  suspended: number;
  stopped: number;
}

/** Drafts are not tasks yet. What is done is done, whatever was said of it before. */
export function tallyOf(tasks: readonly { status: TaskStatus; as: TaskClass | null }[]): TaskTally {
  const counted = tasks.filter((task) => task.status !== 'draft');
  const of = (name: keyof Omit<TaskTally, 'total'>) =>
    counted.filter((task) => classed(task) === name).length;
  return {
    total: counted.length,
    done: of('done'),
    inProgress: of('inProgress'),
    underStudy: of('underStudy'),
    beyondAuthority: of('beyondAuthority'),
    suspended: of('suspended'),
    stopped: of('stopped'),
  };
}

function classed(task: { status: TaskStatus; as: TaskClass | null }): keyof Omit<TaskTally, 'total'> {
  if (task.status === 'completed') return 'done';
  if (task.status === 'stopped') return 'stopped';
  if (task.as === 'beyond-authority') return 'beyondAuthority';
  if (task.as === 'under-study') return 'underStudy';
  return task.status === 'suspended' ? 'suspended' : 'inProgress';
}

/** "19 đã hoàn thành, 38 đang thực hiện, 32 đang nghiên cứu, 3 thuộc thẩm quyền Trung ương; tổng 92" */
export function tallySentence(tally: TaskTally): string {
  const parts = [
    [tally.done, 'đã hoàn thành'],
    [tally.inProgress, 'đang thực hiện'],
    [tally.underStudy, 'đang nghiên cứu'],
    [tally.beyondAuthority, 'thuộc thẩm quyền Trung ương'],
    [tally.suspended, 'tạm dừng'],
    [tally.stopped, 'đã dừng'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return said.length === 0 ? 'Chưa có nhiệm vụ nào.' : `${said.join(', ')}; tổng ${tally.total}.`;
}
